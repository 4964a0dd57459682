"""What narrows a search: the contract's keys, as conditions on entries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Now
from django.utils import timezone

from catalogue.models import SessionPage
from catalogue.schedule.periods import Period
from home.querysets import public_pages
from search.content.models import Entry, EntryTerm
from search.filtering.around import DISTANCE, PLACE, Around
from search.filtering.facets import COLUMNS, PERIOD, TERMS

ORDERS = ("pertinence", "date", "recent", "titre", DISTANCE)


@dataclass(frozen=True)
class Filters:
    """A selection. A key with several values means any of them; `regions` empty means everywhere.

    `with_shared`: what the nation accepted of other regions counts as theirs.
    """

    locale: str = "fr"
    regions: tuple[str, ...] = ()
    with_shared: bool = False
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    periods: tuple[Period, ...] = ()
    around: Around | None = None
    order: str = "pertinence"

    @property
    def lifted(self) -> "Filters":
        """The same search without a condition."""
        return Filters(locale=self.locale, order=self.order)

    def conditions(self) -> dict[str, Q]:
        """A condition for each key in force, so that a facet can leave its own out."""
        chosen = {key: values for key, values in self.values.items() if values and key != "region"}
        found = {key: Q(**{f"{COLUMNS[key]}__in": chosen[key]}) for key in COLUMNS if key in chosen}
        found |= {key: _has_term(key, chosen[key]) for key in TERMS if key in chosen}
        if self.regions:
            found["region"] = Q(region__in=self.regions) | (Q(is_shared=True) if self.with_shared else Q())
        if self.around:
            found[PLACE] = self.around.condition()
        if self.periods:
            found[PERIOD] = _any(period.condition() for period in self.periods)
        return found


def _has_term(key: str, values: tuple[str, ...]) -> Q:
    return Q(Exists(EntryTerm.objects.filter(entry=OuterRef("pk"), key=key, value__in=values)))


def _any(conditions: Iterable[Q]) -> Q:
    found = Q()
    for condition in conditions:
        found |= condition
    return found


@cache
def is_public() -> Exists:
    """Whether anybody may see an entry’s page now; a look-up each, for what is shown and not for what is counted.

    The index follows the site a moment later, or when a worker comes back.
    """
    return Exists(public_pages().filter(pk=OuterRef("pk")))


@cache
def workshop_of() -> Subquery:
    """The id of the workshop of an entry that is a date; a look-up each, as `is_public`."""
    return Subquery(SessionPage.objects.filter(pk=OuterRef("pk")).order_by().values("workshop_id"))


def public_entries() -> QuerySet[Entry]:
    """Those that may be shown."""
    return Entry.objects.filter(is_public())


def served_entries(locale: str) -> QuerySet[Entry]:
    """Entries of a language that are not past their expiry: nobody waits for a scheduler."""
    return Entry.objects.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=Now()), locale=locale)


def chosen_entries(filters: Filters) -> QuerySet[Entry]:
    """Entries that pass the filters."""
    return served_entries(filters.locale).filter(*filters.conditions().values())


def ordered(entries: QuerySet[Entry], order: str) -> QuerySet[Entry]:
    """Entries by one of `ORDERS`: what comes soonest, then the past, then the undated; without a query, the newest.

    By distance they are sorted once read (`first_ids`); those at the same place come as by date.
    """
    if order == "titre":
        return entries.order_by("sort_title", "pk")
    if order in ("date", DISTANCE):
        coming = Q(ends_at__gt=timezone.now())
        rank = Case(When(coming, then=0), When(starts_at__isnull=False, then=1), default=2)
        soonest = Case(When(coming, then=F("starts_at")))
        return entries.order_by(rank, soonest.asc(), F("starts_at").desc(), "pk")
    return entries.order_by(F("dated_at").desc(nulls_last=True), "pk")


def first_ids(entries: QuerySet[Entry], filters: Filters, limit: int) -> list[int]:
    """Ids of the first `limit` entries, in the order of the filters."""
    found = ordered(entries, filters.order)
    if filters.order == DISTANCE and filters.around:
        return filters.around.nearest(found.values_list("pk", "position"), limit)
    return list(found.values_list("pk", flat=True)[:limit])

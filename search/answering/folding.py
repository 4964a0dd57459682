"""Dates of one workshop are one result, the workshop before them; alone when a date or a place is what was asked.

Only results are gathered: what is found, counted and offered by facets is each page, as before, so that a facet's count
stays what its click gives. Only the first hundred are, which are known whole on each page of results and in each
engine; beyond, each stands alone.

A date that holds more of the words than its workshop does was asked for itself (« canva Cilaos », where « Cilaos » is
no filter): it does not stand below that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from home.enums import PageType
from search.answering.ranking import Ranked
from search.content.models import Entry
from search.engines.base import CANDIDATES
from search.filtering.around import DISTANCE
from search.filtering.filters import Filters, first_ids, ordered, workshop_of

GATHERED = CANDIDATES  # results, the first ones
_Workshops = Mapping[int, int | None]  # of each id: a date's; none of what is no date


@dataclass(frozen=True)
class Folds:
    """Ids of results in order, and those that each holds: dates of the same workshop."""

    ids: Sequence[int]
    dates: Mapping[int, list[int]] = field(default_factory=dict)

    @property
    def hidden(self) -> int:
        """How many stand in the result of another."""
        return sum(map(len, self.dates.values()))

    def part(self, start: int, end: int) -> "Folds":
        ids = self.ids[start:end]
        return Folds(ids, {pk: self.dates[pk] for pk in ids if pk in self.dates})

    def followed_by(self, others: Sequence[int], limit: int) -> "Folds":
        """With what comes after, the first `limit` results."""
        within = {pk for dates in self.dates.values() for pk in dates}
        ids = dict.fromkeys((*self.ids, *(pk for pk in others if pk not in within)))
        return Folds(list(ids)[:limit], self.dates)


def may_gather(filters: Filters) -> bool:
    """Whether neither a date nor a place is what is asked, nor dates as such."""
    asked = filters.values
    somewhere = filters.around or asked.get("region") or asked.get("departement")
    apart = filters.periods or somewhere or filters.order in ("date", DISTANCE)
    return not apart and asked.get("type") != (PageType.SESSION,)


def sorted_results(
    entries: QuerySet[Entry], filters: Filters, limit: int, ranked: Mapping[int, Ranked], *, gathered: bool
) -> Folds:
    """The first `limit` of entries in the order of the filters."""
    if not (gathered and may_gather(filters)):
        return Folds(first_ids(entries, filters, limit))
    listed = ordered(entries, filters.order).values_list("pk", workshop_of())[: limit + GATHERED]
    workshops = dict(listed)
    ids = list(workshops)
    return _folded(ids[:GATHERED], workshops, ranked).followed_by(ids[GATHERED:], limit)


def best_results(ids: Sequence[int], filters: Filters, ranked: Mapping[int, Ranked], *, gathered: bool) -> Folds:
    """Of ids, all ranked, the best first; when dates are not gathered, each workshop only stands before its own."""
    if not may_gather(filters):
        return Folds(ids)
    workshops = {pk: ranked[pk].workshop for pk in ids}
    return _folded(ids, workshops, ranked) if gathered else Folds(_workshops_first(ids, workshops, ranked))


def _folded(ids: Sequence[int], workshops: _Workshops, ranked: Mapping[int, Ranked]) -> Folds:
    """Dates in the result of their workshop, which takes the place of the first; without it, in that of the first date
    that holds as many of the words.
    """
    heads = _heads(ids, workshops, ranked)
    dates: dict[int, list[int]] = {}
    for pk, head in heads.items():
        if pk != head:
            dates.setdefault(head, []).append(pk)
    return Folds(list(dict.fromkeys(heads.get(pk, pk) for pk in ids)), dates)


def _workshops_first(ids: Sequence[int], workshops: _Workshops, ranked: Mapping[int, Ranked]) -> list[int]:
    """The same ids, each workshop before its dates that hold no more of the words."""
    heads = _heads(ids, workshops, ranked)
    return list(dict.fromkeys(one for pk in ids for one in (heads.get(pk, pk), pk)))


def _heads(ids: Sequence[int], workshops: _Workshops, ranked: Mapping[int, Ranked]) -> dict[int, int]:
    """For each date, in order, what it stands below: itself for the first of those without their workshop."""
    share = {pk: ranked[pk].score.share for pk in ids if pk in ranked}  # of the words; unknown when none were asked
    among, heads = {*ids}, {}
    first: dict[tuple[int, float], int] = {}
    for pk in ids:
        workshop, held = workshops[pk], share.get(pk, 0.0)
        if workshop:
            is_below = workshop in among and held <= share.get(workshop, 1.0)
            heads[pk] = workshop if is_below else first.setdefault((workshop, held), pk)
    return heads

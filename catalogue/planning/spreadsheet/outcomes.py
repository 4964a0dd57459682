"""What becomes of each line of a table: a session to create, one to change, one that is so already, or a refusal."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field
from django.utils import timezone
from django.utils.text import capfirst
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Page, Revision

from catalogue.models import AgendaPage, SessionDay, SessionPage
from catalogue.planning.checking import problems_of
from catalogue.planning.spreadsheet.lines import Wish
from catalogue.schedule.naming import session_title
from catalogue.schedule.places import too_few
from home.tags import folded

CREATED, CHANGED, SAME, REFUSED = "create", "change", "same", "refuse"
# What a version of any page says; the rest of its row is the page's own, whatever the version.
_OF_EVERY_PAGE = {"title", "slug", "seo_title", "search_description", "show_in_menus", "go_live_at", "expire_at"}
_IN_MEETINGS = "Cette séance a plusieurs rencontres : changez leurs dates sur sa page."
_STAYS_DRAFT = "(d’autres changements attendent sur sa page : tout y reste en brouillon)"


@dataclass
class Outcome:
    """`page`: as it will be, not saved. `told`: the reasons of a refusal, or what changes. `publishes`: at once."""

    number: int
    verdict: str
    label: str
    page: SessionPage | None = None
    told: list[str] = field(default_factory=list)
    publishes: bool = False


@dataclass
class Outcomes:
    all: list[Outcome]

    def of(self, verdict: str) -> list[Outcome]:
        return [outcome for outcome in self.all if outcome.verdict == verdict]

    created = property(lambda self: self.of(CREATED))
    changed = property(lambda self: self.of(CHANGED))
    same = property(lambda self: self.of(SAME))
    refused = property(lambda self: self.of(REFUSED))

    @property
    def writes(self) -> int:
        return len(self.created) + len(self.changed)

    def overtaken(self) -> bool:
        """Whether somebody saved a session that changes since it was read. From here on they wait, in a transaction."""
        read = {outcome.page.pk: outcome.page.latest_revision_id for outcome in self.changed if outcome.page}
        rows = Page.objects.select_for_update().filter(pk__in=read)
        return dict(rows.values_list("pk", "latest_revision_id")) != read

    def print_of(self, *, live: bool) -> str:
        """What tells these outcomes from others: the editor confirms what was shown."""
        told = [f"{one.number} {one.verdict} {one.label} {one.told}" for one in self.all]
        return hashlib.sha256("\n".join([str(live), *told]).encode()).hexdigest()


Key = tuple[int, datetime, str]


def key_of(workshop_id: int, starts_at: datetime, city: str) -> Key:
    """Without an identifier, a session is known by its workshop, its start and its town."""
    return workshop_id, starts_at, folded(city or "")


class Sorter:
    """Compares lines with the sessions of an agenda, as its editors last left them. Four queries, and for a session
    that is to change those of its form's checks."""

    def __init__(self, agenda: AgendaPage, user, zone: str, *, live: bool):
        self._user, self._zone, self._live = user, zone, live
        rows = SessionPage.objects.child_of(agenda).filter(alias_of__isnull=True).select_related("workshop")
        pages = list(rows.order_by("path"))
        drafts = [page.latest_revision_id for page in pages if page.has_unpublished_changes]
        revisions = {int(found.object_id): found for found in Revision.objects.filter(pk__in=drafts)}
        in_meetings = set(SessionDay.objects.filter(session__in=revisions).values_list("session_id", flat=True))
        pages = [self._latest(page, revisions.get(page.pk), page.pk in in_meetings) for page in pages]
        self._by_slug = {page.slug: page for page in pages}
        self._by_key = {key_of(page.workshop_id, page.starts_at, page.city): page for page in reversed(pages)}
        self._met: dict[int | Key, int] = {}

    @staticmethod
    def _latest(page: SessionPage, revision: Revision | None, in_meetings: bool) -> SessionPage:
        """A draft that was never edited is in its row as well: to read it from its revision costs queries."""
        if revision is None:
            return page
        has_meetings = in_meetings or revision.content.get("days")
        if not has_meetings and _said(page).items() <= revision.content.items():
            return page
        return page.with_content_json(revision.content)

    def sort(self, wishes: Iterable[Wish]) -> Outcomes:
        return Outcomes([self._outcome(wish) for wish in wishes])

    def _outcome(self, wish: Wish) -> Outcome:
        if wish.reasons:
            return Outcome(wish.number, REFUSED, wish.label, told=wish.reasons)
        key = key_of(wish.values["workshop"].pk, wish.values["starts_at"], wish.values.get("city", ""))
        page = self._by_slug.get(wish.values.get("slug")) or self._by_key.get(key)
        same = page.pk if page else key
        if same in self._met:
            return Outcome(wish.number, REFUSED, wish.label, told=[f"C’est la séance de la ligne {self._met[same]}."])
        found = self._change(wish, page) if page else self._creation(wish)
        if found.verdict != REFUSED:
            self._met[same] = wish.number
        return found

    def _creation(self, wish: Wish) -> Outcome:
        page = SessionPage(**wish.values)
        page.time_zone = self._zone
        if page.ends_at is None and wish.usual_end:
            page.ends_at = wish.usual_end
        page.seats_left = page.seats if page.seats_left is None else page.seats_left
        page.title = page.title or _title(page)
        if reasons := problems_of(page):
            return Outcome(wish.number, REFUSED, wish.label, told=reasons)
        told = ["Cette date est passée."] if page.ends_at <= timezone.now() else []
        return Outcome(wish.number, CREATED, page.title, page, told)

    def _change(self, wish: Wish, page: SessionPage) -> Outcome:
        changes = {name: value for name, value in wish.values.items() if _differs(page, name, value)}
        if "starts_at" in changes and "ends_at" not in wish.values:
            changes["ends_at"] = page.ends_at + (changes["starts_at"] - page.starts_at)
        if not changes:
            return Outcome(wish.number, SAME, page.title, page)
        reasons, before = self._locked(page), {name: getattr(page, name, None) for name in ("title", *changes)}
        if "seats" in changes and (words := too_few(page, changes["seats"])):
            reasons = [*reasons, words]
        own_title = page.title == _title(page)
        for name, value in changes.items():
            setattr(page, name, value)
        if own_title and "title" not in changes:
            page.title = _title(page)
        if {"starts_at", "ends_at"} & changes.keys() and page.days.exists():
            reasons = [*reasons, _IN_MEETINGS]
        if reasons := reasons or problems_of(page):
            for name, value in before.items():  # another line may be of the same session
                setattr(page, name, value)
            return Outcome(wish.number, REFUSED, page.title, told=reasons)
        waits = self._live and page.live and page.has_unpublished_changes  # what somebody wrote, and did not publish
        told = [", ".join(_name(name) for name in changes), *([_STAYS_DRAFT] if waits else [])]
        return Outcome(wish.number, CHANGED, page.title, page, told, publishes=self._live and not waits)

    def _locked(self, page: SessionPage) -> list[str]:
        rights = page.permissions_for_user(self._user)
        if not rights.can_edit():
            return ["Vous ne pouvez pas modifier cette séance."]
        if rights.page_locked():
            return ["Cette séance est verrouillée, ou attend une validation."]
        if self._live and not rights.can_publish():
            return ["Vous ne pouvez pas publier cette séance."]
        return []


def _differs(page: SessionPage, name: str, value) -> bool:
    """The identifier only says which session it is."""
    if name == "slug":
        return False
    return getattr(page, f"{name}_id") != value.pk if isinstance(value, Page) else getattr(page, name) != value


def _said(page: SessionPage) -> dict:
    """What the row of a session says, but for its meetings, as a revision would write it."""
    own = {field.name for field in SessionPage._meta.local_concrete_fields if not field.primary_key}
    names = own | _OF_EVERY_PAGE
    values = get_serializable_data_for_fields(page)
    return json.loads(json.dumps({name: values[name] for name in names}, cls=DjangoJSONEncoder))


def _title(page: SessionPage) -> str:
    """Nothing when its workshop was deleted since."""
    if page.workshop_id is None:
        return ""
    place = {"mode": page.mode, "venue": page.venue, "city": page.city}
    return session_title(page.workshop.title, **place, start=page.local_start)


def _name(field: str) -> str:
    found = SessionPage._meta.get_field(field)
    return capfirst(str(found.verbose_name)) if isinstance(found, Field) else field

"""The dated pages of a territory as their forms would show them: the latest version, published or not."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone
from wagtail.models import Page

from catalogue.enums import EditorialStatus, Mode, SignupKind, State
from catalogue.models import EventPage, PromotionPage, SessionPage
from catalogue.planning.desk.links import links_of
from catalogue.schedule.dates import span_label
from catalogue.schedule.places import seats_taken
from catalogue.schedule.states import state_of
from home.models.base import SitePage
from home.regions import side_name
from home.time_zones import DEFAULT_ZONE
from home.walls.territory import Territory

KINDS: dict[str, type[SitePage]] = {"seance": SessionPage, "promotion": PromotionPage, "evenement": EventPage}
THEMES = {"seance": "workshop__themes", "evenement": "themes"}  # a promotion has none
_DATES = ("starts_at", "ends_at", "signup_deadline")
_NUMBERS = ("seats", "seats_left")
_TEXTS = ("title", "time_zone", "mode", "venue", "city", "status", "signup_kind")
_OF_THE_PAGE = ("pk", "path", "live", "has_unpublished_changes", "latest_revision_id")


@dataclass(frozen=True)
class Row:
    """`revision`: the version that is shown; `has_draft`: visitors read an older one."""

    pk: int
    kind: str
    path: str
    live: bool
    has_draft: bool
    revision: int | None
    title: str
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    mode: str
    venue: str
    city: str
    status: str
    signup_kind: str
    seats: int | None
    seats_left: int | None
    state: State

    @property
    def local_start(self) -> datetime:
        return self.starts_at.astimezone(ZoneInfo(self.time_zone))

    @property
    def local_end(self) -> datetime:
        return self.ends_at.astimezone(ZoneInfo(self.time_zone))

    @property
    def when(self) -> str:
        return span_label(self.local_start, self.local_end)

    @property
    def town(self) -> str:
        return str(Mode.REMOTE.label) if self.mode == Mode.REMOTE else self.city or self.venue

    @property
    def kind_label(self) -> str:
        return str(KINDS[self.kind]._meta.verbose_name)

    @property
    def has_seats(self) -> bool:
        return _has(KINDS[self.kind], "seats")

    @property
    def seats_taken(self) -> int | None:
        """None when nobody knows: no limit, or seats that are not counted."""
        return None if self.seats is None or self.seats_left is None else max(0, self.seats - self.seats_left)

    @property
    def types_seats_left(self) -> bool:
        """Elsewhere than on the site, where they are counted."""
        return _has(KINDS[self.kind], "seats_left") and self.signup_kind != SignupKind.HERE

    @property
    def links(self) -> list[tuple[str, str]]:
        """Labels and addresses of what other apps show of it."""
        return links_of(self)

    @property
    def status_label(self) -> str:
        return EditorialStatus(self.status).label

    @property
    def region(self) -> str:
        return side_name(self.path)


def rows_of(territory: Territory, kinds=tuple(KINDS)) -> list[Row]:
    """Every dated page of a territory, two queries a kind. A translation is not a second date."""
    return [row for kind in kinds for row in _rows(kind, own_pages(kind, territory))]


def coming_rows(kind: str, pages: QuerySet) -> list[Row]:
    """Those of `pages` that are not over, the soonest first; two queries. A draft may say another date."""
    now = timezone.now()
    rows = _rows(kind, pages.filter(Q(ends_at__gte=now) | Q(has_unpublished_changes=True)))
    rows = [row for row in rows if row.ends_at >= now]
    return sorted(rows, key=lambda row: (row.starts_at, row.pk))


def own_pages(kind: str, territory: Territory):
    french = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code="fr")
    original = Q(locale__language_code="fr") | ~Exists(french)
    return KINDS[kind]._default_manager.filter(territory.pages(), original, alias_of__isnull=True)


def _rows(kind: str, pages) -> list[Row]:
    model = KINDS[kind]
    names = [name for name in (*_TEXTS, *_DATES, *_NUMBERS) if _has(model, name)]
    now = timezone.now()
    drafts = pages.filter(has_unpublished_changes=True).order_by()
    said = {f"said_{name}": KeyTextTransform(name, "latest_revision__content") for name in names}
    newest = {found.pop("pk"): found for found in drafts.values("pk", **said)}
    found = []
    for values in pages.annotate(taken=seats_taken()).order_by().values(*_OF_THE_PAGE, "taken", *names):
        latest = newest.get(values["pk"])
        if latest:
            values |= {name: _value(name, latest[f"said_{name}"]) for name in names}
        values["seats_left"] = _left(values)
        found.append(_row(kind, values, now))
    return found


def _has(model: type[Page], name: str) -> bool:
    return name in {field.name for field in model._meta.concrete_fields}


def _left(values: dict) -> int | None:
    """Counted when one signs up on the site, else as an editor typed it."""
    if values["signup_kind"] != SignupKind.HERE:
        return values.get("seats_left")
    seats = values.get("seats")
    return None if seats is None else max(0, seats - (values["taken"] or 0))


def _value(name: str, text):
    """A value of a revision's JSON, which databases give as they like."""
    if text in (None, "", "null"):
        return None if name in (*_DATES, *_NUMBERS) else ""
    if name in _DATES:
        return datetime.fromisoformat(text)
    return int(text) if name in _NUMBERS else text


def _row(kind: str, values: dict, now: datetime) -> Row:
    moments = {"starts_at": values["starts_at"], "ends_at": values["ends_at"]}
    state = state_of(
        status=values["status"],
        **moments,
        deadline=values.get("signup_deadline"),
        seats_left=values.get("seats_left"),
        now=now,
    )
    texts = {name: values[name] for name in ("title", "mode", "venue", "city", "status", "signup_kind")}
    return Row(
        pk=values["pk"],
        kind=kind,
        path=values["path"],
        live=values["live"],
        has_draft=values["live"] and values["has_unpublished_changes"],
        revision=values["latest_revision_id"],
        time_zone=values["time_zone"] or DEFAULT_ZONE,
        seats=values.get("seats"),
        seats_left=values.get("seats_left"),
        state=state,
        **moments,
        **texts,
    )

"""The dates of a workshop within its result: « 3 dates : Millau 1er déc., Cilaos 22 mars… », each with its link."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalogue.enums import EditorialStatus, State
from home.cards import Badge
from home.enums import PageType
from home.time_zones import DEFAULT_ZONE
from search.answering.results import Result
from search.content.models import Entry

_NAMED = 2  # before one unfolds them
_SAME_YEAR = timedelta(days=300)  # farther away, a day needs its year
_STATES: dict[str, State] = {EditorialStatus.CANCELLED: State.CANCELLED, EditorialStatus.POSTPONED: State.POSTPONED}


@dataclass(frozen=True)
class FoldedDate:
    """A date that is found, as a line of a result."""

    url: str
    when: str
    place: str
    badges: list[Badge]


@dataclass(frozen=True)
class FoldedDates:
    """What `search/dates.html` shows. `others`: the result is a date of the workshop itself."""

    names: str
    others: bool
    dates: list[FoldedDate]


def folded_dates(result: Result, url_of: Callable[[Entry], str]) -> FoldedDates | None:
    """Those that a result holds, without a query; None when it holds none."""
    if not result.dates:
        return None
    names = ", ".join(map(_name, result.dates[:_NAMED])) + "…" * (len(result.dates) > _NAMED)
    dates = [FoldedDate(url_of(date), date.when, date.place, badges_of(date)) for date in result.dates]
    return FoldedDates(names, result.entry.type == PageType.SESSION, dates)


def badges_of(entry: Entry) -> list[Badge]:
    """What is to be known of an entry that does not take place, or no more."""
    state = _STATES.get(entry.status)
    if state is None and entry.ends_at and entry.ends_at <= timezone.now():
        state = State.OVER
    feminine = entry.type != PageType.EVENT
    return [Badge(state.said(feminine=feminine), state.tone)] if state else []


def _name(date: Entry) -> str:
    """« Millau 1er déc. »: the town, which ends a place."""
    town = date.place.rpartition(", ")[2]
    return f"{town} {_day(date.starts_at, date.time_zone)}" if date.starts_at else town


def _day(moment: datetime, zone: str) -> str:
    here = moment.astimezone(ZoneInfo(zone or DEFAULT_ZONE))
    day = _("1er") if here.day == 1 else str(here.day)
    far = abs(moment - timezone.now()) > _SAME_YEAR
    return f"{day} {date_format(here, 'N Y' if far else 'N')}".replace(" ", "\u00a0")

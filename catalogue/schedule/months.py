"""The agenda by month: which months it has, and one of them as a table of weeks."""

import re
from calendar import MONDAY, Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalogue.schedule.dates import day_label, hour_label
from home.cards import Badge, Card

_CODE = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_A_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, order=True)
class Month:
    first: date

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(date(day.year, day.month, 1))

    @classmethod
    def coded(cls, code: str) -> "Month | None":
        """Of a period's valid code, « 2027-03 »; None when it says no month."""
        found = _CODE.fullmatch(code)
        return cls(date(int(found[1]), int(found[2]), 1)) if found else None

    @property
    def code(self) -> str:
        return self.first.isoformat()[:7]

    @property
    def label(self) -> str:
        """« mars 2027 »."""
        return date_format(self.first, "F Y")

    @property
    def before(self) -> "Month":
        return Month.of(self.first - timedelta(days=1))

    @property
    def after(self) -> "Month":
        return Month.of(self.first + timedelta(days=31))


@dataclass(frozen=True)
class Months:
    """From the first to the last that the agenda has: nothing leads further."""

    first: Month
    last: Month

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last

    def previous(self, month: Month) -> Month | None:
        """The one before, or the last when a month is later than all."""
        return min(month.before, self.last) if month > self.first else None

    def following(self, month: Month) -> Month | None:
        return max(month.after, self.first) if month < self.last else None

    def coming(self, today: date, most: int) -> list[Month]:
        """From that of a day on; the next ones only when there are many."""
        found, month = list[Month](), max(self.first, Month.of(today))
        while month <= self.last and len(found) < most:
            found.append(month)
            month = month.after
        return found


@dataclass(frozen=True)
class Entry:
    """A date in the table: « 9 h 30 », « 9 h, jusqu’au 5 mars 2027 »; only the badges that change one's plans."""

    title: str
    url: str
    hours: str
    place: str
    badges: list[Badge]


@dataclass(frozen=True)
class Day:
    """`entries` is empty on the days of the months around, which complete the weeks."""

    date: date
    inside: bool
    entries: list[Entry]


def weekdays() -> list[str]:
    return [date_format(_A_MONDAY + timedelta(days=number), "l") for number in range(7)]


def weeks(month: Month, cards: Iterable[Card]) -> list[list[Day]]:
    """The weeks of a month with its dates on the day when they begin there; what began before is on the first."""
    entries = defaultdict[date, list[Entry]](list)
    for card in cards:
        if card.date is not None:
            day = max(card.date.date(), month.first)
            entries[day].append(_entry(card))
    found = Calendar(MONDAY).monthdatescalendar(month.first.year, month.first.month)
    return [[Day(day, Month.of(day) == month, entries.get(day, [])) for day in week] for week in found]


def _entry(card: Card) -> Entry:
    place = next((fact.text for fact in card.meta if fact.icon == "lieu"), "")
    return Entry(card.title, card.url, _hours(card), place, [one for one in card.badges if one.tone != "ok"])


def _hours(card: Card) -> str:
    start, end = card.date, card.end
    assert start is not None  # noqa: S101  the caller asked
    if end is None or end - start < timedelta(days=1):
        return hour_label(start)
    return _("%(hour)s, jusqu’au %(day)s") % {"hour": hour_label(start), "day": day_label(end, weekday=False)}

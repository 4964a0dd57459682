"""When people sign: morning and afternoon of each day of a date, on the clock of the place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from wagtail.models import Page

from catalogue.schedule.dates import day_label, hour_label
from catalogue.schedule.meetings import Meeting, moment_of

_NOON = time(13)
_LONGEST_PART = timedelta(hours=4, minutes=30)  # what lasts no longer is one half-day, even across noon
_EVENING = time(17, 30)
_MOST_DAYS = 20  # of a date whose days nobody signs one by one: an exhibition, a course of months


@dataclass(frozen=True)
class HalfDay:
    starts_at: datetime
    ends_at: datetime
    meeting: str = ""  # its key

    @property
    def day(self) -> str:
        """« lundi 6 mars 2034 »."""
        return day_label(self.starts_at)

    @property
    def part(self) -> str:
        """« matin, 9 h – 12 h »."""
        middle = (self.starts_at + (self.ends_at - self.starts_at) / 2).time()
        name = "matin" if middle < _NOON else "après-midi"
        if self.starts_at.time() >= _EVENING:
            name = "soirée"
        return f"{name}, {hour_label(self.starts_at)}\u00a0– {hour_label(self.ends_at)}"


def half_days_of(page: Page) -> list[HalfDay]:
    """In order; of each meeting, each day lasts from the hour of its start to that of its end."""
    found: list[HalfDay] = []
    for meeting in page.meetings:
        for start, end in _days(meeting.starts_at.astimezone(page.zone), meeting.ends_at.astimezone(page.zone)):
            found += [replace(half, meeting=meeting.key) for half in _halves(start, end)]
    return found


def minutes_of(page: Page, meetings: Sequence[Meeting] | None = None) -> int:
    """How long it lasts, or some of its meetings: each day from its first hour to its last; breaks are in."""
    zone, meetings = page.zone, page.meetings if meetings is None else meetings
    spans = (_days(one.starts_at.astimezone(zone), one.ends_at.astimezone(zone)) for one in meetings)
    return sum(int((end - start).total_seconds()) // 60 for days in spans for start, end in days)


def _days(start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    is_a_day = start.time() < end.time()
    last: date = end.date()
    count = (last - start.date()).days + 1
    if end - start < timedelta(days=1) or not is_a_day or count > _MOST_DAYS:
        return [(start, end)]
    days = (start.date() + timedelta(days=number) for number in range(count))
    return [(moment_of(day, start.time(), start.tzinfo), moment_of(day, end.time(), end.tzinfo)) for day in days]


def _halves(start: datetime, end: datetime) -> list[HalfDay]:
    noon = moment_of(start.date(), _NOON, start.tzinfo)
    if end - start <= _LONGEST_PART or end - start >= timedelta(days=1) or not start < noon < end:
        return [HalfDay(start, end)]
    return [HalfDay(start, noon), HalfDay(noon, end)]

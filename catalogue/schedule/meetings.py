"""The dates that a dated page asks to keep free: one, or each day of a course."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True)
class Meeting:
    """`key` tells it from the others of its page, and stays when the day is moved."""

    key: str
    starts_at: datetime
    ends_at: datetime


def first_and_last_day(start: datetime, end: datetime) -> list[Meeting]:
    """What is known of a course whose days nobody typed; `start` and `end` on the clock of the place.

    Each day lasts from the hour of the start to the hour of the end; until or from midnight when these are no day.
    """
    if end - start <= timedelta(days=1):
        return [Meeting("", start, end)]
    last = (end - timedelta(microseconds=1)).date()
    is_a_day = start.time() < end.time() or end.time() == time.min
    closes = moment_of(start.date(), end.time() if is_a_day else time.min, start.tzinfo, after=start.time())
    opens = moment_of(last, start.time() if is_a_day else time.min, start.tzinfo)
    return [Meeting("debut", start, closes), Meeting("fin", opens, end)]


def moment_of(day: date, clock: time, zone: tzinfo | None, *, after: time | None = None) -> datetime:
    """The instant of a clock's time on a day; on the next one when it does not come `after` another time."""
    moved = day + timedelta(days=1) if after is not None and clock <= after else day
    return datetime.combine(moved, clock, zone)


def packed(meetings: Iterable[Meeting]) -> str:
    """A line for each; nothing when the page has one date, which its start and end tell."""
    found = list(meetings)
    return "" if [meeting.key for meeting in found] == [""] else packed_all(found)


def packed_all(meetings: Iterable[Meeting]) -> str:
    """A line for each, whatever they are."""
    moments = ((meeting.key, *map(_packed_moment, (meeting.starts_at, meeting.ends_at))) for meeting in meetings)
    return "\n".join(" ".join(line) for line in moments)


def unpacked(text: str) -> list[Meeting]:
    lines = (line.split(" ") for line in text.splitlines())
    return [Meeting(key, *map(datetime.fromisoformat, moments)) for key, *moments in lines]


def _packed_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()

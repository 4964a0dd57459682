"""Dated things as an iCalendar file (RFC 5545), which diaries subscribe to. Hours are in UTC, as every diary reads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

_PRODUCT = "-//Fourmiliere//Agenda//FR"
_MAX_OCTETS = 75  # of a line, its break not counted (RFC 5545, 3.1)
_REFRESH = "PT6H"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class CalendarEvent:
    """`uid` must stay the same as long as the event lives, whatever changes in it."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    url: str
    changed_at: datetime
    place: str = ""
    description: str = ""
    cancelled: bool = False


def calendar(name: str, events: Iterable[CalendarEvent]) -> bytes:
    """The file of a calendar, `text/calendar` in UTF-8."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}",
        f"X-PUBLISHED-TTL:{_REFRESH}",
        *(line for event in events for line in _event_lines(event)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event_lines(event: CalendarEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_moment(event.changed_at)}"
    yield f"DTSTART:{_moment(event.starts_at)}"
    yield f"DTEND:{_moment(event.ends_at)}"
    yield f"SUMMARY:{_text(event.title)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    yield f"URL:{_CONTROLS.sub('', event.url)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """A TEXT value (3.3.11)."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """A content line with its break, cut where it is too long, between characters."""
    parts, part, size = [], "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _MAX_OCTETS:
            parts.append(part)
            part, size = "", 1  # the space that begins a line that goes on
        part, size = part + char, size + octets
    return "\r\n ".join([*parts, part]).encode() + b"\r\n"

"""Dated things as an iCalendar file (RFC 5545), which diaries subscribe to. Hours are in UTC, as every diary reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vDuration, vText

from home.characters import writable

TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//Fourmiliere//Agenda//FR"
_REFRESH = timedelta(hours=6)


@dataclass(frozen=True)
class CalendarEvent:
    """`uid` stays the same as long as the event lives, whatever changes in it.

    `changed_at` and `sequence` grow with each change: a diary keeps the version that has the greatest.
    """

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    url: str
    changed_at: datetime
    sequence: int = 0
    place: str = ""
    description: str = ""
    cancelled: bool = False
    tentative: bool = False  # nothing is promised yet


def calendar(events: Iterable[CalendarEvent], name: str = "") -> bytes:
    """The file of a calendar; the same events give the same file.

    With a `name`, diaries make a calendar of its own of it, and read it again; without, they add its events to theirs.
    """
    found = Calendar()
    found.add("prodid", _PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    if name:
        for key in ("name", "x-wr-calname"):  # of types that the library does not know, or escape
            found.add(key, vText(writable(name)))
        found.add("refresh-interval", _REFRESH, {"VALUE": "DURATION"})
        found.add("x-published-ttl", vDuration(_REFRESH))
    for event in events:
        found.add_component(_component(event))
    return found.to_ical()


def _component(event: CalendarEvent) -> Event:
    found = Event()
    found.add("uid", event.uid)
    found.add("dtstamp", _moment(event.changed_at))
    found.add("last-modified", _moment(event.changed_at))
    found.add("sequence", event.sequence)
    found.add("dtstart", _moment(event.starts_at))
    found.add("dtend", _moment(event.ends_at))
    found.add("summary", writable(event.title))
    for name, text in (("location", event.place), ("description", event.description)):
        if text:
            found.add(name, writable(text))
    found.add("url", writable(event.url))
    found.add("status", _status(event))
    return found


def _status(event: CalendarEvent) -> str:
    if event.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if event.tentative else "CONFIRMED"


def _moment(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)

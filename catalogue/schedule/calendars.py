"""Dated things as an iCalendar file (RFC 5545), for diaries. Hours are in UTC, as every diary reads.

A calendar is for whoever asks; an invitation (iTIP, RFC 5546) tells one person's diary what becomes of one event.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from icalendar import Calendar, Event, vCalAddress, vDuration, vText

from home.characters import writable

TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//Fourmiliere//Agenda//FR"
_REFRESH = timedelta(hours=6)
_IN_MAILTO = "@!$'()*+,;:"  # what RFC 6068 leaves as it is, in an address


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
    found = _empty("PUBLISH")
    if name:
        for key in ("name", "x-wr-calname"):  # of types that the library does not know, or escape
            found.add(key, vText(writable(name)))
        found.add("refresh-interval", _REFRESH, {"VALUE": "DURATION"})
        found.add("x-published-ttl", vDuration(_REFRESH))
    for event in events:
        found.add_component(_component(event))
    return found.to_ical()


def invitation(event: CalendarEvent, organiser: str, organiser_name: str, attendee: str) -> tuple[str, bytes]:
    """Its method and its file. `organiser`, `attendee`: addresses; answers of a diary go to the first.

    The attendee is held to come and no answer is asked for: who signed up has said it already. A cancelled event is
    taken away, for that person alone: nobody else is named, so that it is the whole event that ends.
    """
    method = "CANCEL" if event.cancelled else "REQUEST"
    component = _component(event)
    component.add("organizer", vCalAddress(_mailto(organiser)), {"CN": writable(organiser_name)})
    answer = "TENTATIVE" if event.tentative else "ACCEPTED"
    component.add("attendee", vCalAddress(_mailto(attendee)), {"PARTSTAT": answer, "RSVP": "FALSE"})
    found = _empty(method)
    found.add_component(component)
    return method, found.to_ical()


def _empty(method: str) -> Calendar:
    found = Calendar()
    found.add("prodid", _PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", method)
    return found


def _mailto(address: str) -> str:
    return f"mailto:{quote(address, safe=_IN_MAILTO)}"


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

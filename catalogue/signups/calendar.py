"""The entry that a registration puts in a diary: one, the same from mail to mail, and taken away when it ends."""

from catalogue.enums import EditorialStatus
from catalogue.schedule.calendars import CalendarEvent, calendar
from catalogue.signups.models import Registration


def entry_of(registration: Registration, date, *, ended: bool = False) -> bytes:
    """An iCalendar file of one event; `ended`: it is cancelled, for this person or for everybody.

    METHOD:PUBLISH: the site expects no answer that a diary would send to it.
    """
    seats = registration.seats
    gone = ended or date.status != EditorialStatus.PLANNED
    event = CalendarEvent(
        uid=f"inscription-{registration.key.hex}@fourmiliere",
        title=date.title,
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        url=date.full_url or "",
        changed_at=seats.told_at,
        sequence=seats.sequence + gone,
        place=date.place,
        description=date.summary,
        cancelled=gone,
    )
    return calendar(date.title, [event])

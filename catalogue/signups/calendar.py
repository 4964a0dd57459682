"""The entries that a registration puts in a diary: those of the date itself, taken away when it ends."""

from dataclasses import replace

from django.utils import timezone

from catalogue.schedule.calendars import calendar
from catalogue.schedule.diary import dated_page, events_of
from catalogue.schedule.meetings import unpacked
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import Registration


def files_of(registration: Registration, date, *, ended: bool = False) -> list[bytes]:
    """For a mail: one file for each meeting, since Outlook takes several events for a calendar of its own."""
    return [calendar([event]) for event in _events(registration, date, ended)]


def file_of(registration: Registration, date, *, ended: bool = False) -> bytes:
    """All meetings in one file."""
    return calendar(_events(registration, date, ended))


def _events(registration: Registration, date, ended: bool):
    """`ended`: cancelled, for this person or for everybody. The turn of the seats grows with whatever happens there.

    METHOD:PUBLISH: the site expects no answer that a diary would send to it.
    """
    waits = registration.state in (RegistrationState.WAITING, RegistrationState.OFFERED, RegistrationState.RECEIVED)
    seats, told = registration.seats, dated_page(date, date.full_url or "")
    told = replace(told, changed_at=timezone.now(), version=told.version + seats.turn, ended=ended, tentative=waits)
    gone = replace(told, meetings=unpacked(seats.gone_days), ended=True)
    return [*events_of(told), *events_of(gone)]

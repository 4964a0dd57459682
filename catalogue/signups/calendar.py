"""The entries that a registration puts in a diary: those of the date itself, taken away when it ends."""

from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.schedule.calendars import CalendarEvent, calendar, invitation
from catalogue.schedule.diary import dated_page, events_of
from catalogue.schedule.meetings import unpacked
from catalogue.signups.dated_pages import Date
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import Registration
from home.models import HomePage, RegionPage


def files_of(
    registration: Registration, date: Date, site: HomePage | RegionPage | None, *, ended: bool = False
) -> list[tuple[str, bytes]]:
    """For a mail: a method and a file for each meeting, since Outlook takes several events for a calendar of its own.

    The contact of the date's site invites, and reads what a diary answers. Without one, nobody would: what is sent is
    then what anybody may read, without buttons that answer (docs/decisions/0010-entrees-d-agenda.md).
    """
    events = _events(registration, date, ended)
    if site is None or not site.contact_email:
        return [("PUBLISH", calendar([event])) for event in events]
    return [
        invitation(_with_how_to_leave(event), site.contact_email, site.site_name, registration.email)
        for event in events
    ]


def file_of(registration: Registration, date: Date, *, ended: bool = False) -> bytes:
    """All meetings in one file."""
    return calendar(_events(registration, date, ended))


def _events(registration: Registration, date: Date, ended: bool) -> list[CalendarEvent]:
    """`ended`: cancelled, for this person or for everybody. The turn of the seats grows with whatever happens there."""
    waits = registration.state in (RegistrationState.WAITING, RegistrationState.OFFERED, RegistrationState.RECEIVED)
    seats, told = registration.seats, dated_page(date, date.full_url or "")
    told = replace(told, changed_at=timezone.now(), version=told.version + seats.turn, ended=ended, tentative=waits)
    gone = replace(told, meetings=unpacked(seats.gone_days), ended=True)
    return [*events_of(told), *events_of(gone)]


def _with_how_to_leave(event: CalendarEvent) -> CalendarEvent:
    """A diary's « non » reaches the contact as a mail, and frees nothing by itself."""
    if event.cancelled:
        return event
    words = _("Vous ne venez plus ? Rendez votre place par le lien du courriel : refuser ici ne la rend pas.")
    return replace(event, description="\n\n".join(filter(None, (event.description, words))))

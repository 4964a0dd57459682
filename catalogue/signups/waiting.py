"""Freed seats go to who waits, in the order of the list."""

import logging
from datetime import datetime, time, timedelta

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from catalogue.enums import EditorialStatus
from catalogue.signups.confirming import confirm_by
from catalogue.signups.dated_pages import date_of
from catalogue.signups.enums import Notice, RegistrationState
from catalogue.signups.mails import tell
from catalogue.signups.models import FullError, Registration, Seats
from catalogue.signups.models.seats import locked
from home.querysets import is_served

logger = logging.getLogger(__name__)
GIVEN_UNTIL = timedelta(hours=48)  # before the start; later, a seat is offered and must be accepted
OFFERED_FOR = timedelta(hours=12)
_DAY_STARTS, _DAY_ENDS = time(8), time(21)  # of the place: no offer ends while people sleep


def serve(seats: Seats, date) -> None:
    """Give or offer free seats to those who wait, within the turn of these seats (see `locked`).

    An entry that wants more than is free stays first, unless there are not as many in all; those behind it that fit
    pass only where the date says so. Those who applied are chosen by staff (see `applications.deciding`).
    """
    if date.takes_applications:
        return
    if not is_served(date) or date.status != EditorialStatus.PLANNED or date.starts_at <= timezone.now():
        return
    for registration in seats.queue():
        try:
            seats.take(registration.places)
        except FullError:
            if date.smaller_may_pass:
                continue
            return
        give(registration, date)


def give(registration: Registration, date) -> None:
    """Its seats are taken: they are the person's, or near the start are offered for some hours."""
    if date.starts_at - timezone.now() >= GIVEN_UNTIL:
        registration.state, notice = RegistrationState.CONFIRMED, Notice.FREED
        registration.confirm_by = None if registration.by_staff_id else confirm_by(date)
    else:
        registration.state, notice = RegistrationState.OFFERED, Notice.OFFERED
        registration.offered_until = min(_by_day(timezone.now() + OFFERED_FOR, date.zone), date.starts_at)
    registration.save()
    tell(registration, notice, date)


def _by_day(moment: datetime, zone) -> datetime:
    """The moment, or the morning after, on the clock of the place."""
    local = moment.astimezone(zone)
    if _DAY_STARTS <= local.time() < _DAY_ENDS:
        return moment
    day = local.date() + timedelta(days=local.time() >= _DAY_ENDS)
    return datetime.combine(day, _DAY_STARTS, zone) + timedelta(hours=1)


def end_offers() -> int:
    """Pass on the seats that nobody accepted in time, and those whose address was not confirmed; how many."""
    now = timezone.now()
    offers = Registration.objects.filter(state=RegistrationState.OFFERED, offered_until__lte=now)
    unconfirmed = Registration.objects.filter(state=RegistrationState.CONFIRMED, confirm_by__lte=now)
    ended = 0
    for found in (offers | unconfirmed).select_related("seats__page"):
        try:
            ended += _end(found.pk, date_of(found.seats.page), now)
        except (OperationalError, InterfaceError):  # the database is away: for all of them
            raise
        except Exception:  # one date's failure is not the others'
            logger.exception("La place de l’inscription %s ne passe pas au suivant.", found.pk)
    return ended


def _end(pk: int, date, now: datetime) -> bool:
    """Looked at again in the turn of its seats: it may have been accepted meanwhile."""
    with locked(date) as seats:
        registration = seats.registrations.filter(pk=pk).first()
        if registration is None:
            return False
        offer_is_over = (
            registration.state == RegistrationState.OFFERED
            and registration.offered_until is not None
            and registration.offered_until <= now
        )
        is_unconfirmed = (
            registration.state == RegistrationState.CONFIRMED
            and registration.confirm_by is not None
            and registration.confirm_by <= now
        )
        if not (offer_is_over or is_unconfirmed):
            return False
        registration.state, registration.confirm_by = RegistrationState.CANCELLED, None
        registration.save()
        seats.free(registration.places)
        if offer_is_over and date.status == EditorialStatus.PLANNED:  # of what is off, no seat is passed on
            tell(registration, Notice.LAPSED, date)
        serve(seats, date)
    return True

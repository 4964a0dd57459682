"""Reminders at seven days and at one, and thanks: planned from the date's hour, again when it moves."""

import logging
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from catalogue.enums import EditorialStatus
from catalogue.signups.dated_pages import date_of
from catalogue.signups.enums import Notice, RegistrationState
from catalogue.signups.mails import tell
from catalogue.signups.models import Registration, Seats
from home.querysets import is_served

logger = logging.getLogger(__name__)
_WEEK, _DAY = timedelta(days=7), timedelta(days=1)
_THANKED_WITHIN = timedelta(days=3)


def remind() -> int:
    """Write what is due now; how many mails. Safe on several machines at once: see SentNotice."""
    now, written = timezone.now(), 0
    soon = Seats.objects.filter(told_end__gt=now, told_start__lte=now + _WEEK)
    over = Seats.objects.filter(told_end__lte=now, told_end__gt=now - _THANKED_WITHIN)
    for seats in (soon | over).select_related("page"):
        try:
            date = date_of(seats.page)
            if is_served(date) and date.status == EditorialStatus.PLANNED:
                written += _remind_of(seats, date, now)
        except (OperationalError, InterfaceError):  # the database is away: for all of them
            raise
        except Exception:  # one date's failure is not the others'
            logger.exception("Les rappels de la page %s ne s’écrivent pas.", seats.page_id)
    return written


def _remind_of(seats: Seats, date, now: datetime) -> int:
    """Of several meetings, the next one counts."""
    start = next((one.starts_at for one in date.meetings if one.starts_at > now), date.starts_at)
    about = f"{start:%Y%m%dT%H%M}"
    written = 0
    for registration in seats.registrations.holding():
        notice = _due(registration, date, start, now)
        if notice:
            registration.seats = seats
            with transaction.atomic():
                written += tell(registration, notice, date, about)
    return written


def _due(registration: Registration, date, start: datetime, now: datetime) -> Notice | None:
    """Who signs up three days before has just read it all: no reminder of a week, nor one of the eve on that day.

    `start`: of the next meeting. Only the first is told a week before: of those that follow it, the eve is enough.
    """
    if date.ends_at <= now:
        absent = registration.state == RegistrationState.ABSENT
        return None if absent else Notice.THANKS
    if registration.state == RegistrationState.OFFERED or start <= now:
        return None
    eve, week = start - _DAY, date.starts_at - _WEEK
    if now >= eve:
        return Notice.TOMORROW if registration.created_at < eve else None
    return Notice.IN_A_WEEK if week <= now < date.starts_at and registration.created_at < week else None

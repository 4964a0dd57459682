"""Reminders before a date and thanks after it: planned from the date's hour, again when it moves."""

import logging
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from catalogue.enums import EditorialStatus
from catalogue.signups.dated_pages import date_of
from catalogue.signups.enums import Notice, RegistrationState
from catalogue.signups.mails import tell
from catalogue.signups.models import Seats, SentNotice
from catalogue.signups.models.settings import settings_of
from home.querysets import is_served

logger = logging.getLogger(__name__)
_SOON = timedelta(days=60)  # the earliest that a region may remind
_THANKED_WITHIN = timedelta(days=3)


class Due(NamedTuple):
    """A mail that is due now, to those who signed up before when, about the meeting that starts when."""

    notice: Notice
    since: datetime
    start: datetime


def remind() -> int:
    """Write what is due now; how many mails. Safe on several machines at once: see SentNotice."""
    now, written = timezone.now(), 0
    soon = Seats.objects.filter(told_end__gt=now, told_start__lte=now + _SOON)
    over = Seats.objects.filter(told_end__lte=now, told_end__gt=now - _THANKED_WITHIN)
    for seats in (soon | over).select_related("page"):
        try:
            date = date_of(seats.page)
            if is_served(date) and date.status == EditorialStatus.PLANNED and (due := _due(date, now)):
                written += _write(seats, date, due)
        except (OperationalError, InterfaceError):  # the database is away: for all of them
            raise
        except Exception:  # one date's failure is not the others'
            logger.exception("Les rappels de la page %s ne s’écrivent pas.", seats.page_id)
    return written


def _due(date, now: datetime) -> Due | None:
    """Who signs up three days before has just read it all: no reminder of a week, nor one of the eve on that day.

    Of several meetings, only the first is told long before: of those that follow it, the eve is enough.
    """
    if date.ends_at <= now:
        return Due(Notice.THANKS, now, date.starts_at)
    own = settings_of(date)
    coming = next((one.starts_at for one in date.meetings if one.starts_at > now), None)
    for notice, days, start in (
        (Notice.TOMORROW, own.last_reminder, coming),
        (Notice.IN_A_WEEK, own.first_reminder, date.starts_at),
    ):
        if days and start and start - timedelta(days=days) <= now < start:
            return Due(notice, start - timedelta(days=days), start)
    return None


def _write(seats: Seats, date, due: Due) -> int:
    about = f"{due.start:%Y%m%dT%H%M}"
    told = SentNotice.objects.filter(registration=OuterRef("pk"), kind=due.notice, about=about)
    coming = seats.registrations.holding().filter(~Exists(told), created_at__lt=due.since)
    written = 0
    for registration in coming.exclude(state__in=_left_out(due.notice)):
        registration.seats = seats
        with transaction.atomic():
            written += tell(registration, due.notice, date, about)
    return written


def _left_out(notice: Notice) -> list[RegistrationState]:
    """Who did not come is not thanked; who has not taken the seat on offer is not reminded of it."""
    return [RegistrationState.ABSENT if notice == Notice.THANKS else RegistrationState.OFFERED]

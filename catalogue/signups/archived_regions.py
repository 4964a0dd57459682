"""Dates that leave the site with their region, or come back with it: who signed up is told, once each time."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from catalogue.enums import EditorialStatus
from catalogue.signups.dated_pages import Date, date_of
from catalogue.signups.enums import Notice
from catalogue.signups.mails import tell
from catalogue.signups.models import Registration, Seats, SentNotice
from catalogue.signups.models.seats import locked
from catalogue.signups.waiting import serve


def follow_region(ids: Iterable[int]) -> int:
    """Of pages that went offline or came back with a region, those with a list; how many mails.

    Whether such a date takes place is not known here: the mail says to ask, and cancels no entry of a diary.
    """
    told = 0
    for seats in Seats.objects.filter(page__in=list(ids), told_end__gt=timezone.now()).select_related("page"):
        date = date_of(seats.page)
        if date.status == EditorialStatus.PLANNED:
            told += _told_back(date) if date.live else _told_gone(seats, date)
    return told


@transaction.atomic
def _told_gone(seats: Seats, date: Date) -> int:
    seats.sequence += 1  # gone a second time, it is told a second time
    seats.save(update_fields=["sequence"])
    return _tell(seats, date, Notice.CLOSED, seats.registrations.active())


def _told_back(date: Date) -> int:
    """Who was told that it was gone; then seats that were given back meanwhile are served."""
    with locked(date) as seats:
        gone = SentNotice.objects.filter(kind=Notice.CLOSED, about=f"v{seats.sequence}").values("registration")
        told = _tell(seats, date, Notice.BACK, seats.registrations.active().filter(pk__in=gone))
        serve(seats, date)
    return told


def _tell(seats: Seats, date: Date, notice: Notice, registrations: QuerySet[Registration]) -> int:
    told = 0
    for registration in registrations:
        registration.seats = seats
        told += tell(registration, notice, date, about=f"v{seats.sequence}")
    return told

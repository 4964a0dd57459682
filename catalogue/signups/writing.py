"""Staff writes to people of a date: each has a mail of their own, and the copy is kept."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from catalogue.signups.dated_pages import Date
from catalogue.signups.enums import Notice
from catalogue.signups.mails import tell
from catalogue.signups.models import Registration, Seats, StaffMessage


def write_to(registrations: Iterable[Registration], date: Date, subject: str, text: str, *, by: Any) -> int:
    """How many mails were written down: those without an address have none. All or none, in one transaction."""
    with transaction.atomic():
        seats = Seats.objects.get(date=date.translation_key)
        message = StaffMessage.objects.create(seats=seats, by=by, subject=subject, text=text)
        written = 0
        for registration in registrations:
            registration.seats = seats
            written += tell(registration, Notice.MESSAGE, date, f"m{message.pk}", message=message)
    return written

"""Until when an address must be confirmed, where the date asks for it."""

from datetime import datetime, timedelta

from django.utils import timezone

from catalogue.signups.dated_pages import Date

_WITHIN = timedelta(hours=48)
_EVE = timedelta(days=1)


def confirm_by(date: Date) -> datetime | None:
    """Of a seat that is given now: 48 hours, or until the eve; None where the date does not ask.

    Who is given one later than that has shown enough.
    """
    if not date.confirm_address:
        return None
    until = min(timezone.now() + _WITHIN, date.starts_at - _EVE)
    return until if until > timezone.now() else None

"""What lists and tables add to the site's own reading of dates and numbers: an hour that may be missing, a « € »."""

import re
from datetime import date, time
from decimal import Decimal

from home.as_typed.dates import read_date
from home.as_typed.dates import read_moment as read_whole_moment
from home.as_typed.numbers import read_decimal
from home.as_typed.unreadable import Unreadable

_HAS_AN_HOUR = re.compile("[0-9] ?[h:]|midi", re.IGNORECASE)


def read_moment(text: str) -> tuple[date, time | None]:
    """A day, maybe with an hour. Raises Unreadable."""
    try:
        return read_date(text), None
    except Unreadable as error:
        if not _HAS_AN_HOUR.search(text):
            raise error
    found = read_whole_moment(text)
    return found.date(), found.time()


def read_amount(text: str) -> Decimal:
    """« 12,50 », or « 12,50 € ». Raises Unreadable."""
    return read_decimal(text.replace("€", ""))

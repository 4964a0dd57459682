"""Days, hours and numbers in a list or a table, where an hour may be missing and a price bears its sign."""

from datetime import date, time
from decimal import Decimal

from home.as_typed import dates
from home.as_typed.numbers import read_decimal
from home.as_typed.unreadable import Unreadable

read_day = dates.read_date
read_hour = dates.read_time


def read_moment(text: str) -> tuple[date, time | None]:
    """A day, maybe with an hour: « 15/1/27 », « 15 janvier 2027 à 9 h 30 »; raises ValueError for anything else."""
    try:
        return read_day(text), None
    except Unreadable:
        found = dates.read_moment(text)
        return found.date(), found.time()


def read_number(text: str) -> Decimal:
    """« 12,50 », « 12.50 », « 1 200 » or « 15 € »; raises ValueError for anything else."""
    return read_decimal(text.strip().removesuffix("€"))

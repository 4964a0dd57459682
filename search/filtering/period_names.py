"""What people read for the contract's periods: « mars 2027 », « du 1er au 20 mars 2027 »."""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalogue.schedule.dates import day_label

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


def period_name(code: str) -> str:
    """In words; the code of what is none, or has its own name."""
    try:
        if month := _MONTH.fullmatch(code):
            return date_format(date(int(month[1]), int(month[2]), 1), "F Y")
        if days := _DAYS.fullmatch(code):
            return _span(date.fromisoformat(days[1]), date.fromisoformat(days[2]))
    except ValueError:
        pass
    return code


def _span(first: date, last: date) -> str:
    if first == last:
        return day_label(first, weekday=False)
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return str(first.year)
    said = {"first": day_label(first, weekday=False), "last": day_label(last, weekday=False)}
    return _("du %(first)s au %(last)s") % said

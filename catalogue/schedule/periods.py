"""Periods of the contract: `a-venir`, `passe`, a month `2027-03`, or days `2027-03-01..2027-03-31`."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_DAY = r"\d{4}-\d{2}-\d{2}"
_INVALID = _(
    "Cette période n’est pas comprise : écrivez « a-venir », « passe », « 2027-03 » ou « 2027-03-01..2027-03-31 »."
)


@dataclass(frozen=True)
class Period:
    """From `start` (inclusive) to `end` (exclusive), either of them open."""

    code: str
    start: datetime | None
    end: datetime | None

    def condition(self) -> Q:
        """On dated pages: what is still to come or not over, what is over, or what meets the days."""
        if self.code == "a-venir":
            return Q(ends_at__gte=self.start)
        if self.code == "passe":
            return Q(ends_at__lt=self.end)
        return Q(ends_at__gte=self.start, starts_at__lt=self.end)


def parse_period(text: str) -> Period:
    """The period of a code; raises ValidationError when it is none of the contract's."""
    now = timezone.now()
    if text == "a-venir":
        return Period(text, now, None)
    if text == "passe":
        return Period(text, None, now)
    try:
        if re.fullmatch(r"\d{4}-\d{2}", text):
            first = date.fromisoformat(f"{text}-01")
            return _days(text, first, (first + timedelta(days=31)).replace(day=1))
        if re.fullmatch(rf"{_DAY}\.\.{_DAY}", text):
            first, last = (date.fromisoformat(day) for day in text.split(".."))
            if first <= last:
                return _days(text, first, last + timedelta(days=1))
    except (ValueError, OverflowError):
        pass
    raise ValidationError(_INVALID)


def _days(code: str, first: date, after: date) -> Period:
    zone = timezone.get_default_timezone()
    return Period(code, *(datetime.combine(day, time.min, zone) for day in (first, after)))

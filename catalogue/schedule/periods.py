"""Periods of the contract: `a-venir`, `passe`, a month `2027-03`, or days `2027-03-01..2027-03-31`."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.time_zones import FRENCH_ZONES

COMING, OVER = "a-venir", "passe"
_DAY = r"\d{4}-\d{2}-\d{2}"
_INVALID = _(
    "Cette période n’est pas comprise : écrivez « a-venir », « passe », « 2027-03 » ou « 2027-03-01..2027-03-31 »."
)


Span = tuple[tuple[str, ...], datetime, datetime]


@dataclass(frozen=True)
class Period:
    """What is asked of dated things: to be over or not at a moment (`now`), or to meet some days.

    `spans`: zones, and between which instants these days are there; a day is the place's own.
    """

    code: str
    now: datetime | None = None
    spans: tuple[Span, ...] = ()

    def __str__(self) -> str:
        return self.code

    def condition(self) -> Q:
        """On whatever has a start, an end and a zone. What ends at midnight is not there on the next day."""
        if self.code == COMING:
            return Q(ends_at__gt=self.now)
        if self.code == OVER:
            return Q(ends_at__lte=self.now)
        found = Q(pk__in=[])
        for zones, start, end in self.spans:
            found |= Q(time_zone__in=zones, ends_at__gt=start, starts_at__lt=end)
        return found


def parse_period(text: str) -> Period:
    """The period of a code; raises ValidationError when it is none of the contract's."""
    if text in (COMING, OVER):
        return Period(text, now=timezone.now())
    try:
        if re.fullmatch(r"\d{4}-\d{2}", text):
            first = date.fromisoformat(f"{text}-01")
            return Period(text, spans=_spans(first, (first + timedelta(days=31)).replace(day=1)))
        if re.fullmatch(rf"{_DAY}\.\.{_DAY}", text):
            first, last = (date.fromisoformat(day) for day in text.split(".."))
            if first <= last:
                return Period(text, spans=_spans(first, last + timedelta(days=1)))
    except (ValueError, OverflowError):
        pass
    raise ValidationError(_INVALID)


def _spans(first: date, after: date) -> tuple[Span, ...]:
    """From the first day, inclusive, to the day after the last; zones whose clocks agree then go together."""
    zones = defaultdict(list)
    for name, _label in FRENCH_ZONES:
        start, end = (datetime.combine(day, time.min, ZoneInfo(name)).astimezone(UTC) for day in (first, after))
        zones[start, end].append(name)
    return tuple((tuple(names), start, end) for (start, end), names in zones.items())

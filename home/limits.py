"""How often something may be done. The counters are in the database, and hold however many ask at once.

    if not allowed(f"contact:{network_of(request)}", 5, HOUR): …

A key may hold a name or an address: only a digest of it is kept, under a secret of this site, and not for longer than
its window. When the counters cannot be read or written, nothing is allowed.
"""

import logging
import math
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from home.models import Counter

logger = logging.getLogger(__name__)

MINUTE = 60  # seconds
HOUR = 60 * MINUTE
DAY = 24 * HOUR
_AWAY = timedelta(minutes=1)  # when to try again while the counters are away


class Limit(NamedTuple):
    """At most `most` times, one or more, in `window` seconds from the first time."""

    key: str
    most: int
    window: int

    @property
    def digest(self) -> str:
        return salted_hmac("home.limits", f"{self.window} {self.key}", algorithm="sha256").hexdigest()


class _FullError(Exception):
    pass


def allowed(key: str, limit: int, window: int) -> bool:
    """Count one more under `key`; False, and nothing counted, when that makes more than `limit` in `window` seconds."""
    return take(Limit(key, limit, window)) is None


def take(*limits: Limit) -> datetime | None:
    """Count one for each limit, unless one of them is reached: then none is counted. None, or when to try again.

    Not to be called in a transaction that may be undone: what was counted would be too.
    """
    now = timezone.now()
    try:
        return reached(*limits, now=now) or _count(limits, now)
    except DatabaseError:
        logger.exception("Les compteurs ne répondent pas : rien n’est permis en attendant.")
        return now + _AWAY


def reached(*limits: Limit, now: datetime | None = None) -> datetime | None:
    """When the last of the limits that are reached ends, None when none is. Reads only: a flood costs no more."""
    most = {limit.digest: limit.most for limit in limits}
    running = Counter.objects.filter(key__in=most, ends_at__gt=now or timezone.now())
    return max((row.ends_at for row in running if row.count >= most[row.key]), default=None)


def _count(limits: tuple[Limit, ...], now: datetime) -> datetime | None:
    try:
        with transaction.atomic():
            for limit in sorted(limits, key=lambda one: one.digest):  # in one order, so that no two wait for each other
                _count_one(limit, now)
    except _FullError as full:
        return now + timedelta(seconds=full.args[0].window)  # the window began a moment ago, or is about to end
    return None


def _count_one(limit: Limit, now: datetime) -> None:
    """Each step is one statement that looks and writes at once; raises _FullError."""
    row, ends_at = Counter.objects.filter(key=limit.digest), now + timedelta(seconds=limit.window)
    running = row.filter(ends_at__gt=now, count__lt=limit.most)
    if running.update(count=F("count") + 1) or row.filter(ends_at__lte=now).update(count=1, ends_at=ends_at):
        return
    Counter.objects.bulk_create([Counter(key=limit.digest, count=0, ends_at=ends_at)], ignore_conflicts=True)
    if not running.update(count=F("count") + 1):
        raise _FullError(limit)


def give_back(*limits: Limit) -> None:
    """Take one off each count: what was counted turned out to be well."""
    for limit in sorted(limits, key=lambda one: one.digest):
        Counter.objects.filter(key=limit.digest, count__gt=0).update(count=F("count") - 1)


def forget(*limits: Limit) -> None:
    """Start again from nothing."""
    Counter.objects.filter(key__in=[limit.digest for limit in limits]).delete()


def purge() -> int:
    """Remove what no longer counts; returns how many rows. A chore of the worker's."""
    return Counter.objects.filter(ends_at__lt=timezone.now()).delete()[0]


def in_how_long(until: datetime) -> str:
    """In French words, rounded up: « dans 4 minutes ». A clock time would need the reader's time zone."""
    minutes = max(1, math.ceil((until - timezone.now()).total_seconds() / MINUTE))
    if minutes < 90:
        return "dans une minute" if minutes == 1 else f"dans {minutes} minutes"
    return f"dans {math.ceil(minutes / 60)} heures"

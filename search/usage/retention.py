"""How long counts are kept: 13 months, but 14 days when fewer than three people asked (they might be known by it)."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from search.usage.models import CountedBatch, SearchCount

_MONTHS = 13
_RARE = 3  # searches in a week, below which a query is rare
_RARE_DAYS = 14
_BATCH_DAYS = 30


def purge(today: date | None = None) -> int:
    """Delete what is too old on a day; returns how many counts went. To run again after a restore; twice is once."""
    today = today or timezone.localdate()
    rare = Q(searches__lt=_RARE, week__lte=today - timedelta(days=_RARE_DAYS))
    deleted, _by_model = SearchCount.objects.filter(rare | Q(week__lt=_months_before(today))).delete()
    CountedBatch.objects.filter(counted_at__lt=timezone.now() - timedelta(days=_BATCH_DAYS)).delete()
    return deleted


def _months_before(day: date) -> date:
    months = day.year * 12 + day.month - 1 - _MONTHS
    return date(months // 12, months % 12 + 1, min(day.day, 28))

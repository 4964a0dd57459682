"""Dates that tests make are the same whatever the hour at which tests run."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from tests.factories.catalogue import in_days


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("days", [-10, -3, 0, 0.1, 0.5, 1, 2, 10])
def test_some_hours_are_within_a_day(monkeypatch, hour, days):
    now = datetime(2026, 11, 30, hour, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    for hours in (2, 7):
        start, end = map(timezone.localtime, in_days(days, hours).values())
        assert start < end
        assert start.date() == end.date()
        if days == 0:
            assert start <= now <= end
        else:
            assert (start < now) == (days < 0)


def test_four_days_of_a_course_are_whole_days(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 30, 22, 30, tzinfo=UTC))
    start, end = in_days(40, 80).values()
    assert (start.hour, end.hour, (end.date() - start.date()).days) == (9, 17, 3)

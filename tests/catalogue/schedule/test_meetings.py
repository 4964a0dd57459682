"""The days of a course as dates of a diary."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from catalogue.models import PromotionDay
from catalogue.schedule.meetings import Meeting, first_and_last_day, packed, unpacked

PARIS = ZoneInfo("Europe/Paris")


def paris(month: int, day: int, *clock: int) -> datetime:
    return datetime(2034, month, day, *clock, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((3, 6, 9), (3, 6, 17), [("", (3, 6, 9), (3, 6, 17))]),
        ((3, 6, 20), (3, 7, 2), [("", (3, 6, 20), (3, 7, 2))]),
        ((3, 6, 9), (5, 26, 17), [("debut", (3, 6, 9), (3, 6, 17)), ("fin", (5, 26, 9), (5, 26, 17))]),
        ((3, 6, 14), (5, 26, 12), [("debut", (3, 6, 14), (3, 7, 0)), ("fin", (5, 26, 0), (5, 26, 12))]),
        ((3, 6, 9), (5, 27, 0), [("debut", (3, 6, 9), (3, 7, 0)), ("fin", (5, 26, 9), (5, 27, 0))]),
    ],
)
def test_twelve_weeks_are_no_date(start, end, expected):
    found = first_and_last_day(paris(*start), paris(*end))
    assert found == [Meeting(key, paris(*opens), paris(*closes)) for key, opens, closes in expected]


def test_days_come_back_as_they_were_put_away():
    days = [
        Meeting("jour-3", datetime(2034, 3, 6, 8, tzinfo=UTC), datetime(2034, 3, 6, 16, tzinfo=UTC)),
        Meeting("jour-4", datetime(2034, 3, 30, 7, tzinfo=UTC), datetime(2034, 3, 30, 15, tzinfo=UTC)),
    ]
    assert unpacked(packed(days)) == days
    assert (packed([Meeting("", paris(3, 6, 9), paris(3, 6, 17))]), unpacked("")) == ("", [])


def test_a_day_may_end_at_midnight_and_not_before_it_starts():
    day = PromotionDay(day=date(2034, 3, 6), starts=time(20), ends=time(0))
    day.clean()
    assert day.meeting(PARIS).ends_at == paris(3, 7, 0)
    day.ends = time(19)
    with pytest.raises(ValidationError, match="La fin doit venir après le début"):
        day.clean()

"""When people sign, on the clock of the place."""

from datetime import UTC, datetime

import pytest

from catalogue.models import SessionPage
from catalogue.signups.papers.half_days import half_days_of, minutes_of


def lasting(start: str, end: str, zone: str = "Europe/Paris") -> SessionPage:
    """Moments in UTC."""
    moments = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (start, end))
    return SessionPage(**dict(zip(("starts_at", "ends_at"), moments, strict=True)), time_zone=zone)


@pytest.mark.parametrize(
    ("start", "end", "parts", "minutes"),
    [
        ("2034-03-06 08:00", "2034-03-06 11:00", ["matin, 9 h – 12 h"], 180),
        ("2034-03-06 13:00", "2034-03-06 15:30", ["après-midi, 14 h – 16 h 30"], 150),
        ("2034-03-06 17:00", "2034-03-06 19:00", ["soirée, 18 h – 20 h"], 120),
        ("2034-03-06 11:00", "2034-03-06 13:00", ["après-midi, 12 h – 14 h"], 120),
        ("2034-03-06 08:00", "2034-03-06 16:00", ["matin, 9 h – 13 h", "après-midi, 13 h – 17 h"], 480),
        ("2034-03-06 21:00", "2034-03-07 01:00", ["soirée, 22 h – 2 h"], 240),
    ],
)
def test_half_days_of_one_day(start, end, parts, minutes):
    date = lasting(start, end)
    assert [half.part.replace("\xa0", " ") for half in half_days_of(date)] == parts
    assert minutes_of(date) == minutes


def test_days_across_the_change_of_clocks_keep_their_hours():
    date = lasting("2034-03-24 08:00", "2034-03-27 15:00")  # 9 h to 17 h; clocks move on the 26th
    halves = half_days_of(date)
    assert [half.day for half in halves[::2]] == [
        "vendredi 24 mars 2034",
        "samedi 25 mars 2034",
        "dimanche 26 mars 2034",
        "lundi 27 mars 2034",
    ]
    assert {half.part.replace("\xa0", " ") for half in halves} == {"matin, 9 h – 13 h", "après-midi, 13 h – 17 h"}
    assert minutes_of(date) == 4 * 8 * 60


def test_overseas_morning_is_a_morning():
    (half,) = half_days_of(lasting("2034-03-06 05:00", "2034-03-06 08:00", "Indian/Reunion"))
    assert half.part.replace("\xa0", " ") == "matin, 9 h – 12 h"


def test_what_lasts_months_is_one_column():
    assert len(half_days_of(lasting("2034-03-06 08:00", "2034-06-06 16:00"))) == 1

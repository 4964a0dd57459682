"""The demonstration's dates fall when people of the trade would come, whatever the day on which it is built."""

from datetime import date, timedelta

import pytest

from catalogue.demo.dates import meetings_of, training_days
from catalogue.demo.season import is_worked, working_day
from catalogue.demo.texts import read_list

OWNERS = ["national", "bretagne", "nouvelle-aquitaine", "occitanie", "la-reunion"]
BUILT_ON = [date(2026, 11, 29), date(2026, 12, 24), date(2027, 2, 20), date(2027, 7, 14), date(2028, 2, 29)]
DATED = ["sessions", "events", "promotions"]


def offsets() -> list[tuple[str, int, int]]:
    """Owner, days from today and length in days of all that the texts date."""
    return [(e["owner"], e["days"], e.get("duration_days", 1)) for name in DATED for e in read_list(name)]


@pytest.mark.parametrize("today", BUILT_ON, ids=str)
def test_all_that_is_dated_falls_on_worked_days_of_its_region(today):
    idle = []
    for owner, days, lasting in offsets():
        first = working_day(days, owner, today, lasting)
        idle += [
            (owner, day) for day in (first + timedelta(days=n) for n in range(lasting)) if not is_worked(day, owner)
        ]
    assert idle == []


@pytest.mark.parametrize("today", BUILT_ON, ids=str)
@pytest.mark.parametrize("owner", OWNERS)
def test_what_is_past_stays_past_and_order_is_kept(today, owner):
    found = [working_day(days, owner, today) for days in range(-120, 121, 5) if days]
    assert found == sorted(found)
    assert found[23] < today < found[24]


@pytest.mark.parametrize(
    ("owner", "day"),
    [
        ("bretagne", date(2026, 12, 5)),  # a Saturday
        ("bretagne", date(2026, 10, 26)),  # All Saints' holidays
        ("bretagne", date(2026, 11, 11)),
        ("occitanie", date(2026, 12, 28)),
        ("la-reunion", date(2027, 1, 1)),
        ("la-reunion", date(2027, 1, 20)),  # the island's summer
        ("la-reunion", date(2026, 10, 15)),
        ("nouvelle-aquitaine", date(2027, 2, 16)),  # zone A
        ("bretagne", date(2027, 3, 2)),  # zone B
        ("occitanie", date(2027, 2, 9)),  # zone C
        ("bretagne", date(2026, 4, 14)),  # zone B of another year
        ("national", date(2027, 2, 9)),  # holidays of any zone
        ("bretagne", date(2027, 3, 29)),  # Easter Monday
        ("bretagne", date(2027, 5, 7)),  # the bridge of Ascension Day
        ("bretagne", date(2027, 7, 13)),  # the season is over
    ],
)
def test_nobody_meets_on(owner, day):
    assert not is_worked(day, owner)


@pytest.mark.parametrize(
    ("owner", "day"),
    [
        ("bretagne", date(2026, 12, 18)),
        ("bretagne", date(2027, 2, 9)),
        ("occitanie", date(2027, 2, 23)),
        ("la-reunion", date(2026, 10, 27)),
        ("la-reunion", date(2027, 2, 2)),
        ("national", date(2026, 11, 30)),
    ],
)
def test_people_meet_on(owner, day):
    assert is_worked(day, owner)


@pytest.mark.parametrize("entry", read_list("promotions"), ids=lambda entry: entry["key"])
def test_a_course_holds_the_days_of_its_cycle_two_by_two_and_in_order(entry):
    days = training_days(entry["days"], entry["end_days"], 10, entry["owner"])
    assert days == sorted(set(days))
    assert len(days) == 10
    assert all(is_worked(day, entry["owner"]) for day in days)
    assert {after - before for before, after in zip(days[::2], days[1::2], strict=True)} == {timedelta(days=1)}


def test_a_coaching_meets_three_times_on_worked_days():
    entry = next(entry for entry in read_list("sessions") if entry["key"] == "fichier-iles")
    meetings = meetings_of(entry, 180, "Europe/Paris")
    assert [(end - start) for start, end in meetings] == [timedelta(hours=1)] * 3
    assert all(is_worked(start.date(), entry["owner"]) for start, _end in meetings)
    assert meetings == sorted(meetings)

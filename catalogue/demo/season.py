"""The days on which the demonstration meets: in the season, on working days, outside school and public holidays.

Offsets of the texts are days from today. Within a year they are counted in worked days of the season, so that dates
keep their order and their distances whatever the day on which the demonstration is built, a day in July included.
School holidays follow the habit of the last decrees, which is enough for what is made up.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from catalogue.planning.days_off import public_holidays

_YEAR = 365
_DAYS_FOR_ONE = 2  # days of the texts that make one worked day: a season holds 100 to 130 of them
_FIRST_MONTH, _LAST_MONTH = 10, 5
_FRIDAY = 4
_TWO_WEEKS = timedelta(weeks=2)
_REUNION = "la-reunion"
_ZONES = {"nouvelle-aquitaine": "A", "bretagne": "B", "occitanie": "C"}


def working_day(days: int, owner: str, today: date | None = None, lasting: int = 1) -> date:
    """The day about that many days from today on which an owner may meet, for `lasting` days in a row."""
    years, rest = divmod(abs(days), _YEAR)
    sign = 1 if days > 0 else -1
    day, left = (today or date.today()) + timedelta(days=sign * years * _YEAR), max(1, rest // _DAYS_FOR_ONE)
    while left or not all(is_worked(day + timedelta(days=more), owner) for more in range(lasting)):
        day += timedelta(days=sign)
        left -= bool(left and is_worked(day, owner))
    return day


def is_worked(day: date, owner: str) -> bool:
    """Whether people of a region, or of all regions for the nation, would come to a workshop that day."""
    in_season = day.month >= _FIRST_MONTH or day.month <= _LAST_MONTH
    if not in_season or day.weekday() > _FRIDAY:
        return False
    off = _public_holidays(day.year, owner)
    bridge = day.weekday() == _FRIDAY and day - timedelta(days=1) in off
    return day not in off and not bridge and not any(first <= day < end for first, end in _breaks(day.year, owner))


@cache
def _public_holidays(year: int, owner: str) -> frozenset[date]:
    return frozenset(public_holidays("974" if owner == _REUNION else None, [year]))


@cache
def _breaks(year: int, owner: str) -> list[tuple[date, date]]:
    """School holidays of a year: first Monday, and the day on which school begins again."""
    return list(_of_reunion(year) if owner == _REUNION else _of_mainland(year, _ZONES.get(owner, "ABC")))


def _of_mainland(year: int, zones: str) -> Iterator[tuple[date, date]]:
    all_saints = _monday_before(date(year, 11, 1)) - timedelta(weeks=1)
    yield all_saints, all_saints + _TWO_WEEKS
    for christmas in (_monday_before(date(year - 1, 12, 25)), _monday_before(date(year, 12, 25))):
        yield christmas, christmas + _TWO_WEEKS
    for earliest in (
        date(year, 2, 14),
        date(year, 4, 11),
    ):  # winter, spring: a zone a week, in turn
        for zone in zones:
            first = _monday_before(earliest) + timedelta(weeks=("ABC".index(zone) + year - 1) % 3)
            yield first, first + _TWO_WEEKS


def _of_reunion(year: int) -> Iterator[tuple[date, date]]:
    """Where summer is in January; autumn's weeks move between the end of February and the end of March."""
    october, may = _monday_before(date(year, 10, 14)), _monday_before(date(year, 5, 8))
    yield october, october + _TWO_WEEKS
    yield date(year, 12, 19), date(year + 1, 1, 1)
    yield date(year, 1, 1), date(year, 2, 1)
    yield date(year, 3, 1), date(year, 3, 31)
    yield may, may + _TWO_WEEKS


def _monday_before(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())

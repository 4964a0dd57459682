"""Days, weeks, months, seasons and years that a query names, as periods of the contract.

A grammar of ours: `dateparser` 1.5 (tried on 22 queries) gives instants and no periods, knows no season, no « semaine
prochaine », reads « 1er décembre » as a month and « 90 min » as a date, and takes 20 to 300 ms.

What has no year is the next one that is not over. What is over is no filter: who names it wants texts.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from search.understanding.filters_in_words.words import Found, Words

KEY = "quand"
COMING = "a-venir"
Days = tuple[date, date]  # the first and the last

_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
# fmt: off
_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)
_SHORT = {
    "janv": 1, "jan": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}
# fmt: on
_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)} | _SHORT
_SEASONS = {"printemps": (3, 6), "ete": (6, 9), "automne": (9, 12), "hiver": (12, 3)}  # first and last months
_LAST_OF_SEASON = 20  # day of its last month
_YEARS_AHEAD = 5  # a 29 February comes again

_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_ANY_MONTH = rf"(?P<month>{'|'.join((*_MONTHS, *_SHORT))})"
_YEAR = r"(?P<year>20\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01]|1er|premier)"
_LAST_DAY = r"(?P<last>0?[1-9]|[12]\d|3[01])"
_FROM = rf"(?:(?P<from>{'|'.join(_MONTHS)}) )?"
_MOMENT = r"(?: en)?(?: matin(?:ee)?| apres midi| midi| soir(?:ee)?)?"
_NAMED_DAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_SEASON = rf"(?P<season>{'|'.join(_SEASONS)})"
_DATED = r"(?:ateliers?|seances?|sessions?|dates?|formations?|evenements?|rencontres?|promotions?|webinaires?)"


def read_dates(words: Words, at: int, today: date) -> Found | None:
    """The period that the words from one on begin with, the longest; none for what is over or is no date."""
    text = words.after(at)
    for pattern, days in _GRAMMAR:
        if match := pattern.match(text):
            try:
                code = days(match.groupdict(), today)
            except ValueError:  # 31 février 2027
                code = ""
            return Found(len(match[0].split()), KEY, (code,) if code else ())
    return None


def _code(days: Days | None, today: date) -> str:
    """The contract's: a whole month by its name, else days; empty when they are over."""
    if days is None or days[1] < today:
        return ""
    first, last = days
    if days == _month(first.year, first.month):
        return f"{first:%Y-%m}"
    return f"{first.isoformat()}..{last.isoformat()}"


def _month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _next(days: Callable[[int], Days], year: str | None, today: date) -> Days | None:
    """Days of the year that is told, else of the first one when they are not over yet."""
    if year:
        return days(int(year))
    for ahead in range(-1, _YEARS_AHEAD):  # a winter that began last year
        try:
            found = days(today.year + ahead)
        except ValueError:
            continue
        if found[1] >= today:
            return found
    return None


def _a_day(said: dict, today: date) -> str:
    day = 1 if said["day"] in ("1er", "premier") else int(said["day"])
    last = int(said.get("last") or day)
    month = _NUMBERS.get(said["month"]) or int(said["month"])
    first_month = _NUMBERS[said["from"]] if said.get("from") else month

    def days(year: int) -> Days:
        return date(year - (first_month > month), first_month, day), date(year, month, last)

    found = _next(days, said.get("year"), today)
    return _code(found, today) if found and found[0] <= found[1] else ""


def _a_month(said: dict, today: date) -> str:
    month = _NUMBERS[said["month"]]
    part = {"debut": (1, 10), "mi": (11, 20), "fin": (21, 31)}.get(said.get("part") or "")

    def days(year: int) -> Days:
        first, last = _month(year, month)
        return (first.replace(day=part[0]), last.replace(day=min(part[1], last.day))) if part else (first, last)

    return _code(_next(days, said["year"], today), today)


def _a_season(said: dict, today: date) -> str:
    """People mean its months, and go on until its end by the sun: winter is from 1 December to 20 March."""
    first, last = _SEASONS[said["season"]]

    def days(year: int) -> Days:
        return date(year, first, 1), date(year + (first > last), last, _LAST_OF_SEASON)

    year = said.get("year")
    if year and first > last and not said.get("next_year"):
        year = str(int(year) - 1)  # « hiver 2027 » ends in 2027; « hiver 2026-2027 » begins in 2026
    return _code(_next(days, year, today), today)


def _a_weekday(said: dict, today: date) -> str:
    ahead = (_WEEKDAYS.index(said["weekday"]) - today.weekday()) % 7
    day = today + timedelta(days=ahead or (7 if said["next"] else 0))
    return _code((day, day), today)


def _a_weekend(said: dict, today: date) -> str:
    saturday = _monday(today) + timedelta(days=12 if said["next"] else 5)
    return _code((saturday, saturday + timedelta(days=1)), today)


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _in_weeks(weeks: int) -> Callable[[dict, date], str]:
    def days(_said: dict, today: date) -> str:
        monday = _monday(today) + timedelta(weeks=weeks)
        return _code((monday, monday + timedelta(days=6)), today)

    return days


def _in_days(days: int) -> Callable[[dict, date], str]:
    return lambda _said, today: _code((today + timedelta(days=days),) * 2, today)


def _in_months(months: int) -> Callable[[dict, date], str]:
    def days(_said: dict, today: date) -> str:
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        return _code(_month(year, month + 1), today)

    return days


def _in_years(years: int) -> Callable[[dict, date], str]:
    return lambda _said, today: _a_year({"year": str(today.year + years)}, today)


def _a_year(said: dict, today: date) -> str:
    year = int(said["year"])
    return _code((date(year, 1, 1), date(year, 12, 31)), today)


def _coming(_said: dict, _today: date) -> str:
    return COMING


# What is said, the longest first; the beginning is a whole word, and so is the end.
_GRAMMAR = [
    (re.compile(rf"(?:{pattern})(?!\S)"), days)
    for pattern, days in (
        (
            rf"(?:du |entre le )?{_DAY} {_FROM}(?:au|et|et le|a) {_LAST_DAY} {_ANY_MONTH}(?: {_YEAR})?",
            _a_day,
        ),
        (rf"(?:(?:{'|'.join(_WEEKDAYS)}) )?{_DAY} {_ANY_MONTH}(?: {_YEAR})?{_MOMENT}", _a_day),
        (rf"{_DAY} (?P<month>0?[1-9]|1[0-2]) {_YEAR}", _a_day),
        (rf"(?:le|{'|'.join(_WEEKDAYS)}) {_DAY} (?P<month>0[1-9]|1[0-2])", _a_day),
        (rf"{_YEAR} (?P<month>0[1-9]|1[0-2]) (?P<day>0[1-9]|[12]\d|3[01])", _a_day),
        (rf"(?:(?P<part>debut|mi|fin) )?(?:(?:au |du )?mois (?:de |d ))?{_MONTH}(?: {_YEAR}| prochain)?", _a_month),
        (rf"{_ANY_MONTH} {_YEAR}", _a_month),
        (rf"(?:cet|cette|ce|l|au) {_SEASON}(?: {_YEAR})?(?: prochain)?", _a_season),
        (rf"{_SEASON} {_YEAR} (?P<next_year>20\d\d)", _a_season),
        (rf"{_SEASON} (?:{_YEAR}|prochain)", _a_season),
        (rf"{_NAMED_DAY}(?P<next> prochain)?{_MOMENT}(?: qui vient)?", _a_weekday),
        (r"(?:ce |le )?(?:week end|weekend|we)(?P<next> prochain)?", _a_weekend),
        (r"(?:la )?semaine (?:prochaine|qui vient)", _in_weeks(1)),
        (r"cette semaine(?: ci)?", _in_weeks(0)),
        (r"dans (?:2 semaines|deux semaines|15 jours|quinze jours|une quinzaine)", _in_weeks(2)),
        (r"(?:le )?mois (?:prochain|qui vient)", _in_months(1)),
        (r"ce mois(?: ci)?", _in_months(0)),
        (r"(?:l )?annee prochaine", _in_years(1)),
        (r"cette annee", _in_years(0)),
        (rf"(?:en|annee) {_YEAR}", _a_year),
        (rf"apres demain{_MOMENT}", _in_days(2)),
        (rf"demain{_MOMENT}", _in_days(1)),
        (r"aujourd ?hui|ce soir|cet apres midi|ce matin", _in_days(0)),
        (rf"a venir|prochaine?s?(?= {_DATED}(?!\S))", _coming),
    )
]

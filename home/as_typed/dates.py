"""Days and hours as they are written in France: « 15/1/27 », « vendredi 15 janvier 2027 », « 9 h 30 ».

The day comes first. The one other order is ISO's, whose year of four digits leaves no doubt. What a machine would have
to guess is refused: no year, the hour missing, « 9h5 », « 3/15/2027 », a Monday that is a Friday.
`static/js/as-typed-reading.js` reads the same; `tests/as_typed/readings.json` holds both to it.
"""

import re
from datetime import date, datetime, time

from home.as_typed.characters import tidied, unaccented
from home.as_typed.unreadable import Unreadable

FIRST_YEAR, LAST_YEAR = 2000, 2100  # beyond these, a year is mistyped, and a zone may leave the calendar
_LAST_SHORT_YEAR = 49  # « 98 » may be of either century
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan",
            "fevrier fevr fev",
            "mars mar",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "aout",
            "septembre sept sep",
            "octobre oct",
            "novembre nov",
            "decembre dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_ISO = r"(?P<iso_year>[0-9]{4})-(?P<iso_month>[0-9]{2})-(?P<iso_day>[0-9]{2})"
_WITH_NUMBERS = r"(?P<day>[0-9]{1,2})(?P<sign>[/. -])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4}|[0-9]{2})"
_IN_WORDS = r"(?P<named_day>1er|[0-9]{1,2}) ?(?P<name>[a-z]+)\.? ?(?P<named_year>[0-9]{4}|[0-9]{2})"
_DATE = rf"(?:(?:le )?(?P<weekday>{'|'.join(_WEEKDAYS)}),? )?(?:le )?(?:{_ISO}|{_WITH_NUMBERS}|{_IN_WORDS})"
_TIME = (
    r"(?:(?P<hour>[0-9]{1,2})(?:(?: ?: ?(?P<minute>[0-9]{2})(?::00(?:\.0+)?)?)"
    r"|(?: ?(?:heures?|h)(?: ?(?P<past>[0-9]{2})(?: ?min)?)?))|(?P<noon>midi))"
)
_FIND_DATE, _FIND_TIME = re.compile(_DATE, re.ASCII), re.compile(_TIME, re.ASCII)
_FIND_MOMENT = re.compile(rf"(?P<date>{_DATE})(?:, ?| a | |t)(?:a )?(?P<time>{_TIME})", re.ASCII)

_DATE_EXAMPLE = "par exemple « 15/01/2027 » ou « 15 janvier 2027 »"
_TIME_EXAMPLE = "par exemple « 9h30 » ou « 14 h »"


def read_date(text: str) -> date:
    """Raises Unreadable."""
    found = _FIND_DATE.fullmatch(unaccented(tidied(text)))
    if not found:
        raise Unreadable(f"Cette date ne se lit pas. Écrivez le jour, le mois et l’année, {_DATE_EXAMPLE}.")
    return _date_of(found)


def read_time(text: str) -> time:
    """Raises Unreadable. « 9 » alone, « 9h5 » and « 24:00 » are no hours."""
    found = _FIND_TIME.fullmatch(unaccented(tidied(text)))
    if not found:
        raise Unreadable(f"Cette heure ne se lit pas. Écrivez {_TIME_EXAMPLE}, les minutes avec deux chiffres.")
    return _time_of(found)


def read_moment(text: str) -> datetime:
    """A date and an hour on some clock, without a zone. Raises Unreadable."""
    plain = unaccented(tidied(text))
    found = _FIND_MOMENT.fullmatch(plain)
    if found:
        return datetime.combine(_date_of(found), _time_of(found))
    if _FIND_DATE.fullmatch(plain):
        raise Unreadable("Il manque l’heure : écrivez-la après la date, par exemple « 15/01/2027 14:00 ».")
    raise Unreadable("Cette date ne se lit pas. Écrivez-la ainsi : « 15/01/2027 14:00 » ou « 15 janvier 2027, 14 h ».")


def _date_of(found: re.Match) -> date:
    year, month, day = _parts_of(found)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(f"Indiquez une année entre {FIRST_YEAR} et {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise Unreadable(f"Il n’y a pas de mois {month} : écrivez le jour d’abord, {_DATE_EXAMPLE}.")
    try:
        read = date(year, month, day)
    except ValueError:
        raise Unreadable("Ce jour n’existe pas : regardez le calendrier.") from None
    weekday = _WEEKDAYS[read.weekday()]
    if found["weekday"] not in (None, weekday):
        raise Unreadable(f"Ce jour est un {weekday}, non un {found['weekday']} : lequel des deux est juste ?")
    return read


def _parts_of(found: re.Match) -> tuple[int, int, int]:
    if found["iso_year"]:
        return int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"])
    if found["day"]:
        return _year_of(found["year"], found["sign"]), int(found["month"]), int(found["day"])
    month = _MONTHS.get(found["name"])
    if month is None:
        raise Unreadable(f"« {found['name']} » n’est pas un mois. Écrivez la date ainsi : {_DATE_EXAMPLE}.")
    return _year_of(found["named_year"]), month, int(found["named_day"].removesuffix("er"))


def _year_of(digits: str, sign: str = "/") -> int:
    """« 27 » is 2027; not in « 27-01-15 », which half the world begins with the year."""
    if len(digits) == 4:
        return int(digits)
    if int(digits) > _LAST_SHORT_YEAR or sign == "-":
        raise Unreadable("Écrivez l’année avec quatre chiffres : « 2027 ».")
    return 2000 + int(digits)


def _time_of(found: re.Match) -> time:
    if found["noon"]:
        return time(12)
    hour, minute = int(found["hour"]), int(found["minute"] or found["past"] or 0)
    if hour == 24:
        raise Unreadable("« 24 h » se dit « 0 h » le lendemain.")
    if hour > 24 or minute > 59:
        raise Unreadable("Cette heure n’existe pas : une heure va de 0 h à 23 h 59.")
    return time(hour, minute)

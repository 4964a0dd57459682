"""Days and hours as people write them in a list or a table. One place, so that one reader serves them all."""

import re
from datetime import date, time
from decimal import Decimal

_MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_SHORT = "janv fevr mars avr mai juin juil aout sept oct nov dec"
_ACCENTS = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(?:[a-z]+\.? +)?(\d{1,2})(?:er)? +([a-z]+)\.? +(\d{4})")
_HOUR = re.compile(r"(\d{1,2})\s*(?:h|:)\s*(?:(\d{2})(?::00)?)?(?:\s*min)?")
_WITH_HOUR = re.compile(r"(?P<day>.+?)(?: à)?(?:,? )(?P<hour>\d{1,2} ?(?:h|:).*)", re.IGNORECASE)


def read_day(text: str) -> date:
    """« 15/1/27 », « lundi 15 janvier 2027 » or « 2027-01-15 »; raises ValueError for anything else."""
    text = " ".join(text.lower().translate(_ACCENTS).split())
    if found := _NUMBERS.fullmatch(text):
        day, month, year = map(int, found.groups())
        return date(year if year > 99 else 2000 + year, month, day)
    if found := _ISO.fullmatch(text):
        return date(*map(int, found.groups()))
    if found := _WORDS.fullmatch(text):
        for names in (_MONTHS.split(), _SHORT.split()):
            if found[2] in names:
                return date(int(found[3]), names.index(found[2]) + 1, int(found[1]))
    raise ValueError(text)


def read_hour(text: str) -> time:
    """« 9 h 30 », « 9h30 », « 14 h » or « 14:00 »; raises ValueError for anything else."""
    found = _HOUR.fullmatch(text.replace("\u00a0", " ").replace("\u202f", " ").strip().lower())
    if found is None:
        raise ValueError(text)
    return time(int(found[1]), int(found[2] or 0))


def read_moment(text: str) -> tuple[date, time | None]:
    """A day, maybe with an hour: « 15/1/27 », « 15 janvier 2027 à 9 h 30 », « 2027-01-15 09:30 »."""
    found = _WITH_HOUR.fullmatch(" ".join(text.split()))
    return (read_day(found["day"]), read_hour(found["hour"])) if found else (read_day(text), None)


def read_number(text: str) -> Decimal:
    """« 12,50 », « 12.50 », « 1 200 » or « 15 € »; raises ValueError for anything else."""
    plain = re.sub(r"[\s\u00a0\u202f]|€", "", text).replace(",", ".")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,6})?", plain):
        raise ValueError(text)
    return Decimal(plain)

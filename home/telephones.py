"""Telephone numbers as people write them: read exactly or refused, shown as France reads them.

They are kept as they are shown, « 02 99 00 20 10 », « 0262 90 12 34 », « +32 2 513 89 40 »: what was kept before this
was checked is shown in the same way when it can be read, and as it is when it cannot. Ranges of numbers open every
year: ten digits that nobody gave yet are taken for a number of the mainland.
"""

import re
from functools import lru_cache

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import PhoneNumber, PhoneNumberFormat
from phonenumbers.shortnumberinfo import is_valid_short_number_for_region

from home.as_typed.characters import tidied
from home.as_typed.unreadable import Unreadable

_MAINLAND = "FR"
# Dialled with ten digits from all of France; Saint-Pierre and the Pacific are not. Asked first for the numbers that
# begin as theirs: the library knows « 0596 » as the mainland's too.
_OVERSEAS = ("RE", "YT", "GP", "BL", "MF", "MQ", "GF")
_OVERSEAS_BEGINNING = re.compile(r"0[2569]")
_WORD = re.compile(r"^t[ée]l(?:[ée]phone)?\b\s*\.?\s*:?\s*")
_SIGNS = re.compile(r"[+0-9][-0-9 ().·•/]*")
_BETWEEN = re.compile(r"[-.·•/]")
_LONGEST = 60


def read_telephone(text: str) -> str:
    """The number as it is shown. Raises Unreadable; nothing is guessed: two numbers, or letters, are refused."""
    return _written(_number_of(text))


def shown(text: str) -> str:
    """A number that is kept, as France reads it; what cannot be read is shown as it is."""
    try:
        return read_telephone(text)
    except Unreadable:
        return text


def dialled(text: str) -> str:
    """What a telephone is given to call, from anywhere: « +33299002010 »; digits alone of what cannot be read."""
    try:
        number = _number_of(text)
    except Unreadable:
        return re.sub(r"[^+0-9]", "", text)
    if _is_short(number):
        return str(number.national_number)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


@lru_cache(maxsize=2000)
def _number_of(text: str) -> PhoneNumber:
    plain = _BETWEEN.sub(" ", _WORD.sub("", tidied(text)))
    if re.fullmatch("[1-9][0-9]{8}", plain):
        plain = f"0{plain}"  # which a spreadsheet takes off
    if len(text) > _LONGEST or not _SIGNS.fullmatch(plain):
        raise _unreadable()
    for region in (*_OVERSEAS, _MAINLAND) if _OVERSEAS_BEGINNING.match(plain) else (_MAINLAND,):
        number = _parsed(plain, region)
        if phonenumbers.is_valid_number(number) or is_valid_short_number_for_region(number, region):
            return number
    number = _parsed(plain, _MAINLAND)
    if plain.startswith("0") and not plain.startswith("00") and phonenumbers.is_possible_number(number):
        return number
    raise _unreadable()


def _parsed(plain: str, region: str) -> PhoneNumber:
    try:
        return phonenumbers.parse(plain, region)
    except phonenumbers.NumberParseException:
        raise _unreadable() from None


def _written(number: PhoneNumber) -> str:
    if _is_short(number):
        return str(number.national_number)
    region = phonenumbers.region_code_for_number(number)
    french = number.country_code == 33 or region in _OVERSEAS
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL if french else PhoneNumberFormat.INTERNATIONAL)


def _is_short(number: PhoneNumber) -> bool:
    return number.country_code == 33 and (number.national_number or 0) < 1_000_000


def _unreadable() -> Unreadable:
    return Unreadable(
        _(
            "Ce numéro ne se lit pas. Écrivez un seul numéro, avec dix chiffres, par exemple « 02 99 00 20 10 », "
            "ou avec l’indicatif de son pays, « +32 2 513 89 40 »."
        )
    )

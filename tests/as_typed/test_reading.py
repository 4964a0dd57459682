"""Dates, hours and numbers are read exactly or refused in French."""

import pytest

from home.as_typed.dates import read_date, read_moment, read_time
from home.as_typed.numbers import read_decimal, read_integer
from home.as_typed.unreadable import Unreadable
from tests.as_typed.readings import READINGS, cases

_READ = {
    "date": lambda text: read_date(text).isoformat(),
    "time": lambda text: read_time(text).isoformat("minutes"),
    "moment": lambda text: read_moment(text).isoformat(timespec="minutes"),
    "integer": lambda text: str(read_integer(text)),
    "decimal": lambda text: str(read_decimal(text)),
}


def read_or_none(kind: str, text: str) -> str | None:
    try:
        return _READ[kind](text)
    except Unreadable:
        return None


@pytest.mark.parametrize(("kind", "text", "kept"), cases(*READINGS))
def test_what_is_typed_is_kept_or_refused(kind, text, kept):
    assert read_or_none(kind, text) == kept


def test_thirty_ways_or_more_are_tried_of_each():
    assert min(len(readings) for readings in READINGS.values()) >= 30


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("date", "15 janvier", "Cette date ne se lit pas. Écrivez le jour, le mois et l’année"),
        ("date", "3/15/2027", "Il n’y a pas de mois 15 : écrivez le jour d’abord"),
        ("date", "31/02/2027", "Ce jour n’existe pas"),
        ("date", "lundi 15 janvier 2027", "Ce jour est un vendredi, non un lundi"),
        ("date", "15/01/98", "Écrivez l’année avec quatre chiffres"),
        ("date", "15/01/1999", "Indiquez une année entre 2000 et 2100."),
        ("date", "15 brumaire 2027", "« brumaire » n’est pas un mois"),
        ("moment", "15/01/2027", "Il manque l’heure"),
        ("moment", "bientôt", "Cette date ne se lit pas"),
        ("time", "9h5", "Cette heure ne se lit pas"),
        ("time", "24 h", "« 24 h » se dit « 0 h » le lendemain."),
        ("time", "14h75", "Cette heure n’existe pas"),
        ("integer", "12,5", "Écrivez un nombre entier, sans virgule ni point."),
        ("decimal", "1.234,50", "Ce nombre ne se lit pas"),
    ],
)
def test_the_refusal_says_what_to_write(kind, text, reason):
    with pytest.raises(Unreadable) as refusal:
        _READ[kind](text)
    assert str(refusal.value).startswith(reason)

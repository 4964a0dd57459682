"""Numbers as they are written in France, « 12,50 » or « 1 234 », and by keyboards that have a point only: « 12.50 »."""

import re
from decimal import Decimal

from home.as_typed.characters import tidied
from home.as_typed.unreadable import Unreadable

_MOST_SIGNS = 30
_WHOLE = r"[+-]?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)"
_INTEGER = re.compile(_WHOLE)
_DECIMAL = re.compile(rf"(?P<whole>{_WHOLE})(?:[.,](?P<cents>[0-9]+))?")
_MINUS = str.maketrans({"\u2212": "-", "\u2011": "-"})


def read_integer(text: str) -> int:
    """Raises Unreadable. « 12.000 » is refused: twelve for some, twelve thousand for others."""
    plain = _plain(text)
    if _INTEGER.fullmatch(plain):
        return int(plain.replace(" ", ""))
    if _DECIMAL.fullmatch(plain):
        raise Unreadable("Écrivez un nombre entier, sans virgule ni point.")
    raise _no_number("« 12 »")


def read_decimal(text: str) -> Decimal:
    """Raises Unreadable. With both a comma and a point, or two of them, which one parts the cents is not certain."""
    found = _DECIMAL.fullmatch(_plain(text))
    if not found:
        raise _no_number("« 12,50 »")
    whole = found["whole"].replace(" ", "")
    return Decimal(f"{whole}.{found['cents']}" if found["cents"] else whole)


def _no_number(example: str) -> Unreadable:
    return Unreadable(f"Ce nombre ne se lit pas. Écrivez des chiffres seuls, par exemple {example}.")


def _plain(text: str) -> str:
    if len(text) > _MOST_SIGNS:
        raise Unreadable("Ce nombre est trop long.")
    return tidied(text.translate(_MINUS))

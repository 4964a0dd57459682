"""Communes that a query names, by name or postcode; « près de chez moi », which says no place.

Thousands of communes are called as things are (« Vue », « Signes », « Avion »): a name that is a word is a commune only
when that is a town, and some only after « à ». One of several namesakes is none.
"""

import re
from functools import lru_cache

from home.places import Commune, is_a_name, key_of, meant
from search.language.analysis import is_a_french_word
from search.understanding.filters_in_words.words import Found, Words

KEY = "pres"
HERE = "ici"  # a key of no filter: where the visitor is, which nobody knows

_LONGEST = 6  # words of a name
_TOWN = 10_000  # inhabitants
_VILLAGE = 1_000  # of those that are named without « à »
_AT = frozenset(("a", "sur", "vers", "pres", "autour", "cote", "proche"))
# fmt: off
_NEEDS_AT = frozenset((
    "sens", "plaisir", "orange", "avion", "fontaine", "moulins", "cognac", "saintes", "grasse", "houilles", "trappes",
    "persan", "lattes", "colombes", "vienne", "menton", "salles",
))
# fmt: on
_CEDEX = "cedex"
_ARTICLES = frozenset(("le", "la", "les", "l"))
_POSTCODE = re.compile(r"\d{5}", re.ASCII)
_NUMBER = re.compile(r"\d{5}|\d{2,3}|2[ab]", re.ASCII)
_NEAR_ME = re.compile(
    r"(?:tout |le plus )?(?:pres|proche|a cote|autour|aux alentours) (?:de |d )?(?:chez )?(?:moi|nous|ici)(?!\S)"
)


def read_places(words: Words, at: int) -> Found | None:
    """The commune that the words from one on begin with, as the longest name."""
    if near := _NEAR_ME.match(words.after(at)):
        return Found(len(near[0].split()), HERE, (HERE,))
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        forms = words.forms[at : at + length]
        if (commune := _commune(" ".join(forms))) and _is_meant(commune, words, at, length):
            return Found(length, KEY, (key_of(commune),))
    return None


@lru_cache(maxsize=4_096)
def _commune(text: str) -> Commune | None:
    """The one that has a position and is called so, with its postcode or département before or after the name."""
    forms = text.split()
    names = [form for form in forms if not _NUMBER.fullmatch(form)]
    told = [form for form in forms if _NUMBER.fullmatch(form)]
    if len(told) > 1 or (told and forms[0] not in told and forms[-1] not in told):
        return None
    if _CEDEX in names[:-1] or (names and not is_a_name(" ".join(names))):
        return None  # what follows « cedex » is no part of a name
    if not names and not _POSTCODE.fullmatch(text):
        return None
    found = meant(text)
    if not names and found and text not in found[0].postcodes:
        return None  # an INSEE code: no visitor knows one, and « iso 27001 » is none
    return found[0] if len(found) == 1 and found[0].latitude is not None else None


def _is_meant(commune: Commune, words: Words, at: int, length: int) -> bool:
    """Whether the words say the commune, and not a thing."""
    forms = words.forms[at : at + length]
    if any(_NUMBER.fullmatch(form) for form in forms):
        return True
    after_at = bool({*words.forms[max(at - 2, 0) : at]} & _AT)
    names = [form for form in forms if form not in _ARTICLES]
    if len(names) > 1:
        return after_at or commune.population >= _VILLAGE
    is_a_word = is_a_french_word(words.typed(at + length - 1, at + length).lower())
    if names[0] in _NEEDS_AT or (length > 1 and is_a_word):
        return after_at and commune.population >= _VILLAGE
    return commune.population >= (_TOWN if is_a_word else 0 if after_at else _VILLAGE)

"""Départements that a query names, by name or number: the sub-site of the region they lie in, when there is one.

Some are called as things are (« Manche », « Lot », « Nord »), and a number may count anything: these are départements
only after words that say a place (« dans le Lot », « dans le 35 »).
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from home.folding import folded
from home.places import departements
from search.language.analysis import is_a_french_word
from search.understanding.filters_in_words.words import Found, Words

KEY = "region"

# Names of the regions of today, folded, by INSEE's code (Code officiel géographique 2025).
_REGIONS = {
    "01": "guadeloupe",
    "02": "martinique",
    "03": "guyane",
    "04": "la reunion",
    "06": "mayotte",
    "11": "ile de france",
    "24": "centre val de loire",
    "27": "bourgogne franche comte",
    "28": "normandie",
    "32": "hauts de france",
    "44": "grand est",
    "52": "pays de la loire",
    "53": "bretagne",
    "75": "nouvelle aquitaine",
    "76": "occitanie",
    "84": "auvergne rhone alpes",
    "93": "provence alpes cote d azur",
    "94": "corse",
}
_NUMBER = re.compile(r"\d{2,3}|2[ab]", re.ASCII)
_ARTICLES = frozenset(("le", "la", "les", "l", "du", "de"))
_SAYS_A_PLACE = frozenset(("dans", "departement", "dept", "dpt"))
_THINGS = frozenset(("loire", "rhone", "nord"))  # of which the dictionary does not know that they are
_TOWNS = frozenset(("paris",))  # a commune, and read as one


def read_departements(words: Words, at: int, regions: Mapping[str, str]) -> Found | None:
    """The slug of its region when the words from one on begin with a département; `regions`: names by slug."""
    slugs = _slugs(tuple(regions.items()))
    forms = words.forms[at:]
    for length in range(min(_longest(), len(forms)), 0, -1):
        said = " ".join(forms[:length])
        code = code_of(said)
        if code and (not _needs_a_place(said) or _after_a_place(words.forms[:at])):
            region = departements()[code][1]
            return Found(length, KEY, (slugs[region],) if region in slugs else ())
    return None


def code_of(said: str) -> str:
    """Of the département of this folded name or number; empty for none, and for a name that is a region’s too."""
    return _codes().get(said, "")


def _needs_a_place(said: str) -> bool:
    return bool(_NUMBER.fullmatch(said)) or said in _THINGS or (" " not in said and is_a_french_word(said))


def _after_a_place(before: list[str]) -> bool:
    near = before[-1:] if before[-1:] and before[-1] not in _ARTICLES else before[-2:-1]
    return bool({*near} & _SAYS_A_PLACE)


@cache
def _codes() -> dict[str, str]:
    """By name, unless that is a region's or a town's, and by number."""
    names = {folded(name): code for code, (name, _region) in departements().items()}
    by_name = {name: code for name, code in names.items() if name not in _TOWNS | {*_REGIONS.values()}}
    return by_name | {code.lower(): code for code in departements()}


@cache
def _longest() -> int:
    return max(len(name.split()) for name in _codes())


@lru_cache(maxsize=8)
def _slugs(regions: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Slugs of the site's regions by code."""
    named = {folded(name): slug for slug, name in regions}
    return {code: named[name] for code, name in _REGIONS.items() if name in named}

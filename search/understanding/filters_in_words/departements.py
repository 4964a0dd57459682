"""Départements that a query names, by name or number, and the old provinces that are one.

Some are called as things are (« Manche », « Lot », « Nord »), and a number may count anything: these are départements
only after words that say a place (« dans le Lot », « dans le 35 »), or at the end after what is somewhere (« atelier
Manche », « référent numérique Lot »).
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from home.folding import folded
from home.places import departements
from search.language.analysis import is_a_french_word
from search.understanding.filters_in_words.codes import WHAT_IS_SOMEWHERE
from search.understanding.filters_in_words.words import Found, Words

KEY = "departement"

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
# What people say of one, or nearly: provinces, and names of before.
_ALSO = {
    "01": ("bresse", "bugey"),
    "04": ("basses alpes",),
    "07": ("vivarais",),
    "12": ("rouergue",),
    "22": ("cotes du nord",),
    "24": ("perigord",),
    "37": ("touraine",),
    "42": ("forez",),
    "43": ("velay",),
    "44": ("loire inferieure",),
    "46": ("quercy",),
    "48": ("gevaudan",),
    "49": ("anjou",),
    "64": ("pays basque", "bearn", "basses pyrenees"),
    "65": ("bigorre",),
    "974": ("ile bourbon",),
}
_NUMBER = re.compile(r"\d{2,3}|2[ab]", re.ASCII)
_ARTICLES = frozenset(("le", "la", "les", "l", "du", "de"))
_SAYS_A_PLACE = frozenset(("dans", "departement", "dept", "dpt"))
_THINGS = frozenset(("loire", "rhone", "nord"))  # of which the dictionary does not know that they are
_TOWNS = frozenset(("paris",))  # a commune, and read as one


def read_departements(words: Words, at: int, regions: Mapping[str, str]) -> Found | None:
    """The code when the words from one on begin with a département, and the slug of its region when the site has that
    one; `regions`: names by slug.
    """
    forms = words.forms[at:]
    for length in range(min(_longest(), len(forms)), 0, -1):
        said = " ".join(forms[:length])
        code = code_of(said)
        if code and (not _needs_a_place(said) or _is_a_place(words.forms, at, at + length)):
            region = _slugs(tuple(regions.items())).get(departements()[code][1], "")
            return Found(length, KEY, (code,), region)
    return None


def code_of(said: str) -> str:
    """Of the département of this folded name or number; empty for none, and for a name that is a region’s too."""
    return _codes().get(said, "")


def _needs_a_place(said: str) -> bool:
    return bool(_NUMBER.fullmatch(said)) or said in _THINGS or (" " not in said and is_a_french_word(said))


def _is_a_place(forms: list[str], start: int, end: int) -> bool:
    before = forms[:start]
    while before[-1:] and before[-1] in _ARTICLES:
        before = before[:-1]
    if before[-1:] and before[-1] in _SAYS_A_PLACE:
        return True
    return end == len(forms) and bool(WHAT_IS_SOMEWHERE.fullmatch(" ".join(before)))


@cache
def _codes() -> dict[str, str]:
    """By name, unless that is a region's or a town's, and by number."""
    names = {folded(name): code for code, (name, _region) in departements().items()}
    by_name = {name: code for name, code in names.items() if name not in _TOWNS | {*_REGIONS.values()}}
    also = {name: code for code, said in _ALSO.items() for name in said}
    return also | by_name | {code.lower(): code for code in departements()}


@cache
def _longest() -> int:
    return max(len(name.split()) for name in _codes())


@lru_cache(maxsize=8)
def _slugs(regions: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Slugs of the site's regions by code."""
    named = {folded(name): slug for slug, name in regions}
    return {code: named[name] for code, name in _REGIONS.items() if name in named}

"""Regions that a query names, those of before 2016 too: the sub-site of today’s, when there is one."""

from collections.abc import Mapping
from functools import lru_cache

from home.folding import folded
from search.understanding.filters_in_words.codes import WHAT_IS_MET
from search.understanding.filters_in_words.words import Found, Words

KEY = "region"

# What people also say, by the folded name of today.
_ALSO = {
    "auvergne rhone alpes": ("auvergne", "rhone alpes", "aura"),
    "bourgogne franche comte": ("bourgogne", "franche comte", "bfc"),
    "grand est": ("alsace", "lorraine", "champagne ardenne", "champagne ardennes"),
    "hauts de france": ("nord pas de calais", "picardie", "hdf"),
    "ile de france": ("idf", "region parisienne"),
    "normandie": ("haute normandie", "basse normandie"),
    "nouvelle aquitaine": ("aquitaine", "limousin", "poitou charentes", "poitou charente"),
    "occitanie": ("midi pyrenees", "languedoc roussillon"),
    "pays de la loire": ("pays de loire", "pdl"),
    "provence alpes cote d azur": ("paca", "region sud"),
    "centre val de loire": ("region centre",),
    "la reunion": ("ile de la reunion", "reunion"),
    "corse": ("corsica",),
}

_WORDS_TOO = frozenset(("la reunion", "reunion", "aura"))


def read_regions(words: Words, at: int, regions: Mapping[str, str]) -> Found | None:
    """The region's slug when the words from one on begin with a name of it; `regions`: names by slug."""
    names = _names(tuple(regions.items()))
    forms = words.forms[at:]
    for length in range(min(_longest(names), len(forms)), 0, -1):
        said = " ".join(forms[:length])
        if (slug := names.get(said)) and _is_meant(said, words, at, length):
            return Found(length, KEY, (slug,))
    return None


def _is_meant(said: str, words: Words, at: int, length: int) -> bool:
    """« la réunion » and « aura » are words too: a region by their capitals, or after « à »; « atelier réunion »."""
    if said not in _WORDS_TOO:
        return True
    if said == "reunion":
        return at > 0 and bool(WHAT_IS_MET.fullmatch(words.forms[at - 1]))
    last = words.typed(at + length - 1, at + length)
    return last.isupper() or (said != "aura" and (last[0].isupper() or words.forms[max(at - 1, 0) : at] == ["a"]))


@lru_cache(maxsize=8)
def _names(regions: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Slugs by whatever people call the region."""
    found = {}
    for slug, name in regions:
        whole = folded(name)
        found[whole] = slug
        found |= dict.fromkeys(_ALSO.get(whole, ()), slug)
    return found


def _longest(names: Mapping[str, str]) -> int:
    return max((len(name.split()) for name in names), default=0)

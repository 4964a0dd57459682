"""Audiences that a query names after « pour »: « pour les élus ». Anything else may be about them, and is text."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from home.folding import folded
from search.understanding.filters_in_words.words import Found, Words

KEY = "public"

_FOR = re.compile(r"pour (?:les |des |nos |mes |l |une? )?")
_BETWEEN_NAMES = re.compile(r" et | ou |,")  # « Directions et responsables » are two
_LINKS = frozenset(("d", "de", "du", "des"))  # « équipes d’accueil » are no « équipes »


def read_audiences(words: Words, at: int, audiences: Callable[[], Mapping[str, str]]) -> Found | None:
    """The slug when the words from one on name an audience; `audiences` gives names by slug."""
    said = _FOR.match(words.after(at))
    if said is None:
        return None
    first = at + len(said[0].split())
    for names, slug in _names(tuple(audiences().items())):
        if [_singular(form) for form in words.forms[first : first + len(names)]] == names:
            return Found(first - at + len(names), KEY, (slug,))
    return None


@lru_cache(maxsize=8)
def _names(audiences: tuple[tuple[str, str], ...]) -> list[tuple[list[str], str]]:
    """What people call each, in words without their s, the longest first: « prestataires touristiques » are
    « prestataires » too.
    """
    found = []
    for slug, name in audiences:
        for part in _BETWEEN_NAMES.split(name):
            words = [_singular(form) for form in folded(part).split()]
            found.append((words, slug))
            if len(words) > 1 and _LINKS.isdisjoint(words):
                found.append((words[:1], slug))
    return sorted((one for one in found if one[0]), key=lambda one: -len(one[0]))


def _singular(form: str) -> str:
    return form.removesuffix("s")

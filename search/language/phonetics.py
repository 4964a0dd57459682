"""How a folded French word sounds, roughly: two spellings of one sound have one key.

A few rules of French spelling, in the spirit of Soundex FR and Phonex: silent endings, doubled letters, letters that
stand for one sound. Only to find which known word an unknown one was meant to be.
"""

import re
from functools import lru_cache

_SOUNDS = (
    ("ph", "f"),
    ("qu", "k"),
    ("ck", "k"),
    ("ch", "S"),
    ("ain", "in"),
    ("ein", "in"),
    ("eau", "o"),
    ("au", "o"),
    ("ai", "e"),
    ("ei", "e"),
    ("am", "an"),
    ("em", "an"),
    ("en", "an"),
    ("im", "in"),
    ("ym", "in"),
    ("yn", "in"),
    ("om", "on"),
    ("ou", "U"),
    ("oo", "U"),
    ("ew", "iU"),  # « niouzletter »
    ("w", "U"),  # « ouifi », « oueb »
    ("ti", "si"),
    ("th", "t"),
    ("h", ""),
    ("y", "i"),
    ("z", "s"),
)
_CUEIL = re.compile("cc?(?:ue|eu)il")  # « aceuil »
_SOFT_C = re.compile("c(?=[eiy])")
_SOFT_G = re.compile("ge(?=[ao])|g(?=[eiy])")
_HEARD_EUR = re.compile("eur$")  # as the English -er is
_DOUBLED = re.compile(r"(.)\1+")
_SILENT = re.compile("(?:ent|es|e|s|t|x|d)$")


@lru_cache(maxsize=200_000)
def sound(form: str) -> str:
    """The key of a folded word."""
    key = _SOFT_G.sub("j", _SOFT_C.sub("s", _CUEIL.sub("keil", form)))
    key = _HEARD_EUR.sub("er", _SILENT.sub("", _SILENT.sub("", key)))
    for letters, heard in _SOUNDS:
        key = key.replace(letters, heard)
    return _DOUBLED.sub(r"\1", key.replace("c", "k").replace("q", "k"))

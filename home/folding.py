"""Words as they are compared when nobody should mind accents, capitals, dashes and apostrophes."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
_MARKS = re.compile("[\u0300-\u036f]")
_BETWEEN_WORDS = re.compile(r"[^\w]+|_+")


def folded(text: str) -> str:
    """« L’Haÿ-les-Roses » gives `l hay les roses`."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_LIGATURES)))
    return _BETWEEN_WORDS.sub(" ", plain.casefold()).strip()

"""One French analysis for what is indexed and what is asked, shared by every engine, which store its tokens.

Text -> folded characters (NFKD, lower case, no accents, œ as oe) -> words without elisions -> stems (Snowball French).
Engines keep the stems and match them exactly: the French is the same on each of them.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

MAX_WORD = 40  # letters; longer strings (addresses, codes) are cut, in the index as in queries
_MAX_JOINED_PARTS = 3
_SPELLINGS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ø": "o",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "‐": "-",
        "‑": "-",
        "\u00ad": None,
    }
)
_ACCENTS = re.compile("[\u0300-\u036f]+")
_ELISIONS = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)'(?=\w)")
_COMPOUNDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_JOINTS = re.compile("['-]")
_stemmers = threading.local()  # a Stemmer may not be shared by threads

_COMMON = (
    "a ai as au aux avec c ce ces cet cette d dans de des du elle en est et eu il ils j je l la le les leur leurs lui"
    " m ma mais me mes mon n ne nos notre nous on ou par pas pour qu que qui s sa sans se ses son sont sur t ta te tes"
    " toi ton tu un une vos votre vous y"
)
# Words too common to tell one text from another. They are indexed, for phrases; a query leaves them out.
STOP_WORDS = frozenset(_COMMON.split())


def fold(text: str) -> str:
    """`text` in lower case, without accents or ligatures, with one kind of apostrophe and hyphen."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.lower())).translate(_SPELLINGS)


def compounds(text: str) -> Iterator[list[str]]:
    """Folded words of a text, each as its parts: « l’e-réputation » is [["e", "reputation"]]."""
    for word in _COMPOUNDS.findall(_ELISIONS.sub("", fold(text))):
        yield [word[:MAX_WORD]] if word.isalnum() else [part[:MAX_WORD] for part in _JOINTS.split(word)]


def joined(parts: list[str]) -> str | None:
    """The word as some write it in one (« ereputation », « wifi »); None when it has no short joined form."""
    return "".join(parts)[:MAX_WORD] if 1 < len(parts) <= _MAX_JOINED_PARTS else None


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded word. Words of one or two letters (ia, ot, qr) are left alone."""
    if len(word) < 3 or not word.isalpha():
        return word
    if not hasattr(_stemmers, "french"):
        _stemmers.french = Stemmer.Stemmer("french", 0)
    return _stemmers.french.stemWord(_without_lost_accent(word))


def _without_lost_accent(word: str) -> str:
    """Endings that Snowball knows by their accent (-ée, -ées), and plurals in -os that it leaves (photos, vidéos)."""
    if len(word) > 4:
        for ending, plain in (("ees", "e"), ("ee", "e"), ("os", "o")):
            if word.endswith(ending):
                return word[: -len(ending)] + plain
    return word


@dataclass(frozen=True)
class Words:
    """What an index keeps of a text.

    `stems` in the text's order, then those of its compounds written in one, so that phrases stay whole; `forms` are
    its folded words, not stemmed, which a word that is still being typed may begin.
    """

    stems: list[str]
    forms: set[str]


def analyse(text: str) -> Words:
    in_order, in_one, forms = [], [], set()
    for parts in compounds(text):
        forms.update(parts)
        in_order += map(stem, parts)
        whole = joined(parts)
        if whole:
            in_one.append(stem(whole))
    return Words(in_order + in_one, forms)


def joined_words(parts: Iterable[Words]) -> Words:
    """Of several texts, as one."""
    stems, forms = [], set()
    for part in parts:
        stems += part.stems
        forms |= part.forms
    return Words(stems, forms)

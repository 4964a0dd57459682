"""What a query says that a filter would: when, where, of what kind. Nothing here asks the index.

One kind of filter is a module here, which reads the words from a place on, and a line in `_found`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from search.language.analysis import STOP_WORDS, fold
from search.understanding.filters_in_words import audiences, codes, dates, departements, places, regions
from search.understanding.filters_in_words.words import WORD, Found, Words

_BEFORE_A_LAND = frozenset(
    ("en", "dans", "de", "d", "du", "a", "la", "le", "l", "region", "les", "sur", "pour", "departement", "dept", "dpt")
)
# Words before that belong to what is read: « en janvier », « à Rennes ».
_BEFORE: dict[str, frozenset[str]] = {
    dates.KEY: frozenset(("en", "le", "les", "du", "de", "d", "au", "pour", "ce", "a")),
    places.KEY: frozenset(("a", "sur", "vers", "pres", "autour", "de", "d", "cote", "proche", "region", "secteur")),
    places.HERE: frozenset(),
    regions.KEY: _BEFORE_A_LAND,
    departements.KEY: _BEFORE_A_LAND,
}
# fmt: off
# Words that only ask what there is: « quoi de prévu », « bonjour, que faire ».
_ASKING_WHAT = STOP_WORDS.union((
    "aimerais", "avez", "bjr", "bonjour", "cherche", "existe", "faire", "kel", "kelle", "koi", "merci", "mrc",
    "organise", "organises", "peux", "prevu", "prevue", "prevues", "prevus", "propose", "proposes", "puis",
    "quel", "quelle", "quelles", "quels", "quoi", "salut", "slt", "stp", "svp", "trouver", "veux", "voudrais",
    "ya",
))
# fmt: on
_BEFORE_CODES = frozenset(("de", "d", "des", "un", "une", "les", "la", "le", "l", "en"))


@dataclass(frozen=True)
class Reading:
    """Some words of a query, as they were typed, and what they say; where they stand in its text.

    `core`: those that say it, folded, without what only leads to them (« en janvier »). `wider`: slug of the region
    of a département.
    """

    key: str
    values: tuple[str, ...]
    words: str
    core: str
    start: int
    end: int
    wider: str = ""

    @property
    def region(self) -> "Reading | None":
        """The same words as that of the region in which the département lies."""
        return replace(self, key=regions.KEY, values=(self.wider,), wider="") if self.wider else None


@dataclass(frozen=True)
class Surroundings:
    """When and where one asks: the day there, the regions and the audiences that the site has (names by slug)."""

    today: date
    regions: Mapping[str, str]
    audiences: Callable[[], Mapping[str, str]] = dict  # asked for when some may be named


def readings_of(text: str, around: Surroundings) -> list[Reading]:
    """All that is read in a text, in its order; no word is read twice."""
    words = Words(text)
    found, at, free = list[Reading](), 0, 0
    while at < len(words):
        here = _found(words, at, around)
        if here and here.values:
            first, last = _with_words_before(words, at, free, here.key), at + here.length
            span = words.spans[first][0], words.spans[last - 1][1]
            core = " ".join(words.forms[at:last])
            found.append(Reading(here.key, here.values, words.typed(first, last), core, *span, here.wider))
        at += here.length if here else 1
        free = at if here else free
    return found


def without(text: str, readings: list[Reading]) -> str:
    """What is left of a text; empty when only words are left that tell nothing."""
    for start, end in sorted({(one.start, one.end) for one in readings}, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text if any(fold(word[0]) not in _ASKING_WHAT for word in WORD.finditer(text)) else ""


def _found(words: Words, at: int, around: Surroundings) -> Found | None:
    return (
        dates.read_dates(words, at, around.today)
        or regions.read_regions(words, at, around.regions)
        or codes.read_codes(words, at)
        or audiences.read_audiences(words, at, around.audiences)
        or departements.read_departements(words, at, around.regions)
        or places.read_places(words, at)
    )


def _with_words_before(words: Words, at: int, free: int, key: str) -> int:
    """Where a reading begins, with the words before it that nothing else took."""
    before = _BEFORE.get(key, _BEFORE_CODES)
    while at > free and words.forms[at - 1] in before:
        at -= 1
    return at

"""What a visitor typed: words, phrases in quotes, exclusions. Nothing here asks the index."""

import re
import unicodedata
from dataclasses import dataclass

from search.language.analysis import STOP_WORDS, compounds, fold

MAX_LENGTH = 200
MAX_TERMS = 20
_READ_AT_MOST = 4_000  # characters looked at before the text is cut: marks and spaces may fall out
_SPACES = re.compile(r"\s+")
_KEPT_CATEGORIES = "LMNPSZ"  # neither controls, nor formats, nor lone surrogates
# Quotes, excluded by a sign before them or not; a word with the sign.
# « S.E.O. » is « SEO », « O.T. » « OT ».
_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]\b\.?")
_CAPITALS = re.compile(r"\b[A-Z]{2,4}\b")
_WITHOUT_VOWEL = re.compile("[b-df-hj-np-tv-xz]{2,5}")
_SIGNS = re.compile(r"""(?<!\S)(?:(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”)|-(?=\w)(\S+))""")


@dataclass(frozen=True)
class Asked:
    """A word as written, in its parts when it is a compound; the last one may be unfinished.

    An acronym is no word that could be misspelt: « CGV » is not « csv », nor « CRT » « cet ».
    """

    parts: tuple[str, ...]
    unfinished: bool = False
    is_acronym: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(map(fold, self.parts))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each part as written and folded."""
        return tuple(zip(self.parts, self.forms, strict=True))


@dataclass(frozen=True)
class Query:
    """A sanitised text and what it asks; false when it holds no word.

    `words` are all the words outside exclusions, those of phrases too. An entry must hold each of `phrases` as it
    stands and none of `excluded`, which are sequences of words as written. `as_typed`: no word is to be repaired.
    """

    text: str
    words: tuple[Asked, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    as_typed: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)

    def written_with(self, others: dict[str, str]) -> str:
        """The text as it was typed, quotes and exclusions too, with others in the place of some folded words."""
        return _WORD.sub(lambda word: others.get(fold(word[0]), word[0]), self.text)

    def with_words(self, others: dict[str, str]) -> "Query":
        return parse(self.written_with(others))


def sanitise(text: str) -> str:
    """`text` in NFKC without controls, surrogates or repeated spaces, 200 characters at most."""
    text = unicodedata.normalize("NFKC", _SPACES.sub(" ", text[:_READ_AT_MOST]))
    kept = (" " if char.isspace() else char for char in text if _is_kept(char))
    return _SPACES.sub(" ", "".join(kept)).strip()[:MAX_LENGTH].strip()


def _is_kept(char: str) -> bool:
    return char.isspace() or unicodedata.category(char)[0] in _KEPT_CATEGORIES


def parse(text: str) -> Query:
    """The query of a text; whatever it holds, it is never refused.

    Common words are left out unless there are only common ones. A text that only excludes is read without its signs:
    somebody who types « -fiche » alone means the word.
    """
    text = sanitise(text)
    rest, phrases, excluded = _signs_out(_DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), text))
    words = _words(rest, open_ended=text[-1:].isalnum())
    if not words:
        return Query(text, _words(text, open_ended=False))
    return Query(text, words, tuple(phrases), tuple(excluded))


def _signs_out(text: str) -> tuple[str, list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The text without quotes and exclusions, its phrases of several words, what it excludes."""
    phrases, excluded = list[tuple[str, ...]](), list[tuple[str, ...]]()

    def read(match: re.Match) -> str:
        sign, *quoted, word = match.groups()
        inside = next(filter(None, (*quoted, word)), "")
        found = excluded if sign or word else phrases
        found.append(_sequence(inside))
        return " " if sign or word else f" {inside} "

    rest = _SIGNS.sub(read, text)
    return rest, [p for p in phrases if len(p) > 1][:MAX_TERMS], [e for e in excluded if e][:MAX_TERMS]


def without_signs(text: str) -> str:
    """A text of the same length, with spaces in the place of what is quoted or excluded."""
    return _SIGNS.sub(lambda match: " " * len(match[0]), text)


def _sequence(text: str) -> tuple[str, ...]:
    return tuple(part for parts in compounds(text) for part in parts)[:MAX_TERMS]


def _words(text: str, open_ended: bool) -> tuple[Asked, ...]:
    found = [tuple(parts) for parts in compounds(text)]
    telling = [parts for parts in found if any(fold(part) not in STOP_WORDS for part in parts)]
    chosen = list(dict.fromkeys(telling or found))[:MAX_TERMS]
    unfinished = open_ended and bool(chosen) and chosen[-1] == found[-1]
    acronyms = _acronyms(text)
    return tuple(
        Asked(parts, unfinished and parts is chosen[-1], len(parts) == 1 and fold(parts[0]) in acronyms)
        for parts in chosen
    )


def _acronyms(text: str) -> set[str]:
    """Folded words in capitals, unless all are, and those that nobody could say."""
    words = text.split()
    shouted = len(words) > 1 and text.isupper()
    found = [] if shouted else _CAPITALS.findall(text)
    return {*map(fold, found), *(word for word in map(fold, words) if _WITHOUT_VOWEL.fullmatch(word))}

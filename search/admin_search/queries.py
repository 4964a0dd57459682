"""What is asked, read once for every engine: a tree of conditions on tokens.

modelsearch hands the text that was typed to each engine's own syntax: with SQLite a quote, a NUL, a blank or too many
words end in a 500 (https://github.com/wagtail/wagtail/issues/13227). Here a tree holds tokens only, letters and digits.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from modelsearch import query as asked

from search.admin_search.tokens import HYPHENS, analyses
from search.language.analysis import STOP_WORDS
from search.understanding.query import MAX_TERMS, sanitise

_CHUNKS = re.compile("\\w(?:[\\w\u0300-\u036f'’‘ʼ‐‑-]*[\\w\u0300-\u036f])?")
_JOINTS = re.compile("[_'’‘ʼ‐‑-]+")


@dataclass(frozen=True)
class Follow:
    """Holds these stems, one after the other."""

    stems: tuple[str, ...]


@dataclass(frozen=True)
class Begin:
    """Holds a word that begins so."""

    start: str


@dataclass(frozen=True)
class All:
    parts: tuple


@dataclass(frozen=True)
class Any:
    parts: tuple


@dataclass(frozen=True)
class No:
    part: object


EVERYTHING, NOTHING = All(()), Any(())


def all_of(parts: Iterable):
    parts = tuple(dict.fromkeys(part for part in parts if part != EVERYTHING))
    if NOTHING in parts:
        return NOTHING
    return parts[0] if len(parts) == 1 else All(parts)


def any_of(parts: Iterable):
    parts = tuple(dict.fromkeys(part for part in parts if part != NOTHING))
    if EVERYTHING in parts:
        return EVERYTHING
    return parts[0] if len(parts) == 1 else Any(parts)


def none_of(part):
    return {EVERYTHING: NOTHING, NOTHING: EVERYTHING}.get(part) or No(part)


def read(query: asked.SearchQuery, typing: bool = False):
    """The tree of a query of Wagtail's. `typing`: its last word may be unfinished.

    Of all its texts, 20 words at most are read. A text without a word asks for nothing; beside others it is left out.
    """
    return _Reader(typing).read(query) or NOTHING


class _Reader:
    """Reads a query from left to right until it has had its share of words. None stands for a part without words."""

    def __init__(self, typing: bool):
        self.typing = typing
        self.left = MAX_TERMS

    def read(self, query):
        match query:
            case asked.MatchAll():
                return EVERYTHING
            case asked.Not(subquery=subquery):
                part = self.read(subquery)
                return part and none_of(part)
            case asked.Boost(subquery=subquery):
                return self.read(subquery)
            case asked.And(subqueries=subqueries):
                return self._joined(all_of, map(self.read, subqueries))
            case asked.Or(subqueries=subqueries):
                return self._joined(any_of, map(self.read, subqueries))
            case asked.Phrase(query_string=text):
                return self._phrase(self._chunks(text))
            case (
                asked.PlainText(query_string=text, operator=operator)
                | asked.Fuzzy(query_string=text, operator=operator)
            ):
                return self._words(self._chunks(text), any_of if operator == "or" else all_of)
        raise NotImplementedError(f"{type(query).__name__} n’est pas une recherche connue.")

    @staticmethod
    def _joined(join, parts):
        parts = [part for part in parts if part is not None]
        return join(parts) if parts else None

    def _chunks(self, text: str) -> list[str]:
        """Words as they were typed, compounds whole."""
        chunks = [chunk for chunk in _CHUNKS.findall(sanitise(text)) if analyses(chunk)[0].forms][: self.left]
        self.left -= len(chunks)
        return chunks

    def _phrase(self, chunks: list[str]):
        if not chunks:
            return None
        spellings = zip(*(_sequences(chunk) for chunk in chunks), strict=True)
        return any_of(Follow(sum(sequences, ())) for sequences in spellings)

    def _words(self, chunks: list[str], join):
        telling = [chunk for chunk in chunks if not _is_common(chunk)] or chunks
        parts = [_word(chunk, self.typing and chunk is chunks[-1]) for chunk in telling]
        return self._joined(join, parts)


def _is_common(chunk: str) -> bool:
    return analyses(chunk)[0].forms <= STOP_WORDS


def _sequences(chunk: str) -> list[tuple[str, ...]]:
    """The stems of a word, as typed and without accents; a compound has several, that of its joined form left out."""
    return [tuple(words.stems[: words.in_order]) for words in analyses(chunk)]


def _word(chunk: str, unfinished: bool):
    """One word: the same whatever its accents, in one or in several (« e-réputation », « ereputation »)."""
    whole = HYPHENS.sub("", chunk)
    spellings = [Follow(sequence) for sequence in _sequences(chunk)]
    if whole != chunk:
        spellings += [Follow(sequence) for sequence in _sequences(whole)]
    if unfinished:
        spellings += _beginnings(chunk)
    return any_of(spellings)


def _beginnings(chunk: str) -> list:
    """What a word that is still being typed may begin; of a compound, its last part."""
    forms = analyses(chunk)[1].forms
    if len(forms) == 1:
        return [Begin(form) for form in forms]
    *before, last = [part for part in _JOINTS.split(chunk) if analyses(part)[1].forms <= forms]  # without elisions
    whole = HYPHENS.sub("", chunk)
    in_one = _beginnings(whole) if whole != chunk else []
    return [all_of([*(_word(part, False) for part in before), any_of(_beginnings(last))]), *in_one]

"""Extracts with the words that were asked for marked, whatever their accents and endings."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import NamedTuple

from search.language.analysis import FRENCH, fold, term_of
from search.understanding.interpretation import SAME, Term

LENGTH = 240  # characters of an extract
_BEFORE = 60  # of which, at most, before the first mark
_READ_AT_MOST = 30_000  # characters of a text; passages are shorter
_MARKS_AT_MOST = 200
_SHORT = 2  # letters
_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
_JOINTS = ("-", "‐", "‑", "'", "’")


@dataclass(frozen=True)
class Mark:
    """Characters `start` to `end` of a text answer the term of that position in the query."""

    start: int
    end: int
    term: int
    is_own: bool = True  # of the word itself, and not of what only means or nearly says the same


@dataclass(frozen=True)
class Extract:
    """HTML with <mark> only, and how many terms of the query it shows."""

    html: str
    terms: int


def extract(text: str, terms: Sequence[Term], language: str = FRENCH, length: int = LENGTH) -> Extract:
    """The part of `text`, of some language, that shows the most terms; its beginning when it holds none."""
    text = " ".join(text[:_READ_AT_MOST].split())
    marks = marks_in(text, terms, language)
    start, end = _window(text, marks, length)
    shown = [mark for mark in marks if start <= mark.start and mark.end <= end]
    html = _marked(text, start, end, shown)
    return Extract(f"{'… ' if start else ''}{html}{' …' if end < len(text) else ''}", len({m.term for m in shown}))


def marks_in(text: str, terms: Sequence[Term], language: str = FRENCH) -> list[Mark]:
    """What answers the terms in a text, in order, without overlaps."""
    sought = _sought(terms)
    words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)] if sought else []
    found, free_from = [], 0
    for position, (start, _end, _word) in enumerate(words):
        if start < free_from:
            continue
        answer = _answer(text, words, position, sought, language)
        if answer:
            found.append(answer)
            free_from = answer.end
        if len(found) == _MARKS_AT_MOST:
            break
    return found


class _Sought(NamedTuple):
    """A sequence of terms that answers the term of that number; one word of several only as one of `forms`."""

    sequence: tuple[str, ...]
    number: int
    is_own: bool
    forms: frozenset[str] | None = None


def _sought(terms: Sequence[Term]) -> dict[str, list[_Sought]]:
    """Sequences of terms by their first one, the longest first."""
    found = defaultdict(list)
    for number, term in enumerate(terms):
        forms = frozenset(map(_singular, term.forms))
        for alternative in term.alternatives:
            is_own = alternative.weight == SAME
            found[alternative.terms[0]].append(_Sought(alternative.terms, number, is_own))
            for word in alternative.terms if len(alternative.terms) > 1 else ():
                if len(word) > _SHORT:  # apart, as it was typed: « passer » is no « mot de passe »
                    found[word].append(_Sought((word,), number, is_own, forms))
    return {first: sorted(sequences, key=lambda one: -len(one.sequence)) for first, sequences in found.items()}


def _answer(text: str, words: list, position: int, sought: dict[str, list[_Sought]], language: str) -> Mark | None:
    """The longest mark that begins at a word."""
    start, end, word = words[position]
    for one in sought.get(_term(word, language), ()):
        ahead = words[position : position + len(one.sequence)]
        as_asked = one.forms is None or _singular(fold(word)) in one.forms
        if as_asked and tuple(_term(found, language) for _s, _e, found in ahead) == one.sequence:
            return Mark(start, ahead[-1][1], one.number, one.is_own)
    if position + 1 < len(words):
        following, after, next_word = words[position + 1]
        if text[end:following] in _JOINTS:
            for one in sought.get(_term(word + next_word, language), ()):
                if len(one.sequence) == 1 and one.forms is None:
                    return Mark(start, after, one.number, one.is_own)
    return None


def _singular(form: str) -> str:
    return form.removesuffix("s")


@lru_cache(maxsize=50_000)
def _term(word: str, language: str) -> str:
    return term_of(unicodedata.normalize("NFKC", word.lower()), language)


def _window(text: str, marks: list[Mark], length: int) -> tuple[int, int]:
    """Where the extract begins and ends, at spaces."""
    if len(text) <= length:
        return 0, len(text)
    start = max(0, _best_start(marks, length) - _BEFORE)
    start = min(start, len(text) - length)
    if start:
        start = text.find(" ", start, start + _BEFORE) + 1 or start
    end = start + length
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + length // 2)
    return start, min(end, len(text))


def _best_start(marks: list[Mark], length: int) -> int:
    """Start of the first mark from which the most terms stand close together, the most of them by their own word."""
    best, most = 0, (0, 0)
    for position, mark in enumerate(marks):
        reach = mark.start + length - 2 * _BEFORE
        close = [other for other in marks[position:] if other.end <= reach]
        near = len({other.term for other in close}), len({other.term for other in close if other.is_own})
        if near > most:
            best, most = mark.start, near
    return best


def _marked(text: str, start: int, end: int, marks: list[Mark]) -> str:
    parts, position = [], start
    for mark in marks:
        parts += [
            escape(text[position : mark.start]),
            "<mark>",
            escape(text[mark.start : mark.end]),
            "</mark>",
        ]
        position = mark.end
    return "".join([*parts, escape(text[position:end])]).strip()

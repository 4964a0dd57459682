"""Extracts with the words that were asked for marked, whatever their accents and endings."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from search.language.analysis import FRENCH, term_of
from search.understanding.interpretation import Term

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


def _sought(terms: Sequence[Term]) -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Sequences of terms by their first one, the longest first, with the number of what they answer."""
    found = defaultdict(list)
    for number, term in enumerate(terms):
        for alternative in term.alternatives:
            found[alternative.terms[0]].append((alternative.terms, number))
            for word in alternative.terms if len(alternative.terms) > 1 else ():
                if len(word) > _SHORT:  # its words apart are marked as well
                    found[word].append(((word,), number))
    return {first: sorted(sequences, key=lambda s: -len(s[0])) for first, sequences in found.items()}


def _answer(text: str, words: list, position: int, sought: dict, language: str) -> Mark | None:
    """The longest mark that begins at a word."""
    start, end, word = words[position]
    for sequence, number in sought.get(_term(word, language), ()):
        ahead = words[position : position + len(sequence)]
        if tuple(_term(found, language) for _s, _e, found in ahead) == sequence:
            return Mark(start, ahead[-1][1], number)
    if position + 1 < len(words):
        following, after, next_word = words[position + 1]
        if text[end:following] in _JOINTS:
            for sequence, number in sought.get(_term(word + next_word, language), ()):
                if len(sequence) == 1:
                    return Mark(start, after, number)
    return None


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
    """Start of the first mark from which the most terms stand close together."""
    best, most = 0, 0
    for position, mark in enumerate(marks):
        reach = mark.start + length - 2 * _BEFORE
        near = len({other.term for other in marks[position:] if other.end <= reach})
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

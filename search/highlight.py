"""Extracts with the words that were asked for marked, whatever their accents and endings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from search.analysis import fold, stem
from search.query import Query

LENGTH = 240  # characters of an extract
_BEFORE = 60  # of which, at most, before the first mark
_READ_AT_MOST = 30_000  # characters of a text; passages are shorter
_MARKS_AT_MOST = 200
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


def extract(text: str, query: Query, length: int = LENGTH) -> Extract:
    """The part of `text` that shows the most words of the query; its beginning when it holds none."""
    text = " ".join(text[:_READ_AT_MOST].split())
    marks = marks_in(text, query)
    start, end = _window(text, marks, length)
    shown = [mark for mark in marks if start <= mark.start and mark.end <= end]
    html = _marked(text, start, end, shown)
    return Extract(f"{'… ' if start else ''}{html}{' …' if end < len(text) else ''}", len({m.term for m in shown}))


def marks_in(text: str, query: Query) -> list[Mark]:
    """What answers the query in a text, in order, without overlaps."""
    words = [(match.start(), match.end(), _folded(match.group())) for match in _WORD.finditer(text)] if query else []
    found, free_from = [], 0
    for position, (start, _end, _word) in enumerate(words):
        if start < free_from:
            continue
        answer = next(_answers(text, words, position, query), None)
        if answer:
            found.append(answer)
            free_from = answer.end
        if len(found) == _MARKS_AT_MOST:
            break
    return found


def _answers(text: str, words: list, position: int, query: Query) -> Iterator[Mark]:
    """Marks that begin at a word, the longest first."""
    start, end, word = words[position]
    for number, term in enumerate(query.terms):
        for sequence in term.alternatives:
            ahead = words[position : position + len(sequence)]
            if len(sequence) > 1 and tuple(stem(found) for _s, _e, found in ahead) == sequence:
                yield Mark(start, ahead[-1][1], number)
            elif sequence == (stem(word),):
                yield Mark(start, end, number)
            elif len(sequence) == 1 and position + 1 < len(words):
                _start, after, following = words[position + 1]
                if text[end : words[position + 1][0]] in _JOINTS and sequence == (stem(word + following),):
                    yield Mark(start, after, number)
        if term.prefix and word.startswith(term.prefix):
            yield Mark(start, end, number)


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    return fold(word)


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

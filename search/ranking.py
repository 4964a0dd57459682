"""The order of results: one formula for every engine, on the words of each candidate.

    score = (BM25F of terms + 0.15 x BM25F of exact forms) x share of the words found
            x (1 + 0.45 x F1 of the best name) x (1 + 0.3 x closeness)
            x what the entry is: a theme leads to everything else, what is over comes after what is to come

BM25F (Zaragoza et al., TREC 2004) adds up a word's occurrences over title, body and files, each with its own length
normalisation, before saturation. F1 is that of the share of the query in a name and the share of the name in the query.
Closeness is the share of words found, times how tight the smallest window of title or body holding them is. Constants were
measured on the development part of a collection of 10,833 French documents: see docs/recherche.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from django.db.models import QuerySet
from django.utils import timezone

from home.enums import PageType
from search.codes import TERM_BYTES, form_code, term_code
from search.interpretation import Interpretation, Term
from search.models import Entry
from search.vectors import Vector
from search.vocabulary import Averages

NAME, BODY, FILES = 10.0, 1.0, 0.5  # weight of an occurrence
_OTHER_NAME = 0.8  # of a keyword, against the title
_NAME_NORM, _TEXT_NORM = 0.4, 0.6  # how much length counts against a name, a text
_SATURATION = 1.2
_EXACT = 0.15
_FIT = 0.45
_CLOSE = 0.3
_MAX_PLACES = 12  # of a term in an entry that are looked at
_APART = 0.8  # words of a sequence that stand apart
_THEME = 1.15
_OVER = 0.6
_NEAR = 1.02  # the visitor's own region: among equals, no more


@dataclass(frozen=True)
class _Sought:
    """A term, ready to be compared."""

    codes: tuple[tuple[bytes, int, float], ...]  # code of the sequence, its words, weight
    forms: bytes
    rarity: float
    form_rarity: float


@dataclass(frozen=True)
class Score:
    """A score and what made it, for those who ask why."""

    value: float
    words: float
    share: float
    fit: float
    closeness: float


@dataclass(frozen=True)
class Ranked:
    """An entry in its place: what it is worth, and why."""

    value: float
    score: Score
    is_over: bool
    is_near: bool


def rank(entries: QuerySet[Entry], asked: Interpretation, locale: str, near: str) -> dict[int, Ranked]:
    """Entries by id, best first; among equals the region `near`, then the oldest id. Two queries."""
    ranker = Ranker(asked.terms, Averages.of(locale))
    now = timezone.now()
    found = {}
    for pk, kind, ends_at, region, data in entries.values_list("pk", "type", "ends_at", "region", "vector__data"):
        if data is None:
            continue
        score = ranker.score(Vector(data))
        is_over, is_near = bool(ends_at and ends_at < now), bool(near) and region == near
        value = score.value * (_THEME if kind == PageType.THEME else 1.0)
        value *= (_OVER if is_over else 1.0) * (_NEAR if is_near else 1.0)
        found[pk] = Ranked(value, score, is_over, is_near)
    order = sorted(found, key=lambda pk: (-float(f"{found[pk].value:.6g}"), not found[pk].is_near, pk))
    return {pk: found[pk] for pk in order}


def _rarity(entries: int, total: int) -> float:
    entries = min(entries, total)
    return log(1 + (total - entries + 0.5) / (entries + 0.5))


class Ranker:
    """Scores entries for a query."""

    def __init__(self, terms: Sequence[Term], averages: Averages):
        self.averages = averages
        self.sought = [self._sought(term) for term in terms]

    def _sought(self, term: Term) -> _Sought:
        codes = tuple(
            (b"".join(map(term_code, alternative.terms)), len(alternative.terms), alternative.weight)
            for alternative in term.alternatives
        )
        total = max(self.averages.entries, 1)
        return _Sought(
            codes,
            b"".join(map(form_code, term.forms)),
            _rarity(term.entries, total),
            _rarity(term.form_entries, total),
        )

    def score(self, vector: Vector) -> Score:
        averages = self.averages
        body_norm = 1 / (1 - _TEXT_NORM + _TEXT_NORM * vector.body_length / averages.body)
        file_norm = 1 / (1 - _TEXT_NORM + _TEXT_NORM * vector.file_length / averages.files)
        title_end, body_start, files_start = vector.names[0][1], vector.body_start, vector.files_start
        title_norm = NAME / (1 - _NAME_NORM + _NAME_NORM * title_end / averages.title)
        words = exact = 0.0
        found = 0
        in_names: list[tuple[list[int], int]] = []
        windows: tuple[list, list, list] = ([], [], [])
        for number, sought in enumerate(self.sought):
            places, weight, span = self._places(vector, sought)
            if not places:
                continue
            found += 1
            frequency = same = 0.0
            names = []
            for place in places:
                if place < title_end:
                    gain, zone = title_norm, 0
                    names.append(place)
                elif place < body_start:
                    gain, zone = self._name_gain(vector, place), -1
                    names.append(place)
                elif place < files_start:
                    gain, zone = body_norm, 1
                else:
                    gain, zone = FILES * file_norm, 2
                frequency += gain
                if vector.forms[place] in sought.forms:
                    same += gain
                if zone >= 0:
                    windows[zone].append((place, number))
            in_names.append((names, span))
            words += weight * sought.rarity * frequency / (_SATURATION + frequency)
            if same:
                exact += sought.form_rarity * same / (_SATURATION + same)
        if not found:
            return Score(0.0, 0.0, 0.0, 0.0, 0.0)
        asked = len(self.sought)
        share = found / asked
        fit = self._fit(vector, in_names)
        closeness = max((_closeness(window, asked) for window in windows if window), default=0.0) if asked > 1 else 0.0
        words += _EXACT * exact
        return Score(words * share * (1 + _FIT * fit) * (1 + _CLOSE * closeness), words, share, fit, closeness)

    def _places(self, vector: Vector, sought: _Sought) -> tuple[list[int], float, int]:
        """Where the entry holds the term; of the alternatives that it holds, the best weight and the most words."""
        terms, best, span = vector.terms, 0.0, 1
        found: list[int] = []
        for code, length, weight in sought.codes:
            at = terms.find(code)
            if at < 0 and length > 1:
                found_apart = self._apart(terms, code, length)
                if found_apart is not None:
                    found.append(found_apart)
                    best = max(best, weight * _APART)
                continue
            count = 0
            span = length if length > span else span
            while at >= 0 and count < _MAX_PLACES:
                if at % TERM_BYTES == 0:
                    found.append(at // TERM_BYTES)
                    count += 1
                    best = weight if weight > best else best
                    at = terms.find(code, at + TERM_BYTES)
                else:
                    at = terms.find(code, at + 1)
        return found, best, span

    def _apart(self, terms: bytes, code: bytes, length: int) -> int | None:
        """The first place of a sequence whose words all are there, if not next to each other."""
        first = None
        for number in range(length):
            part = code[number * TERM_BYTES : (number + 1) * TERM_BYTES]
            at = terms.find(part)
            while at >= 0 and at % TERM_BYTES:
                at = terms.find(part, at + 1)
            if at < 0:
                return None
            first = at // TERM_BYTES if first is None else first
        return first

    def _name_gain(self, vector: Vector, place: int) -> float:
        for start, end, _telling in vector.names[1:]:
            if start <= place < end:
                length = (end - start) / self.averages.title
                return NAME * _OTHER_NAME / (1 - _NAME_NORM + _NAME_NORM * length)
        return 0.0

    def _fit(self, vector: Vector, in_names: list[tuple[list[int], int]]) -> float:
        """F1 of the name that says best what was asked."""
        best = 0.0
        asked = len(self.sought)
        for number, (start, end, telling) in enumerate(vector.names):
            held = said = 0
            for places, span in in_names:
                if any(start <= place < end for place in places):
                    held += 1
                    said += span
            if held:
                recall, precision = held / asked, min(1.0, said / max(telling, 1))
                fit = 2 * recall * precision / (recall + precision) * (_OTHER_NAME if number else 1.0)
                best = max(best, fit)
        return best


def _closeness(places: list[tuple[int, int]], asked: int) -> float:
    """Share of the words that a zone holds, times how tight the smallest window with all of them is."""
    places.sort()
    wanted = len({number for _place, number in places})
    inside: dict[int, int] = {}
    left, tightest = 0, places[-1][0] - places[0][0] + 1
    for place, number in places:
        inside[number] = inside.get(number, 0) + 1
        while len(inside) == wanted:
            first, oldest = places[left]
            tightest = min(tightest, place - first + 1)
            if inside[oldest] == 1:
                del inside[oldest]
            else:
                inside[oldest] -= 1
            left += 1
    return wanted / asked * min(1.0, wanted / tightest)

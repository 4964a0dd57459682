"""The order of results: one formula for every engine, on the words of each candidate.

    score = (BM25F of terms + 0.15 x BM25F of exact forms) x share of the words found
            x (1 + 0.45 x F1 of the best name) x (1 + 0.3 x closeness)
            x what the entry is: a theme comes before its equals, what is over or called off follows what is to come,
              and the kind of page that the query names comes before others

The theme of the query (`search.answering.main_theme`) stands third at the latest.

BM25F (Zaragoza et al., TREC 2004) adds up a word's occurrences over title, body and files, each with its own length
normalisation, before saturation. F1 is that of the share of the query in a name and the share of the name in the query.
Closeness is the share of words found, times how tight the smallest window of title or body holding them is. Constants
were measured on the development part of a collection of 10,833 French documents: see docs/recherche.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import NamedTuple

from home.enums import PageType
from search.answering.main_theme import PLACE, subject
from search.answering.rows_to_rank import rows
from search.content.vectors import Vector
from search.filtering.filters import Filters
from search.language.codes import Codes
from search.understanding.interpretation import Alternative, Interpretation, Term
from search.understanding.light_words import asks_what_is_over
from search.understanding.vocabulary import Averages

NAME, BODY, FILES = 10.0, 1.0, 0.5  # weight of an occurrence
_OTHER_NAME = 0.6  # of a keyword, against the title
_NAME_NORM, _TEXT_NORM = 0.4, 0.6  # how much length counts against a name, a text
_SATURATION = 1.2
_EXACT = 0.15
_FIT = 0.45
_CLOSE = 0.3
_MEASURED = 40  # entries whose closeness is measured
_MAX_PLACES = 12  # of a term in an entry that are looked at
_APART = 0.8  # words of a sequence that stand apart
_THEME = 1.02  # among equals, no more: it stood before the page whose title was asked
_KIND = 1.35  # a page of the kind that is asked for
_LIGHT = 0.3  # what a word counts that only says how one asks
_OVER = 0.6  # the past, and what was cancelled or postponed
_NEAR = 1.02  # the visitor's own region: among equals, no more


_Alternatives = tuple[tuple[str, bytes, float], ...]  # characters, checks, weight


class _Sought(NamedTuple):
    """A term, ready to be compared."""

    codes: _Alternatives
    others: _Alternatives
    forms: bytes
    rarity: float
    wide_rarity: float  # with the others
    form_rarity: float


Places = list[list[int]]  # of each term that an entry holds, in words


@dataclass(slots=True)
class Score:
    """What made a score, for those who ask why."""

    words: float
    share: float
    fit: float
    is_exact: bool  # holds all the words, and not only what comes near them
    closeness: float = 0.0
    is_named: bool = False  # one of its names holds all the words

    @property
    def value(self) -> float:
        return self.words * self.share * (1 + _FIT * self.fit) * (1 + _CLOSE * self.closeness)


@dataclass(slots=True)
class Ranked:
    """An entry in its place, and why."""

    score: Score
    is_theme: bool
    is_over: bool
    is_near: bool
    is_of_kind: bool = False  # that the query names
    passes: bool = True  # the filters
    kind: str = ""  # of page
    workshop: int | None = None  # a date's
    is_lifted: bool = False  # the subject, in a better place than its score's

    @property
    def value(self) -> float:
        value = self.score.value * (_THEME if self.is_theme else 1.0) * (_KIND if self.is_of_kind else 1.0)
        return value * (_OVER if self.is_over else 1.0) * (_NEAR if self.is_near else 1.0)


class Ranking:
    """Entries read and scored once, to be put in order among themselves or among some of them."""

    def __init__(self, ids: Iterable[int], asked: Interpretation, filters: Filters, near: str) -> None:
        """Read those of `ids` that may be shown, in one query; `near` is the region that is first among equals."""
        self.several = len(asked.terms) > 1
        self.ranker = Ranker(asked.terms, asked.averages, asked.light)
        self.found: dict[int, Ranked] = {}
        self.held: dict[int, tuple[Vector, Places]] = {}
        over_too = asks_what_is_over(asked.query)
        for pk, kind, region, workshop, is_over, passes, data in rows(ids, filters):
            vector = Vector(data)
            score, places = self.ranker.score(vector)
            is_near = bool(near) and region == near
            is_theme, is_of_kind = kind == PageType.THEME, kind in asked.kinds
            is_last = bool(is_over) and not over_too
            self.found[pk] = Ranked(score, is_theme, is_last, is_near, is_of_kind, bool(passes), kind, workshop)
            self.held[pk] = vector, places

    def in_order(self, ids: Iterable[int]) -> dict[int, Ranked]:
        """Those of `ids` that were read, best first; among equals those near, then the oldest id. What only sounds like
        the one word that is asked, or is a longer one, stands behind what says it.

        Closeness, the dearest part, is measured for those that it may bring among the first.
        """
        found = {pk: self.found[pk] for pk in ids if pk in self.found}
        if self.several:
            for pk in sorted(found, key=lambda pk: -found[pk].value)[:_MEASURED]:
                found[pk].score.closeness = self.ranker.closeness(*self.held[pk])
        order = sorted(found, key=lambda pk: self._place(pk, found[pk]))
        themes = {pk for pk in order if found[pk].is_theme}
        lifted = subject(order, themes, {pk: found[pk].value for pk in order})
        if lifted in order[PLACE:]:
            found[lifted] = replace(found[lifted], is_lifted=True)
            order.remove(lifted)
            order.insert(PLACE - 1, lifted)
        return {pk: found[pk] for pk in order}

    def _place(self, pk: int, one: Ranked) -> tuple[bool, float, bool, int]:
        only_near = not (self.several or one.score.is_exact)
        return only_near, -float(f"{one.value:.6g}"), not one.is_near, pk


def _rarity(entries: int, total: int) -> float:
    entries = min(entries, total)
    return log(1 + (total - entries + 0.5) / (entries + 0.5))


class Ranker:
    """Scores entries for a query."""

    def __init__(self, terms: Sequence[Term], averages: Averages, light: Sequence[Term] = ()) -> None:
        self.averages = averages
        self.sought = [self._sought(term) for term in terms]
        self.light = [self._sought(term) for term in light]

    def _sought(self, term: Term) -> _Sought:
        codes, others = map(_codes, (term.alternatives, term.others))
        forms = Codes.of((), term.forms).forms
        total = max(self.averages.entries, 1)
        held = term.entries, term.widened.entries, term.form_entries
        return _Sought(codes, others, forms, *(_rarity(entries, total) for entries in held))

    def score(self, vector: Vector) -> tuple[Score, Places]:
        """All but closeness, and what that needs."""
        averages, forms = self.averages, vector.forms
        title_end, body_start, files_start = vector.names[0][1], vector.body_start, vector.files_start
        title_gain = NAME / (1 - _NAME_NORM + _NAME_NORM * title_end / averages.title)
        body_gain = BODY / (1 - _TEXT_NORM + _TEXT_NORM * vector.body_length / averages.body)
        file_gain = FILES / (1 - _TEXT_NORM + _TEXT_NORM * vector.file_length / averages.files)
        words, held, in_names, is_exact = 0.0, [], [], True
        for codes, others, exact_forms, rarity, wide_rarity, form_rarity in self.sought:
            places, weight, span = _places(vector, codes)
            if not places:
                is_exact = False
                places, weight, span = _places(vector, others)
                rarity = wide_rarity
            if not places:
                continue
            held.append(places)
            frequency = same = 0.0
            names = []
            for place in places:
                if place >= files_start:
                    gain = file_gain
                elif place >= body_start:
                    gain = body_gain
                else:
                    gain = title_gain if place < title_end else self._name_gain(vector, place)
                    names.append(place)
                frequency += gain
                if forms[place] in exact_forms:
                    same += gain
            if names:
                in_names.append((names, span))
            words += weight * rarity * frequency / (_SATURATION + frequency)
            if same:
                words += _EXACT * form_rarity * same / (_SATURATION + same)
        for sought in self.light:
            places, weight, _span = _places(vector, sought.codes)
            words += _LIGHT * weight * sought.rarity if places else 0.0
        share = len(held) / len(self.sought)
        fit, is_named = self._fit(vector, in_names) if in_names else (0.0, False)
        return Score(words, share, fit, is_exact, is_named=is_named), held

    def closeness(self, vector: Vector, held: Places) -> float:
        """Of the zone where the words stand closest: title, text or files."""
        zones: tuple[list, list, list] = ([], [], [])
        title_end, body_start, files_start = vector.names[0][1], vector.body_start, vector.files_start
        for number, places in enumerate(held):
            for place in places:
                if place < title_end:
                    zones[0].append((place, number))
                elif place >= files_start:
                    zones[2].append((place, number))
                elif place >= body_start:
                    zones[1].append((place, number))
        return max((_closeness(zone, len(self.sought)) for zone in zones if zone), default=0.0)

    def _name_gain(self, vector: Vector, place: int) -> float:
        for start, end, _telling in vector.names[1:]:
            if start <= place < end:
                length = (end - start) / self.averages.title
                return NAME * _OTHER_NAME / (1 - _NAME_NORM + _NAME_NORM * length)
        return 0.0

    def _fit(self, vector: Vector, in_names: list[tuple[list[int], int]]) -> tuple[float, bool]:
        """F1 of the name that says best what was asked, and whether one says all of it."""
        best, asked, is_named = 0.0, len(self.sought), False
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
                is_named = is_named or held == asked
        return best, is_named


def _codes(alternatives: Sequence[Alternative]) -> _Alternatives:
    return tuple((*Codes.of(found.terms)[:2], found.weight) for found in alternatives)


def _places(vector: Vector, codes: _Alternatives) -> tuple[list[int], float, int]:
    """Where an entry holds a term; of the alternatives that it holds, the best weight and the most words."""
    found, best, span = [], 0.0, 1
    terms, checks = vector.terms, vector.checks
    for code, check, weight in codes:
        left = _MAX_PLACES
        at = terms.find(code)
        while at >= 0 and left:
            if checks.startswith(check, at):
                found.append(at)
                left -= 1
            at = terms.find(code, at + 1)
        if left < _MAX_PLACES:
            best = weight if weight > best else best
            span = len(code) if len(code) > span else span
        elif len(code) > 1 and (apart := _apart(vector, code, check)) is not None:
            found.append(apart)
            best = max(best, weight * _APART)
    return found, best, span


def _apart(vector: Vector, code: str, check: bytes) -> int | None:
    """The first place of a sequence whose words all are there, if not next to each other."""
    places = [_places(vector, ((code[n], check[n : n + 1], 1.0),))[0] for n in range(len(code))]
    return places[0][0] if all(places) else None


def _closeness(places: list[tuple[int, int]], asked: int) -> float:
    """Share of the words that a zone holds, times how tight the smallest window with all of them is."""
    places.sort()
    wanted = len({number for _place, number in places})
    if wanted == 1:
        return 1 / asked
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

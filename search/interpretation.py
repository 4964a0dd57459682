"""From what was typed to terms of the index: forms looked up, last word completed, typos repaired, synonyms added.

Each term has alternatives, in steps of trust: the word itself and its inflections, what staff say means the same, a word
that the last one may begin, a correction. A word that the index knows is never corrected.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from search import vocabulary
from search.analysis import joined, stem, term_of
from search.query import Asked, Query
from search.synonyms import lookup as synonyms
from search.vocabulary import Lookup

SAME, SYNONYM, COMPLETED, CORRECTED = 1.0, 0.7, 0.9, 0.85  # what a match by such an alternative weighs
_MAX_ALTERNATIVES = 24
_MAX_COMPLETIONS = 20
_MIN_PREFIX = 2
_MAX_CORRECTIONS = 2
_MAX_READINGS = 4  # of a sequence of words that have several terms each


@dataclass(frozen=True)
class Alternative:
    """Terms that must all be there, next to each other at best; how much to trust them, and in how many entries at most."""

    terms: tuple[str, ...]
    weight: float
    entries: int


@dataclass(frozen=True)
class Term:
    """One thing that is asked: an entry holds it when it holds one of the alternatives.

    `forms` are the folded words that say it exactly; `form_entries` counts the entries that hold them.
    """

    alternatives: tuple[Alternative, ...]
    forms: frozenset[str] = frozenset()
    form_entries: int = 0

    @property
    def entries(self) -> int:
        """How many entries hold it, at most."""
        return sum(alternative.entries for alternative in self.alternatives)


@dataclass(frozen=True)
class Interpretation:
    """A query in terms of the index; false when nothing of it can be looked for.

    `terms` that no entry holds have no alternative. `phrases` and `excluded` are readings: any of the sequences of terms.
    `correction`: the text with the corrected words in place, None when nothing was corrected.
    """

    query: Query
    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[tuple[str, ...], ...], ...] = ()
    excluded: tuple[tuple[tuple[str, ...], ...], ...] = ()
    correction: str | None = None

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def found_terms(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.alternatives)


def interpret(query: Query, locale: str) -> Interpretation:
    """`query` read with the words of a language; two queries, some more when it has unknown words."""
    return _Reader(query, locale).read()


class _Reader:
    def __init__(self, query: Query, locale: str):
        self.query, self.locale = query, locale
        self.corrections: dict[str, str] = {}

    def read(self) -> Interpretation:
        words = self.query.words
        expansions = synonyms.current().expansions(tuple(form for asked in words for form in asked.forms))
        pairs = {_pair(one, two): n for n, (one, two) in enumerate(zip(words, words[1:], strict=False))} if words else {}
        self.found = self._look_up(words, expansions, pairs)
        spans = {**self._joined_spans(pairs), **self._synonym_spans(expansions)}
        terms, position = [], 0
        while position < len(words):
            end, others = spans.get(position, (position + 1, []))
            terms.append(self._term(words[position:end], others))
            position = end
        return Interpretation(
            self.query,
            tuple(dict.fromkeys(terms)),
            tuple(self._readings(phrase) for phrase in self.query.phrases),
            tuple(self._readings(sequence) for sequence in self.query.excluded),
            self._corrected_text(),
        )

    def _look_up(self, words, expansions, pairs) -> Lookup:
        sequences = [asked.parts for asked in words] + [*self.query.phrases, *self.query.excluded]
        written = [part for parts in sequences for part in parts]
        whole = [form for asked in words if (form := joined(list(asked.forms)))]
        told = [form for expansion in expansions for expression in expansion.alternatives for form in expression]
        forms = {form for parts in sequences for form in Asked(tuple(parts)).forms}
        return vocabulary.look_up(self.locale, forms | {*whole, *told, *pairs}, map(term_of, written))

    def _joined_spans(self, pairs: dict[str, int]) -> dict[int, tuple[int, list[Alternative]]]:
        """Two words that the index also has in one: « chat gpt », chatgpt."""
        return {
            place: (place + 2, [self._alternative((term,), SAME) for term in self.found.terms_of(form)])
            for form, place in pairs.items()
            if form in self.found.terms
        }

    def _synonym_spans(self, expansions) -> dict[int, tuple[int, list[Alternative]]]:
        """Alternatives that staff gave, by the word where they begin; they are counted in parts of words."""
        starts, position = {}, 0
        for place, asked in enumerate(self.query.words):
            starts[position] = place
            position += len(asked.parts)
        starts[position] = len(self.query.words)
        spans = {}
        for expansion in expansions:
            if expansion.start in starts and expansion.end in starts:
                others = [
                    self._alternative(terms, SYNONYM)
                    for expression in expansion.alternatives
                    for terms in self._readings(expression)
                    if all(self.found.entries.get(term) for term in terms)
                ]
                if others:
                    spans[starts[expansion.start]] = (starts[expansion.end], others)
        return spans

    def _term(self, words: tuple[Asked, ...], others: list[Alternative]) -> Term:
        own, forms = self._own(words[0]) if len(words) == 1 else self._sequence(words)
        unique = {}
        for alternative in (*own, *others):
            unique.setdefault(alternative.terms, alternative)
        counted = sum(self.found.forms.get(form, 0) for form in forms)
        return Term(tuple(unique.values())[:_MAX_ALTERNATIVES], frozenset(forms), counted)

    def _sequence(self, words: tuple[Asked, ...]) -> tuple[list[Alternative], set[str]]:
        """Several words that mean one thing together."""
        readings = [[self._terms_of(part, form) for part, form in zip(a.parts, a.forms, strict=True)] for a in words]
        flat = [terms for parts in readings for terms in parts]
        forms = {form for asked in words for form in asked.forms}
        return [self._alternative(terms, SAME) for terms in _combined(flat)], forms

    def _own(self, asked: Asked) -> tuple[list[Alternative], set[str]]:
        """A word, or a compound in its parts and in one."""
        if len(asked.parts) == 1:
            return self._single(asked.parts[0], asked.forms[0], asked.unfinished)
        found, forms = self._sequence((asked,))
        whole = joined(list(asked.forms))
        if whole:
            terms = self.found.terms_of(whole) or [term_of(joined(list(asked.parts)))]
            found += [self._alternative((term,), SAME) for term in terms if self.found.entries.get(term)]
            forms.add(whole)
        return found, forms

    def _single(self, word: str, form: str, unfinished: bool) -> tuple[list[Alternative], set[str]]:
        terms = self._terms_of(word, form)
        if terms:
            return [self._alternative((term,), SAME) for term in terms], {form}
        if unfinished and len(form) >= _MIN_PREFIX:
            completed = vocabulary.forms_beginning(self.locale, form, _MAX_COMPLETIONS * 4)
            if completed:
                return self._by_forms(completed, COMPLETED, _MAX_COMPLETIONS)
        return self._repaired(form)

    def _terms_of(self, word: str, form: str) -> list[str]:
        """Terms of a word that the index knows: by its form, else by an inflection of it."""
        terms = self.found.terms_of(form)
        if terms:
            return terms
        return [term for term in dict.fromkeys((term_of(word), stem(form))) if self.found.entries.get(term)]

    def _repaired(self, form: str) -> tuple[list[Alternative], set[str]]:
        """The nearest words of the index, the most frequent first; or the two that it is made of."""
        near = vocabulary.forms_near(self.locale, form)
        for distance, forms in enumerate(near):
            if forms:
                found = self._by_forms(forms, CORRECTED, _MAX_CORRECTIONS)
                if found[0]:
                    self.corrections[form] = self._most_frequent(forms)
                    return found
            if distance == 0:
                for two in vocabulary.halves(self.locale, form):
                    self._also_look_up(two)
                    readings = [self.found.terms_of(half) for half in two]
                    if all(readings):
                        self.corrections[form] = " ".join(two)
                        return [self._alternative(terms, CORRECTED) for terms in _combined(readings)], set(two)
        return [], {form}

    def _by_forms(self, forms: list[str], weight: float, most: int) -> tuple[list[Alternative], set[str]]:
        self._also_look_up(forms)
        known = sorted(filter(self.found.forms.get, forms), key=lambda form: (-self.found.forms[form], form))[:most]
        terms = dict.fromkeys(term for form in known for term in self.found.terms_of(form))
        return [self._alternative((term,), weight) for term in terms], set(known)

    def _most_frequent(self, forms: list[str]) -> str:
        return max(sorted(forms), key=lambda form: self.found.forms.get(form, 0))

    def _also_look_up(self, forms: Iterable[str]) -> None:
        unknown = [form for form in forms if form not in self.found.terms]
        if unknown:
            more = vocabulary.look_up(self.locale, unknown)
            self.found.add((form, term, n) for form, terms in more.terms.items() for term, n in terms.items())

    def _alternative(self, terms: tuple[str, ...], weight: float) -> Alternative:
        return Alternative(terms, weight, min((self.found.entries.get(term, 0) for term in terms), default=0))

    def _readings(self, words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """A sequence of words as sequences of terms; the term of a word that the index lacks finds nothing."""
        words = tuple(words)
        forms = Asked(words).forms
        return tuple(_combined([self._terms_of(w, f) or [term_of(w)] for w, f in zip(words, forms, strict=True)]))

    def _corrected_text(self) -> str | None:
        if not self.corrections:
            return None
        said = (" ".join(self.corrections.get(form, part) for part, form in zip(a.parts, a.forms, strict=True)) for a in self.query.words)
        return " ".join(said)


def _combined(readings: list[list[str]]) -> list[tuple[str, ...]]:
    """Sequences of one term each; none when a word has no term. Few: the most frequent terms of each word."""
    wide = [terms[:2] for terms in readings]
    return list(product(*wide))[:_MAX_READINGS]


def _pair(one: Asked, two: Asked) -> str:
    return "".join((*one.forms, *two.forms))

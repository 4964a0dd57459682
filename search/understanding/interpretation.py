"""From what was typed to terms of the index: forms looked up, last word completed, typos repaired, synonyms added.

Each term has alternatives, in steps of trust: the word itself and its inflections, what staff say means the same, a
word that the last one may begin, a correction. A word that the index knows is never corrected; what it may have been
meant for comes near, when few entries hold all the words.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise, product

from search.language.analysis import STOP_WORDS, joined, stem, term_of
from search.understanding import vocabulary
from search.understanding.guesses import MAX_COMPLETIONS, NO_GUESS, Guess, guess
from search.understanding.query import Asked, Query
from search.understanding.synonyms import lookup as synonyms
from search.understanding.vocabulary import NO_ENTRIES, Averages, Lookup, Spelling

# What a match by such an alternative weighs.
SAME, SYNONYM, COMPLETED, CORRECTED, EXTENDED = 1.0, 0.7, 0.9, 0.85, 0.4
_MAX_ALTERNATIVES = 24
_MAX_LONGER = 6  # words that a known one may begin
_MAX_CORRECTIONS = 2
_RARE = 2  # entries that hold a form, up to which it may stand for one that sounds the same
_MAX_READINGS = 4  # of a sequence of words that have several terms each


@dataclass(frozen=True)
class Alternative:
    """Terms that must all be there, next to each other at best; how much to trust them; in how many entries at most."""

    terms: tuple[str, ...]
    weight: float
    entries: int


@dataclass(frozen=True)
class Term:
    """One thing that is asked: an entry holds it when it holds one of the alternatives.

    `forms` are the folded words that say it exactly; `form_entries` counts the entries that hold them. `others` come
    near when few entries hold all the words: what the last of several may begin, what sounds the same as a rare one.
    """

    alternatives: tuple[Alternative, ...]
    forms: frozenset[str] = frozenset()
    form_entries: int = 0
    others: tuple[Alternative, ...] = ()

    @property
    def entries(self) -> int:
        """How many entries hold it, at most."""
        return sum(alternative.entries for alternative in self.alternatives)

    @property
    def widened(self) -> "Term":
        """The others as alternatives."""
        return replace(self, alternatives=self.alternatives + self.others, others=()) if self.others else self


@dataclass(frozen=True)
class Interpretation:
    """A query in terms of the index; false when nothing of it can be looked for.

    `terms` that no entry holds have no alternative. `phrases` and `excluded` are readings: any of the sequences.
    `correction`: the text with the corrected words in place, None when nothing was corrected.
    """

    query: Query
    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[tuple[str, ...], ...], ...] = ()
    excluded: tuple[tuple[tuple[str, ...], ...], ...] = ()
    correction: str | None = None
    averages: Averages = NO_ENTRIES

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def widened(self) -> "Interpretation":
        """With what comes near as well."""
        return replace(self, terms=tuple(term.widened for term in self.terms))

    @property
    def found_terms(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.alternatives)


def interpret(query: Query, locale: str, *, typing: bool = False) -> Interpretation:
    """`query` read with the words of a language; two queries, four when some are unknown, rare or unfinished.

    `typing`: the last word may go on even if the index knows it as it is.
    """
    return _Reader(query, locale, typing).read()


class _Reader:
    def __init__(self, query: Query, locale: str, typing: bool):
        self.query, self.locale, self.typing = query, locale, typing
        self.term_of = partial(term_of, language=locale)
        self.guesses: dict[str, Guess] = {}
        self.corrections: dict[str, str] = {}

    def read(self) -> Interpretation:
        words = self.query.words
        expansions = synonyms.current().expansions(tuple(form for asked in words for form in asked.forms))
        pairs = {_pair(one, two): place for place, (one, two) in enumerate(pairwise(words))}
        self.found = self._look_up(words, expansions, pairs)
        self._guess([asked for asked in words if len(asked.parts) == 1])
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
            Averages.of(self.locale) if terms else NO_ENTRIES,
        )

    def _look_up(self, words, expansions, pairs) -> Lookup:
        sequences = [asked.parts for asked in words] + [*self.query.phrases, *self.query.excluded]
        written = [part for parts in sequences for part in parts]
        whole = [form for asked in words if (form := joined(list(asked.forms)))]
        told = [form for expansion in expansions for expression in expansion.alternatives for form in expression]
        forms = {form for parts in sequences for form in Asked(tuple(parts)).forms}
        return vocabulary.look_up(self.locale, forms | {*whole, *told, *pairs}, map(self.term_of, written))

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
                    for terms in self._readings([form for form in expression if form not in STOP_WORDS] or expression)
                    if all(self.found.entries.get(term) for term in terms)
                ]
                if others:
                    spans[starts[expansion.start]] = (starts[expansion.end], others)
        return spans

    def _term(self, words: tuple[Asked, ...], told: list[Alternative]) -> Term:
        own, forms = self._own(words[0]) if len(words) == 1 else self._sequence(words)
        unique = {}
        for alternative in (*own, *told):
            unique.setdefault(alternative.terms, alternative)
        others = [other for other in self._others(words) if other.terms not in unique]
        counted = sum(self.found.forms.get(form, 0) for form in forms)
        return Term(tuple(unique.values())[:_MAX_ALTERNATIVES], frozenset(forms), counted, tuple(others))

    def _others(self, words: tuple[Asked, ...]) -> list[Alternative]:
        """What a single word may have been meant for, though the index knows it."""
        parts = [form for asked in words for form in asked.forms]
        meant = self.guesses.get(parts[0], NO_GUESS) if len(parts) == 1 else NO_GUESS
        longer, _forms = self._by_forms(meant.longer, EXTENDED, _MAX_LONGER)
        alike, _forms = self._by_forms(meant.alike, CORRECTED, _MAX_CORRECTIONS)
        return longer + [other for other in alike if other.terms not in {found.terms for found in longer}]

    def _sequence(self, words: tuple[Asked, ...]) -> tuple[list[Alternative], set[str]]:
        """Several words that mean one thing together."""
        pairs = [pair for asked in words for pair in asked.pairs]
        readings = _combined([self._terms_of(part, form) for part, form in pairs])
        return [self._alternative(terms, SAME) for terms in readings], {form for _part, form in pairs}

    def _own(self, asked: Asked) -> tuple[list[Alternative], Iterable[str]]:
        """A word, or a compound in its parts and in one."""
        if len(asked.parts) == 1:
            return self._single(asked.parts[0], asked.forms[0])
        found, forms = self._sequence((asked,))
        whole = joined(list(asked.forms))
        if whole:
            terms = self.found.terms_of(whole) or [self.term_of(joined(list(asked.parts)))]
            found += [self._alternative((term,), SAME) for term in terms if self.found.entries.get(term)]
            forms.add(whole)
        return found, forms

    def _guess(self, words: list[Asked]) -> None:
        """What words that the index lacks may be; all are looked up at once."""
        may_go_on = self.typing or len(self.query.words) > 1
        unsure = [asked for asked in words if (asked.unfinished and may_go_on) or self._is_rare(asked.forms[0])]
        if not unsure:
            return
        spelling = vocabulary.spelling(self.locale)
        self.guesses = {asked.forms[0]: self._guessed(asked, spelling) for asked in unsure}
        forms = {form for found in self.guesses.values() for form in found.forms}
        if forms:
            more = vocabulary.look_up(self.locale, forms)
            self.found.add((form, term, n) for form, terms in more.terms.items() for term, n in terms.items())

    def _guessed(self, asked: Asked, spelling: Spelling) -> Guess:
        form = asked.forms[0]
        return guess(
            form,
            spelling,
            unfinished=asked.unfinished,
            typing=self.typing,
            is_known=bool(self._terms_of(asked.parts[0], form)),
            is_rare=self._is_rare(form),
            is_alone=len(self.query.words) == 1,
        )

    def _is_rare(self, form: str) -> bool:
        return self.found.forms.get(form, 0) <= _RARE

    def _single(self, word: str, form: str) -> tuple[list[Alternative], Iterable[str]]:
        same = [self._alternative((term,), SAME) for term in self._terms_of(word, form)]
        meant = self.guesses.get(form, NO_GUESS)
        completed, forms = self._by_forms(meant.completed, COMPLETED, MAX_COMPLETIONS)
        if same or completed:
            return [*same, *completed], {form, *forms} if same else forms
        return self._repaired(form, meant)

    def _terms_of(self, word: str, form: str) -> list[str]:
        """Terms of a word that the index knows: by its form, else by an inflection of it."""
        terms = self.found.terms_of(form)
        if terms:
            return terms
        likely = dict.fromkeys((self.term_of(word), stem(form, self.locale)))
        return [term for term in likely if self.found.entries.get(term)]

    def _repaired(self, form: str, meant: Guess) -> tuple[list[Alternative], Iterable[str]]:
        """The nearest words of the index, the most frequent first; what it is made of comes before two mistakes."""
        near = [self._by_forms(forms, CORRECTED, _MAX_CORRECTIONS) for forms in meant.near]
        apart = [self._apart(parts) for parts in meant.parts]
        for alternatives, forms in (*near[:1], *apart, *near[1:]):
            if alternatives:
                self.corrections[form] = " ".join(forms if len(alternatives[0].terms) > 1 else forms[:1])
                return alternatives, set(forms)
        return [], {form}

    def _apart(self, parts: tuple[str, ...]) -> tuple[list[Alternative], list[str]]:
        readings = _combined([self.found.terms_of(part) for part in parts])
        return [self._alternative(terms, CORRECTED) for terms in readings], list(parts)

    def _by_forms(self, forms: Collection[str], weight: float, most: int) -> tuple[list[Alternative], list[str]]:
        """The most frequent of some forms, which the list of a process may have kept too long."""
        known = sorted(filter(self.found.forms.get, forms), key=lambda form: (-self.found.forms[form], form))[:most]
        terms = dict.fromkeys(term for form in known for term in self.found.terms_of(form))
        return [self._alternative((term,), weight) for term in terms], known

    def _alternative(self, terms: tuple[str, ...], weight: float) -> Alternative:
        return Alternative(terms, weight, min((self.found.entries.get(term, 0) for term in terms), default=0))

    def _readings(self, words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """A sequence of words as sequences of terms; the term of a word that the index lacks finds nothing."""
        pairs = Asked(tuple(words)).pairs
        return tuple(_combined([self._terms_of(part, form) or [self.term_of(part)] for part, form in pairs]))

    def _corrected_text(self) -> str | None:
        if not self.corrections:
            return None
        said = (self.corrections.get(form, part) for asked in self.query.words for part, form in asked.pairs)
        return " ".join(said)


def _combined(readings: list[list[str]]) -> list[tuple[str, ...]]:
    """Sequences of one term each; none when a word has no term. Few: the most frequent terms of each word."""
    wide = [terms[:2] for terms in readings]
    return list(product(*wide))[:_MAX_READINGS]


def _pair(one: Asked, two: Asked) -> str:
    return "".join((*one.forms, *two.forms))

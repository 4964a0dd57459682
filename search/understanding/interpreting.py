"""From what was typed to terms of the index: forms looked up, last word completed, typos repaired, synonyms added.

Each term has alternatives, in steps of trust: the word itself and its inflections, what staff say means the same, a
word that the last one may begin, a correction. A word that the index knows is never corrected; what it may have been
meant for comes near, when few entries hold all the words.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from search.language.analysis import FRENCH, STOP_WORDS, is_a_french_word, is_an_english_word, joined, term_of
from search.understanding import vocabulary
from search.understanding.guesses import (
    MAX_COMPLETIONS,
    NO_GUESS,
    Guess,
    guess_known,
    guess_unknown,
    may_begin,
    other_keys,
)
from search.understanding.interpretation import (
    COMPLETED,
    CORRECTED,
    EXTENDED,
    SAME,
    SYNONYM,
    Alternative,
    Interpretation,
    Term,
)
from search.understanding.known_words import KnownWords
from search.understanding.light_words import ASKING, kinds_asked, light_forms
from search.understanding.query import Asked, Query
from search.understanding.spelling import Spelling, spelling_of
from search.understanding.synonyms import lookup as synonyms
from search.understanding.vocabulary import NO_ENTRIES, Averages, Lookup

_MAX_ALTERNATIVES = 24
_MAX_LONGER = 6  # words that a known one may begin
_MAX_CORRECTIONS = 2


def interpret(query: Query, locale: str, *, typing: bool = False) -> Interpretation:
    """`query` read with the words of a language; two queries, four when some are unknown, rare or unfinished.

    `typing`: the last word may go on even if the index knows it as it is.
    """
    words = query.words
    expansions = synonyms.current().expansions(tuple(form for asked in words for form in asked.forms))
    pairs = {_pair(one, two): place for place, (one, two) in enumerate(pairwise(words))}
    known = KnownWords(_look_up(query, locale, expansions, pairs), locale)
    if (meant := _as_staff_write(query, known)) is not query:
        found = interpret(meant, locale, typing=typing)
        return replace(found, query=query, correction=found.correction or meant.text)
    reader = _Reader(query, known, typing)
    spans = {**_joined_spans(pairs, known), **_synonym_spans(words, expansions, known)}
    terms: list[Term] = []
    light: list[Term] = []
    light_words = light_forms(query)
    position = 0
    while position < len(words):
        end, others = spans.get(position, (position + 1, []))
        term = reader.term(words[position:end], others)
        (light if end == position + 1 and words[position].forms[0] in light_words else terms).append(term)
        position = end
    if not terms:
        terms, light = light, []
    return Interpretation(
        query,
        tuple(dict.fromkeys(terms)),
        tuple(known.readings(phrase) for phrase in query.phrases),
        tuple(known.readings(sequence) for sequence in query.excluded),
        reader.corrected_text(),
        tuple(dict.fromkeys(light)),
        kinds_asked(query) if light or len(terms) > 1 else frozenset(),
        Averages.of(locale) if terms else NO_ENTRIES,
    )


def _as_staff_write(query: Query, known: KnownWords) -> Query:
    """The query with words that only synonyms know, and that were misspelt: « infoletre » is « infolettre ».

    Of several words, those of an expression that sounds the same: « livré d’aceuil » is « livret d’accueil ».
    """
    misspelt = () if query.as_typed else filter(lambda asked: _may_be_misspelt(asked, known), query.words)
    unknown = [asked.forms[0] for asked in misspelt]
    if unknown and (heard := synonyms.current().heard([asked.forms[0] for asked in query.words], unknown)):
        return query.with_words(heard)
    told = {form: near for form in unknown if (near := synonyms.current().near(form))}
    if not told:
        return query
    spelling = spelling_of(known.locale)
    meant = {
        form: near[0]
        for form, near in told.items()
        if spelling.known.isdisjoint(near) and not any(spelling.near(form)[:1])
    }
    return query.with_words(meant) if meant else query


def _may_be_misspelt(asked: Asked, known: KnownWords) -> bool:
    return len(asked.parts) == 1 and not asked.is_acronym and not known.terms_of(asked.parts[0], asked.forms[0])


def _pair(one: Asked, two: Asked) -> str:
    return "".join((*one.forms, *two.forms))


def _look_up(query: Query, locale: str, expansions, pairs: Iterable[str]) -> Lookup:
    """All that the index knows of what is written, of words in one, and of what staff say; one query."""
    sequences = [asked.parts for asked in query.words] + [*query.phrases, *query.excluded]
    written = [part for parts in sequences for part in parts]
    whole = [form for asked in query.words if (form := joined(list(asked.forms)))]
    told = [form for expansion in expansions for expression in expansion.alternatives for form in expression]
    forms = {form for parts in sequences for form in Asked(tuple(parts)).forms}
    return vocabulary.look_up(locale, forms | {*whole, *told, *pairs}, (term_of(part, locale) for part in written))


def _joined_spans(pairs: dict[str, int], known: KnownWords) -> dict[int, tuple[int, list[Alternative]]]:
    """Two words that the index also has in one: « chat gpt », chatgpt."""
    return {
        place: (place + 2, [known.alternative((term,), SAME) for term in known.found.terms_of(form)])
        for form, place in pairs.items()
        if form in known.found.terms
    }


def _synonym_spans(words: tuple[Asked, ...], expansions, known: KnownWords) -> dict[int, tuple[int, list[Alternative]]]:
    """Alternatives that staff gave, by the word where they begin; they are counted in parts of words."""
    starts, position = {}, 0
    for place, asked in enumerate(words):
        starts[position] = place
        position += len(asked.parts)
    starts[position] = len(words)
    spans = {}
    for expansion in expansions:
        if expansion.start in starts and expansion.end in starts:
            others = [
                known.alternative(terms, SYNONYM)
                for expression in expansion.alternatives
                for terms in known.readings([form for form in expression if form not in STOP_WORDS] or expression)
                if all(map(known.is_held, terms))
            ]
            if others:
                spans[starts[expansion.start]] = (starts[expansion.end], others)
    return spans


class _Reader:
    """Words as terms, and the corrections that this makes. What words may have been meant for is looked up at once."""

    def __init__(self, query: Query, known: KnownWords, typing: bool):
        self.query, self.known, self.typing = query, known, typing
        self.corrections: dict[str, str] = {}
        self.guesses = self._guess(
            [asked for asked in query.words if len(asked.parts) == 1 and asked.forms[0] not in ASKING]
        )

    def _guess(self, words: list[Asked]) -> dict[str, Guess]:
        may_go_on = self.typing or len(self.query.words) > 1
        unsure = [asked for asked in words if (asked.unfinished and may_go_on) or self.known.is_rare(asked.forms[0])]
        if not unsure:
            return {}
        spelling = spelling_of(self.known.locale)
        guesses = {asked.forms[0]: self._guessed(asked, spelling) for asked in unsure}
        forms = {form for found in guesses.values() for form in found.forms}
        if forms:
            self.known.look_up_more(forms)
        return guesses

    def _guessed(self, asked: Asked, spelling: Spelling) -> Guess:
        """A word that is known and alone is not taken for the beginning of another, unless one types."""
        form = asked.forms[0]
        longer = may_begin(form, spelling, typing=self.typing) if asked.unfinished else []
        if self.typing and longer:
            return Guess(longer)
        alike = spelling.sounding_like(form) if self.known.is_rare(form) else ()
        others_tell = len(self.query.words) > 1  # which one is meant
        if not self.known.terms_of(asked.parts[0], form):
            if self.query.as_typed:
                return Guess(longer)
            if self._is_english:
                return Guess(longer, near=[sorted(alike)])
            if asked.is_acronym or synonyms.current().know(form):
                return Guess(longer, near=other_keys(form, spelling))
            is_a_word = others_tell and self.known.locale == FRENCH and is_a_french_word(asked.parts[0])
            return guess_unknown(form, longer, alike, spelling, is_a_word=is_a_word)
        return guess_known(form, longer if others_tell else [], alike)

    @cached_property
    def _is_english(self) -> bool:
        """Whether each word is English: « policy » is no « police » in « cancellation policy »."""
        words = [part for asked in self.query.words for part in asked.parts]
        return self.known.locale == FRENCH and all(map(is_an_english_word, words))

    def term(self, words: tuple[Asked, ...], told: list[Alternative]) -> Term:
        """One thing that is asked by a word, or by several, beside what staff told of it."""
        own, forms = self._own(words[0]) if len(words) == 1 else self.known.together(words)
        unique: dict[tuple[str, ...], Alternative] = {}
        for alternative in (*own, *told):
            unique.setdefault(alternative.terms, alternative)
        others = [other for other in self._others(words) if other.terms not in unique]
        counted = self.known.entries_with(forms)
        return Term(tuple(unique.values())[:_MAX_ALTERNATIVES], frozenset(forms), counted, tuple(others))

    def _others(self, words: tuple[Asked, ...]) -> list[Alternative]:
        """What a single word may have been meant for, though the index knows it."""
        parts = [form for asked in words for form in asked.forms]
        meant = self.guesses.get(parts[0], NO_GUESS) if len(parts) == 1 else NO_GUESS
        longer, _forms = self.known.by_forms(meant.longer, EXTENDED, _MAX_LONGER)
        alike, _forms = self.known.by_forms(meant.alike, CORRECTED, _MAX_CORRECTIONS)
        return longer + [other for other in alike if other.terms not in {found.terms for found in longer}]

    def _own(self, asked: Asked) -> tuple[list[Alternative], Iterable[str]]:
        """A word, or a compound in its parts and in one."""
        if len(asked.parts) == 1:
            return self._single(asked.parts[0], asked.forms[0])
        found, forms = self.known.together((asked,))
        whole, term = joined(list(asked.forms)), joined(list(asked.parts))
        if whole and term:
            terms = self.known.found.terms_of(whole) or [self.known.term_of(term)]
            found += [self.known.alternative((term,), SAME) for term in terms if self.known.is_held(term)]
            forms.add(whole)
        return found, forms

    def _single(self, word: str, form: str) -> tuple[list[Alternative], Iterable[str]]:
        same = [self.known.alternative((term,), SAME) for term in self.known.terms_of(word, form)]
        meant = self.guesses.get(form, NO_GUESS)
        completed, forms = self.known.by_forms(meant.completed, COMPLETED, MAX_COMPLETIONS)
        if same or completed:
            return [*same, *completed], {form, *forms} if same else forms
        return self._repaired(form, meant)

    def _repaired(self, form: str, meant: Guess) -> tuple[list[Alternative], Iterable[str]]:
        """The nearest words of the index, the most frequent first; what it is made of comes before two mistakes."""
        near = [self.known.by_forms(forms, CORRECTED, _MAX_CORRECTIONS) for forms in meant.near]
        apart = [(self.known.by_parts(parts, CORRECTED), list(parts)) for parts in meant.parts]
        for alternatives, forms in (*near[:1], *apart, *near[1:]):
            if alternatives:
                self.corrections[form] = " ".join(forms if len(alternatives[0].terms) > 1 else forms[:1])
                return alternatives, set(forms)
        return [], {form}

    def corrected_text(self) -> str | None:
        """The text as typed, quotes and exclusions too, with the corrected words; None when nothing was corrected."""
        if not self.corrections:
            return None
        return self.query.written_with(self.corrections)

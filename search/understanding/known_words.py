"""What the index knows of the words of a query, and the alternatives that this makes."""

from collections.abc import Collection, Iterable
from functools import partial
from itertools import product

from search.language.analysis import stem, term_of
from search.understanding import vocabulary
from search.understanding.interpretation import SAME, Alternative
from search.understanding.query import Asked
from search.understanding.vocabulary import Lookup

_RARE = 2  # entries that hold a form, up to which it may stand for one that sounds the same
_MAX_READINGS = 4  # of a sequence of words that have several terms each


class KnownWords:
    """`found`: the forms and terms that were looked up, in one language."""

    def __init__(self, found: Lookup, locale: str):
        self.found, self.locale = found, locale
        self.term_of = partial(term_of, language=locale)

    def look_up_more(self, forms: Iterable[str]) -> None:
        """Know other forms as well; one query."""
        more = vocabulary.look_up(self.locale, forms)
        self.found.add((form, term, n) for form, terms in more.terms.items() for term, n in terms.items())

    def is_rare(self, form: str) -> bool:
        return self.found.forms.get(form, 0) <= _RARE

    def entries_with(self, forms: Iterable[str]) -> int:
        """How many entries hold the forms, added up."""
        return sum(self.found.forms.get(form, 0) for form in forms)

    def is_held(self, term: str) -> bool:
        """Whether an entry holds the term."""
        return bool(self.found.entries.get(term))

    def terms_of(self, word: str, form: str) -> list[str]:
        """Terms of a word that the index knows: by its form, else by an inflection of it."""
        terms = self.found.terms_of(form)
        if terms:
            return terms
        likely = dict.fromkeys((self.term_of(word), stem(form, self.locale)))
        return [term for term in likely if self.is_held(term)]

    def alternative(self, terms: tuple[str, ...], weight: float) -> Alternative:
        return Alternative(terms, weight, min((self.found.entries.get(term, 0) for term in terms), default=0))

    def by_forms(self, forms: Collection[str], weight: float, most: int) -> tuple[list[Alternative], list[str]]:
        """The most frequent of some forms, which the list of a process may have kept too long."""
        known = sorted(filter(self.found.forms.get, forms), key=lambda form: (-self.found.forms[form], form))[:most]
        terms = dict.fromkeys(term for form in known for term in self.found.terms_of(form))
        return [self.alternative((term,), weight) for term in terms], known

    def by_parts(self, parts: tuple[str, ...], weight: float) -> list[Alternative]:
        """The words that one is made of, next to each other."""
        return [self.alternative(terms, weight) for terms in _combined([self.found.terms_of(part) for part in parts])]

    def together(self, words: Iterable[Asked]) -> tuple[list[Alternative], set[str]]:
        """Several words that mean one thing together, and their forms."""
        pairs = [pair for asked in words for pair in asked.pairs]
        readings = _combined([self.terms_of(part, form) for part, form in pairs])
        return [self.alternative(terms, SAME) for terms in readings], {form for _part, form in pairs}

    def readings(self, words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """A sequence of words as sequences of terms; the term of a word that the index lacks finds nothing."""
        pairs = Asked(tuple(words)).pairs
        return tuple(_combined([self.terms_of(part, form) or [self.term_of(part)] for part, form in pairs]))


def _combined(readings: list[list[str]]) -> list[tuple[str, ...]]:
    """Sequences of one term each; none when a word has no term. Few: the most frequent terms of each word."""
    wide = [terms[:2] for terms in readings]
    return list(product(*wide))[:_MAX_READINGS]

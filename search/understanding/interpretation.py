"""What a query asks in terms of the index: things to be found, each with its alternatives in steps of trust."""

from dataclasses import dataclass, replace

from search.understanding.query import Query
from search.understanding.vocabulary import NO_ENTRIES, Averages

# What a match by such an alternative weighs.
SAME, SYNONYM, COMPLETED, CORRECTED, EXTENDED = 1.0, 0.7, 0.9, 0.85, 0.4


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
    `light` terms are not needed, and make an entry a little better; so does being one of `kinds`, types of pages.
    `correction`: the text with the corrected words in place, None when nothing was corrected.
    """

    query: Query
    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[tuple[str, ...], ...], ...] = ()
    excluded: tuple[tuple[tuple[str, ...], ...], ...] = ()
    correction: str | None = None
    light: tuple[Term, ...] = ()
    kinds: frozenset[str] = frozenset()
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

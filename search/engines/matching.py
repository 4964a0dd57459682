"""Which entries answer a query at all: all of its words, or else enough of them. The same plan for every engine."""

from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from math import prod
from operator import itemgetter

from search.understanding.interpretation import Interpretation, Term

ENOUGH = 10  # entries with all the words, below which the nearest ones are shown after them
_COMMON_TOGETHER = 5  # common words that are looked for together

Sequences = tuple[tuple[tuple[str, ...], ...], ...]


class Matching(Enum):
    """How much of a query an entry must hold."""

    ALL = "all"
    NEAR = "near"


@dataclass(frozen=True)
class Plan:
    """An entry answers when it holds every term of one of the `groups`, one reading of each phrase, nothing excluded.

    `others` are terms that nobody must hold and that make an entry better.
    """

    groups: tuple[tuple[Term, ...], ...]
    others: tuple[Term, ...] = ()
    phrases: Sequences = ()
    excluded: Sequences = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All that makes an entry better."""
        return tuple(dict.fromkeys((*(term for group in self.groups for term in group), *self.others)))


def plan(asked: Interpretation, matching: Matching, budget: int | None = None) -> Plan:
    """The plan of a query; without groups when nothing can answer it. `budget`: entries to look at, at most."""
    groups, others = _all_words(asked) if matching is Matching.ALL else _near(asked.widened, budget)
    return Plan(groups, others, asked.phrases, asked.excluded)


def _all_words(asked: Interpretation) -> tuple[tuple[tuple[Term, ...], ...], tuple[Term, ...]]:
    found = asked.found_terms
    return ((found,) if found and len(found) == len(asked.terms) else ()), ()


def _near(asked: Interpretation, budget: int | None) -> tuple[tuple[tuple[Term, ...], ...], tuple[Term, ...]]:
    """Any of the rarest words, as long as the entries to look at stay within the budget; common ones together.

    A common word alone brings thousands of entries that no ranking would keep.
    """
    rarest = sorted(asked.found_terms, key=lambda term: term.entries)  # a stable sort
    singles: list[Term] = []
    for term in rarest:
        if singles and budget is not None and sum(t.entries for t in singles) + term.entries > budget:
            break
        singles.append(term)
    common = tuple(rarest[len(singles) :])
    together = _together(common[:_COMMON_TOGETHER], asked.averages.entries, budget or 0)
    return (*((term,) for term in singles), *together), common


def _together(terms: tuple[Term, ...], total: int, budget: float) -> list[tuple[Term, ...]]:
    """Groups of common words that bring the fewest of the `total` entries: two by two, then three by three…

    In a large index few pairs stay within the budget, and an entry must hold more of the words.
    """
    kept: list[tuple[Term, ...]] = []
    for size in range(2, len(terms) + 1):
        groups = [group for group in combinations(terms, size) if not any(set(held) <= set(group) for held in kept)]
        for expected, group in sorted(((_expected(group, total), group) for group in groups), key=itemgetter(0)):
            if expected > budget:
                break
            budget -= expected
            kept.append(group)
    return kept or ([terms] if len(terms) > 1 else [])


def _expected(group: tuple[Term, ...], total: int) -> float:
    """Entries that would hold all of the terms if each came independently of the others."""
    return total * prod(min(term.entries / max(total, 1), 1.0) for term in group)

"""Which words an entry must hold to be near: what they are expected to bring stays within the budget."""

import pytest

from search.engines.matching import Matching, plan
from search.understanding.interpretation import Alternative, Interpretation, Term
from search.understanding.query import parse
from search.understanding.vocabulary import Averages

BUDGET = 2_500


def groups(total: int, *entries: int) -> set[tuple[int, ...]]:
    """The groups of a plan, each as how many entries hold its words."""
    terms = tuple(Term((Alternative((f"mot{number}",), 1.0, held),)) for number, held in enumerate(entries))
    asked = Interpretation(parse("mots"), terms, averages=Averages(total, 4.0, 270.0, 1.0))
    found = plan(asked, Matching.NEAR, BUDGET).groups
    return {tuple(term.entries for term in group) for group in found}


def test_rare_words_are_enough_alone_and_a_common_one_is_not_looked_for():
    assert groups(10_000, 2_000, 100, 4_000) == {(100,), (2_000,)}


@pytest.mark.parametrize(
    ("total", "together"),
    [
        (50_000, {(5_000, 5_100), (5_000, 5_200), (5_100, 5_200)}),
        (15_000, {(5_000, 5_100)}),
        (9_000, {(5_000, 5_100, 5_200)}),
    ],
)
def test_common_words_are_looked_for_together_as_long_as_they_bring_few(total, together):
    assert groups(total, 10, 5_000, 5_100, 5_200) == {(10,)} | together


def test_words_that_bring_too_many_however_many_are_held_must_all_be_there():
    assert groups(90_000, 10, 80_000, 81_000) == {(10,), (80_000, 81_000)}

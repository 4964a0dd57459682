"""A page of questions stands where the best of them would stand, with its answer, as a page of its own.

Such a page says a little of everything: as a whole it is long, and its title names none of it.
"""

from collections.abc import Iterable
from dataclasses import replace

from home.enums import PageType
from search.answering.answers import vectors_of
from search.answering.ranking import Ranking
from search.filtering.filters import Filters
from search.understanding.interpretation import Interpretation


def ranking_of(ids: Iterable[int], asked: Interpretation, filters: Filters, near: str) -> Ranking:
    """Entries read and scored, those pages by their questions; whether they hold all the words is told by the whole."""
    ranking = Ranking(ids, asked, filters, near)
    pages = [pk for pk, found in ranking.found.items() if found.kind == PageType.PAGE]
    for pk, questions in (vectors_of(filters.locale) if pages else {}).items():
        if whole := ranking.found.get(pk):
            scored = [(*ranking.ranker.score(vector), vector) for vector in questions]
            score, places, vector = max(scored, key=lambda one: one[0].value)
            if score.value > whole.score.value:
                score.is_exact, score.is_named = whole.score.is_exact, whole.score.is_named
                ranking.found[pk] = replace(whole, score=score)
                ranking.held[pk] = vector, places
    return ranking

"""Search: from a query and a selection to a page of results."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from home.enums import PageType
from search.answering.answers import Quoted, answers_to
from search.answering.explanation import explain
from search.answering.folding import Folds, best_results, sorted_results
from search.answering.parts import ranking_of
from search.answering.ranking import Ranked
from search.answering.results import FacetValue, Results
from search.answering.second_opinion import Opinion, opinions
from search.answering.showing import shown
from search.content.models import Entry
from search.engines import database_engine, get_engine
from search.engines.base import CANDIDATES, Counts, Engine, EngineUnavailable, FacetCounts
from search.engines.matching import ENOUGH, Matching
from search.filtering.around import DISTANCE
from search.filtering.facets import KEYS, PERIOD
from search.filtering.filters import Filters, chosen_entries, first_ids
from search.filtering.labels import Labels
from search.understanding.interpretation import Interpretation
from search.understanding.interpreting import interpret
from search.understanding.query import Query

MAX_RESULTS = 10_000  # that can be paged through; `total` counts them all
RELEVANCE = "pertinence"
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Answer:
    """Results in order, as many as were asked, and what they are among.

    `exact` of them hold all the words; None when some do and more may than were looked at.
    """

    found: Folds
    counts: Counts
    asked: Interpretation
    exact: int | None = 0
    ranked: dict[int, Ranked] = field(default_factory=dict)
    quoted: Sequence[Quoted] = ()
    opinions: dict[int, Opinion] = field(default_factory=dict)


def search(
    query: Query,
    filters: Filters,
    *,
    labels: Labels,
    near: str = "",
    page: int = 1,
    size: int = 20,
    nearest_page: bool = False,
    engine: Engine | None = None,
    explained: bool = False,
    gathered: bool = False,
) -> Results:
    """A page of results, from 1. `near` is the visitor's region, first among equals. `gathered`: dates of one workshop
    are one result (`search.answering.folding`).

    A page past the last is empty, or becomes the last with `nearest_page`. A text without a word finds nothing. When
    the engine is away the database's own answers, and the results say so.
    """
    engine = engine or get_engine()
    if query.text and not query:
        return Results(query.text, 0, 1, size, engine.name, facets=_facets({}, filters, labels))
    limit = min(page * size, MAX_RESULTS)
    answer, degraded = _or_by_database(engine, lambda one: _answer(one, query, filters, near, limit, gathered))
    if nearest_page:
        listed = answer.counts.total - answer.found.hidden
        page = min(page, max(1, -(-min(listed, MAX_RESULTS) // size)))

    def why(entry: Entry) -> list[str]:
        if not (explained and answer.asked.query):
            return []
        return explain(entry, answer.ranked.get(entry.pk), answer.asked, answer.opinions.get(entry.pk))

    page_of_it = answer.found.part((page - 1) * size, page * size)
    quoted = answer.quoted if page == 1 else ()
    results, answers = shown(page_of_it, answer.asked.found_terms, quoted, filters.around, why)
    return Results(
        query=query.text,
        total=answer.counts.total,
        page=page,
        size=size,
        engine=database_engine().name if degraded else engine.name,
        results=results,
        answers=answers,
        facets=_facets(answer.counts.facets, filters, labels),
        folded=answer.found.hidden,
        exact=answer.exact,
        widened=bool(query) and answer.exact == 0 and bool(answer.counts.total),
        degraded=degraded,
        correction=answer.asked.correction,
    )


def ranked_ids(
    query: Query,
    filters: Filters,
    limit: int,
    engine: Engine | None = None,
    *,
    near: str = "",
    typing: bool = False,
    gathered: bool = False,
) -> list[int]:
    """Ids of the best entries, as `search` orders them, without anything to show.

    `typing`: the last word may go on even if the index knows it as it is.
    """
    if not query:
        return [] if query.text else list(_listed(filters, limit, gathered).ids)
    asked = interpret(query, filters.locale, typing=typing)
    return _or_by_database(
        engine or get_engine(), lambda one: _ids(one, asked, filters, near, limit, typing, gathered)
    )[0]


def matching_ids(query: Query, filters: Filters) -> list[int]:
    """Ids of the entries that hold all the words of a query and pass the filters, in no order; those that pass, without
    a query. What only comes near is not there, nor what would be found if the words were others.
    """
    if not query:
        return [] if query.text else first_ids(chosen_entries(filters), replace(filters, order="recent"), MAX_RESULTS)
    asked = interpret(query, filters.locale)
    if asked.correction:
        return []
    return _or_by_database(get_engine(), lambda one: one.all_ids(asked, filters, Matching.ALL, MAX_RESULTS))[0]


def best_of(asked: Interpretation, filters: Filters, engine: Engine | None = None) -> dict[int, Ranked]:
    """The best candidates, in order, and why: all that hold all the words when these are few."""
    return _or_by_database(engine or get_engine(), lambda one: _candidates(one, asked, filters, "").ranked)[0]


def _or_by_database(engine: Engine, answer: Callable):
    """What `answer` gives for the engine; for the database's own, and True, when that one is away."""
    try:
        return answer(engine), False
    except EngineUnavailable as error:
        logger.warning("Le moteur « %s » ne répond pas, la base répond à sa place : %s", engine.name, error)
        return answer(database_engine()), True


def _answer(engine: Engine, query: Query, filters: Filters, near: str, limit: int, gathered: bool) -> _Answer:
    asked = interpret(query, filters.locale)
    if not query:
        counts = database_engine().count(asked, filters, Matching.ALL)
        return _Answer(_listed(filters, limit, gathered), counts, asked)
    found = _with_opinions(_candidates(engine, asked, filters, near), asked, filters)
    best = found.best(filters, gathered)
    wanted = found.others_wanted(filters, limit + best.hidden)
    besides = () if found.fallen_back else found.besides
    others, counts = engine.ids_and_counts(asked, filters, found.matching, wanted, besides)
    if found.fallen_back:
        counts = _with_clicks(counts, engine.count(asked, filters, Matching.ALL, found.besides))
    beside = sum(pk in found.ranked for pk in besides)
    exact = counts.total - beside if found.matching is Matching.ALL else found.exact
    unsure = found.matching is Matching.NEAR and 0 < exact < counts.total and found.cut_short
    shown = asked if found.matching is Matching.ALL else asked.widened
    results = found.in_order(best, others, filters, limit, gathered)
    return _Answer(results, counts, shown, None if unsure else exact, found.ranked, found.quoted, found.opinions)


def _listed(filters: Filters, limit: int, gathered: bool) -> Folds:
    """What passes, without a text: the nearest when a place is asked, the soonest when what only dates have is, or the
    newest.
    """
    of_dates = filters.periods or any(map(filters.values.get, ("departement", "prix", "mode")))
    if filters.order == RELEVANCE and (filters.around or of_dates):
        filters = replace(filters, order=DISTANCE if filters.around else "date")
    return sorted_results(chosen_entries(filters), filters, limit, {}, gathered=gathered)


def _with_clicks(nearest: Counts, all_words: Counts) -> Counts:
    """Counts where nothing has all the words under the filters: a click on a value with some of these shows them."""
    found = {
        key: values | {value: count for value, count in all_words.facets.get(key, {}).items() if count}
        for key, values in nearest.facets.items()
    }
    return Counts(nearest.total, found)


def _ids(
    engine: Engine, asked: Interpretation, filters: Filters, near: str, limit: int, typing: bool, gathered: bool
) -> list[int]:
    """The ids of `_answer`, without its counts; while one types, words alone order them."""
    found = _candidates(engine, asked, filters, near)
    if not typing:
        found = _with_opinions(found, asked, filters)
    best = found.best(filters, gathered)
    wanted = found.others_wanted(filters, limit + best.hidden)
    others = engine.all_ids(asked, filters, found.matching, wanted) if wanted else []
    return list(found.in_order(best, others, filters, limit, gathered).ids)


@dataclass(frozen=True)
class _Found:
    """Candidates, the best first; how many hold all the words; what is matched; whether there may be more that do.

    `besides`: those that stand among them though what is matched is all the words, and they lack some. `fallen_back`:
    the query is matched by all the words, but what holds them does not pass the filters. `quoted`: the questions of
    candidates that were asked.
    """

    ranked: dict[int, Ranked]
    exact: int
    matching: Matching
    cut_short: bool
    besides: tuple[int, ...] = ()
    fallen_back: bool = False
    quoted: Sequence[Quoted] = ()
    opinions: dict[int, Opinion] = field(default_factory=dict)  # of those whose meaning was looked at, in their order

    def others_wanted(self, filters: Filters, limit: int) -> int:
        """How many ids to ask for besides, since candidates are too few or do not come in the order that is asked."""
        if filters.order != RELEVANCE:
            return MAX_RESULTS
        return limit if limit > len(self.ranked) and self.cut_short else 0

    def best(self, filters: Filters, gathered: bool) -> Folds:
        """What answers, then candidates by our ranking; nothing yet where a sort decides."""
        if filters.order != RELEVANCE:
            return Folds(())
        answering = [quoted.question.page_id for quoted in self.quoted]
        ids = tuple(dict.fromkeys((*answering, *self.opinions, *self.ranked)))
        return best_results(ids, filters, self.ranked, gathered=gathered)

    def in_order(self, best: Folds, others: list[int], filters: Filters, limit: int, gathered: bool) -> Folds:
        """The first `limit` results: `best`, then `others` as the engine orders them; or all by a sort."""
        if filters.order != RELEVANCE:
            entries = Entry.objects.filter(pk__in=others)
            return sorted_results(entries, filters, limit, self.ranked, gathered=gathered)
        return best.followed_by(others, limit)


def _with_opinions(found: _Found, asked: Interpretation, filters: Filters) -> _Found:
    """With what their meaning says of the best; not where a sort is asked, or a question is answered."""
    if filters.order != RELEVANCE or found.quoted:
        return found
    return replace(found, opinions=opinions(asked, found.ranked))


def _candidates(engine: Engine, asked: Interpretation, filters: Filters, near: str) -> _Found:
    """Candidates that pass the filters, ranked.

    How much of the query must be held is decided without the filters, so that what a facet counts is what its click
    gives; when they leave nothing of that, the nearest of what they leave are shown.
    """
    ids, passing = engine.candidates(asked, filters, CANDIDATES)
    ranking = ranking_of({*ids, *passing}, asked, filters, near)
    if len(ids) >= CANDIDATES and not ranking.found.keys() >= {*ids}:  # some may no longer be shown: others may
        ids = engine.all_ids(asked, filters.lifted, Matching.NEAR, CANDIDATES)
        ranking = ranking_of({*ids, *passing}, asked, filters, near)
    ranked = ranking.in_order(ids)
    quoted = answers_to(asked, filters.locale, {pk for pk, found in ranked.items() if found.kind == PageType.PAGE})
    matching, besides = _decided(ranked, filters.order, {one.question.page_id for one in quoted})
    cut_short = len(ids) >= CANDIDATES
    if filters.conditions():
        ranked = ranking.in_order([pk for pk, found in ranking.found.items() if found.passes])
        cut_short = len(passing) >= CANDIDATES
    exact = sum(found.score.is_exact for found in ranked.values())
    fallen_back = False
    if matching is Matching.ALL:
        kept = {pk: found for pk, found in ranked.items() if found.score.is_exact or pk in besides}
        matching, fallen_back = (Matching.ALL, False) if kept else (Matching.NEAR, True)
        ranked = kept or ranked
    quoted = [one for one in quoted if one.question.page_id in ranked]
    return _Found(ranked, exact, matching, cut_short, besides, fallen_back, quoted)


def _decided(ranked: dict[int, Ranked], order: str, answering: set[int]) -> tuple[Matching, tuple[int, ...]]:
    """All the words when enough of the ranked hold these; one is, in an order that does not put it first.

    Those that lack a word, and are better all the same than the tenth that has them all, stay beside them, as do those
    that answer.
    """
    exact = [pk for pk, found in ranked.items() if found.score.is_exact]
    if order != RELEVANCE:
        return (Matching.ALL if exact else Matching.NEAR), ()
    if len(exact) < ENOUGH:
        return Matching.NEAR, ()
    before = set(takewhile(lambda pk: pk != exact[ENOUGH - 1], ranked)) | answering
    return Matching.ALL, tuple(pk for pk in ranked if pk in before and not ranked[pk].score.is_exact)


def _facets(counts: FacetCounts, filters: Filters, labels: Labels) -> dict[str, list[FacetValue]]:
    """Values that would find something, the most frequent first, and those selected even when they find nothing."""
    found = {}
    for key in KEYS:
        chosen = [period.code for period in filters.periods] if key == PERIOD else filters.values.get(key, ())
        known = {value: count for value, count in counts.get(key, {}).items() if count or value in chosen}
        if KEYS[key].values is None:  # entries are filed under a theme that was hidden, until the index follows
            known = {value: count for value, count in known.items() if value in labels.values(key)}
        known |= {value: 0 for value in chosen if value not in known}
        values = [FacetValue(v, labels.label(key, v), count, v in chosen) for v, count in known.items()]
        found[key] = sorted(values, key=lambda value: (-value.count, value.label))
    return found

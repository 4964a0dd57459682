"""Search: from a query and a selection to a page of results."""

from search.backends import get_engine
from search.backends.base import Engine, FacetCounts, Found
from search.filters import PERIOD, Filters
from search.highlight import Extract, extract
from search.labels import KEYS, Labels
from search.models import Entry, EntryPassage
from search.passages import best_passages
from search.query import Matching, Query
from search.ranking import RERANKED, reorder
from search.results import FacetValue, Result, Results

MAX_RESULTS = 10_000  # that can be paged through; `total` counts them all


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
) -> Results:
    """A page of results, from 1. `near` is the visitor's region, first among equals.

    A page past the last is empty, or becomes the last with `nearest_page`. A text without a word finds nothing.
    """
    engine = engine or get_engine()
    if query.text and not query:
        return Results(query.text, 0, 1, size, engine.name, facets=_facets({}, filters, labels))
    found, matching = _find(engine, query, filters, min(max(page * size, RERANKED), MAX_RESULTS))
    ids = _in_order(found, query, filters, near)
    if nearest_page:
        page = min(page, max(1, -(-min(found.total, MAX_RESULTS) // size)))
    return Results(
        query=query.text,
        total=found.total,
        page=page,
        size=size,
        engine=engine.name,
        results=_results(ids[(page - 1) * size : page * size], query),
        facets=_facets(found.facets, filters, labels),
        widened=matching is Matching.ANY,
    )


def ranked_ids(query: Query, filters: Filters, limit: int, engine: Engine | None = None) -> list[int]:
    """Ids of the best entries, as `search` orders them, without anything to show."""
    found, _matching = _find(engine or get_engine(), query, filters, max(limit, RERANKED))
    return _in_order(found, query, filters, "")[:limit]


def _find(engine: Engine, query: Query, filters: Filters, limit: int) -> tuple[Found, Matching]:
    """All words; else all of them with the last unfinished; else any of them. At most three requests."""
    wider = {Matching.PREFIX: bool(query.prefix), Matching.ANY: len(query.terms) > 1}
    found, used = engine.find(query, filters, Matching.ALL, limit), Matching.ALL
    for matching, useful in wider.items():
        if not found.total and useful:
            found, used = engine.find(query, filters, matching, limit), matching
    return found, used


def _in_order(found: Found, query: Query, filters: Filters, near: str) -> list[int]:
    if query and filters.order == "pertinence" and found.hits:
        return reorder(found.hits, query, near)
    return [hit.entry_id for hit in found.hits]


def _results(ids: list[int], query: Query) -> list[Result]:
    """Two queries, whatever their number."""
    if not ids:
        return []
    entries = Entry.objects.in_bulk(ids)
    passages = best_passages(ids, query)
    return [_result(entries[pk], passages.get(pk), query) for pk in ids if pk in entries]


def _result(entry: Entry, passage: EntryPassage | None, query: Query) -> Result:
    """The passage answers when the page's own text shows no more of the words."""
    own = _own_extract(entry, query)
    if passage is not None:
        inside = extract(f"{passage.title} {passage.text}", query)
        if inside.terms and inside.terms >= own.terms:
            return Result(entry, inside.html, passage.where, passage.anchor)
    return Result(entry, own.html)


def _own_extract(entry: Entry, query: Query) -> Extract:
    summary, body = extract(entry.summary, query), extract(entry.body, query)
    return body if body.terms > summary.terms or not entry.summary else summary


def _facets(counts: FacetCounts, filters: Filters, labels: Labels) -> dict[str, list[FacetValue]]:
    """Values that would find something, the most frequent first, and those selected even when they find nothing."""
    found = {}
    for key in KEYS:
        chosen = [period.code for period in filters.periods] if key == PERIOD else filters.values.get(key, ())
        known = {value: count for value, count in counts.get(key, {}).items() if count or value in chosen}
        known |= {value: 0 for value in chosen if value not in known}
        values = [FacetValue(v, labels.label(key, v), count, v in chosen) for v, count in known.items()]
        found[key] = sorted(values, key=lambda value: (-value.count, value.label))
    return found

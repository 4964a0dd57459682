"""A plan as a query of Elasticsearch and OpenSearch: exact terms and phrases, nothing that a server would read.

Servers count leaves and refuse a query that has more than 1,024: alternatives are cut long before.
"""

from collections.abc import Iterable, Sequence

from search.engines.matching import Plan
from search.understanding.interpretation import Alternative, Term

# What a term adds by zone. Little more in a name: a server adds up zones after saturation, so that with the weights of
# our ranking one word in a title would outdo all the words in a text, and good candidates would be left out.
ZONES = {"names": 1.5, "body": 1.0, "files": 0.5}
NONE: dict[str, dict] = {"match_none": {}}
_MOST_WORDS = 150  # of all alternatives together; each is looked for in every zone


def query(plan: Plan, filters: Iterable[dict] = (), *, ranked: bool = True) -> dict:
    """The query of a plan, narrowed by `filters`; scores add up the terms by zone. Without `ranked` there are none."""
    each = max(1, _MOST_WORDS // max(1, len(plan.terms)))
    excluded = [readings for readings in map(_phrase, plan.excluded) if readings is not NONE]
    narrowing = [*filters, *map(_phrase, plan.phrases)]
    scored = [leaf for term in plan.terms for leaf in _scored(term, each)] if ranked else []
    any_is_enough = ranked and not plan.others and all(len(group) == 1 for group in plan.groups)
    if not any_is_enough:
        narrowing.append(_any(_all([_held(term, each) for term in group]) for group in plan.groups))
    parts = {"should": scored, "filter": narrowing, "must_not": excluded}
    found = {name: part for name, part in parts.items() if part}
    return {"bool": found | ({"minimum_should_match": 1} if any_is_enough else {})}


def or_besides(query: dict, ids: Sequence[int]) -> dict:
    """A query, and some ids that it would not find."""
    return _any([query, {"terms": {"id": list(ids)}}]) if ids else query


def _scored(term: Term, each: int) -> list[dict]:
    """What a term is worth: a query for each zone, or one for a sequence of words, which must all be there."""
    found = []
    for alternative in _words(term, each):
        if len(alternative.terms) == 1:
            found += _by_zone(alternative.terms[0], alternative.weight)
        else:
            parts = [_any(_by_zone(word, alternative.weight)) for word in alternative.terms]
            found.append({"bool": {"must": parts}})
    return found


def _by_zone(word: str, weight: float) -> list[dict]:
    return [{"term": {zone: {"value": word, "boost": boost * weight}}} for zone, boost in ZONES.items()]


def _held(term: Term, each: int) -> dict:
    """Whether an entry holds a term."""
    alternatives = _words(term, each)
    single = [found.terms[0] for found in alternatives if len(found.terms) == 1]
    sequences = [found.terms for found in alternatives if len(found.terms) > 1]
    several = [_all([_any(_in_zones([word])) for word in terms]) for terms in sequences]
    return _any([*(_in_zones(single) if single else ()), *several])


def _in_zones(words: list[str]) -> list[dict]:
    return [{"terms": {zone: words}} for zone in ZONES]


def _words(term: Term, each: int) -> tuple[Alternative, ...]:
    """The first alternatives, `each` words in all."""
    kept, words = list[Alternative](), 0
    for alternative in term.alternatives:
        words += len(alternative.terms)
        if kept and words > each:
            break
        kept.append(alternative)
    return tuple(kept)


def _phrase(readings: tuple[tuple[str, ...], ...]) -> dict:
    """Whether a zone holds one of the sequences of terms as it stands."""
    return _any({"match_phrase": {zone: " ".join(reading)}} for reading in readings for zone in ZONES)


def _all(queries: list[dict]) -> dict:
    return queries[0] if len(queries) == 1 else {"bool": {"filter": queries}}


def _any(queries: Iterable[dict]) -> dict:
    queries = list(queries)
    if not queries:
        return NONE
    return queries[0] if len(queries) == 1 else {"bool": {"should": queries, "minimum_should_match": 1}}

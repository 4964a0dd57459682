"""Filters and facets as Elasticsearch and OpenSearch read them: what `filters` and `facets` say to the database."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from catalogue.schedule.periods import COMING, OVER, Period
from search.engines.base import Counts
from search.engines.remote_index import moment
from search.filtering.around import PLACE
from search.filtering.facets import FIELDS, PERIOD
from search.filtering.filters import Filters

_MOST_VALUES = 1_000  # of a facet
_TOTAL = "total"


def conditions(filters: Filters) -> dict[str, dict]:
    """A condition for each key in force, as `Filters.conditions`."""
    found = {
        key: {"terms": {FIELDS[key]: list(values)}}
        for key, values in filters.values.items()
        if values and key in FIELDS and key != "region"
    }
    if filters.regions:
        shared = [{"term": {"is_shared": True}}] if filters.with_shared else []
        found["region"] = _any([{"terms": {"region": list(filters.regions)}}, *shared])
    if filters.around:
        found[PLACE] = {"terms": {"position": filters.around.positions}}
    if filters.periods:
        found[PERIOD] = _any(map(_within, filters.periods))
    return found


def served(locale: str) -> list[dict]:
    """Conditions of a language, and of not being past one's expiry."""
    expired = {"range": {"expire_at": {"lte": moment(timezone.now())}}}
    return [{"term": {"locale": locale}}, {"bool": {"must_not": expired}}]


def aggregations(filters: Filters) -> dict:
    """The total and each facet, whose own selection it leaves out."""
    chosen = conditions(filters)

    def passing(key: str, inside: dict | None = None) -> dict:
        rest = [condition for other, condition in chosen.items() if other != key]
        return {"filter": {"bool": {"filter": rest}}} | ({"aggs": {"values": inside}} if inside else {})

    found = {key: passing(key, {"terms": {"field": name, "size": _MOST_VALUES}}) for key, name in FIELDS.items()}
    found[PERIOD] = passing(PERIOD, {"filters": {"filters": _moments(timezone.now(), filters.periods)}})
    return found | {_TOTAL: passing("")}


def counts(answer: dict, periods: Iterable[Period]) -> Counts:
    """What the aggregations of an answer say; a period that was asked for is told even when it holds nothing."""
    found = {}
    asked = {period.code for period in periods}
    for key, part in answer.items():
        if key == _TOTAL:
            continue
        buckets = part["values"]["buckets"]
        if key == PERIOD:
            values = {code: bucket["doc_count"] for code, bucket in buckets.items()}
        else:
            values = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
        kept = {value: count for value, count in values.items() if count or (key == PERIOD and value in asked)}
        if kept:
            found[key] = kept
    return Counts(answer[_TOTAL]["doc_count"], found)


def _moments(now: datetime, periods: Iterable[Period]) -> dict[str, dict]:
    """`a-venir`, `passe` among what has a date, then the periods that are asked for."""
    dated, coming = {"exists": {"field": "starts_at"}}, _range("ends_at", gt=now)
    found: dict[str, dict] = {
        COMING: {"bool": {"filter": [dated, coming]}},
        OVER: {"bool": {"filter": dated, "must_not": coming}},
    }
    return found | {period.code: _within(period) for period in periods}


def _within(period: Period) -> dict:
    """`Period.condition`."""
    if period.now is not None:
        return _range("ends_at", **{"gt" if period.code == COMING else "lte": period.now})
    return _any(
        {"bool": {"filter": [_in_zones(zones), _range("ends_at", gt=start), _range("starts_at", lt=end)]}}
        for zones, start, end in period.spans
    )


def _in_zones(zones: Iterable[str]) -> dict:
    return {"terms": {"time_zone": list(zones)}}


def _range(column: str, **limits: datetime) -> dict:
    return {"range": {column: {name: moment(value) for name, value in limits.items()}}}


def _any(queries: Iterable[dict]) -> dict:
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}

"""Counts by value, each facet leaving its own selection out, in one query whatever is selected.

What matches is read once (`found`, with a 0/1 column for each condition in force), then counted by each key.
"""

# ruff: noqa: S608  names in the SQL are this module's own; every value is a parameter

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection
from django.db.models import Case, CharField, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from catalogue.schedule.periods import Period
from search.content.models import Entry, EntryTerm
from search.filtering.facets import COLUMNS, PERIOD, TERMS

_TOTAL = "total"
_TERM_TABLE = EntryTerm._meta.db_table


def count_facets(
    entries: QuerySet[Entry], conditions: dict[str, Q], periods: Iterable[Period]
) -> tuple[int, dict[str, dict[str, int]]]:
    """How many of `entries` pass all conditions, and counts by key and value. SQL of SQLite 3.35 and PostgreSQL 12."""
    days = {f"period_{n}": period for n, period in enumerate(periods)}
    flags = {f"is_{key}": _flag(condition) for key, condition in conditions.items()}
    flags |= {name: _flag(period.condition()) for name, period in days.items()}
    rows = entries.order_by().annotate(moment=_moment(), **flags)
    sql, params = rows.values("page_id", *COLUMNS.values(), "moment", *flags).query.sql_with_params()
    branches = _branches(conditions, days)
    with connection.cursor() as cursor:
        cursor.execute(f"WITH found AS MATERIALIZED ({sql}) {' UNION ALL '.join(branches)}", params)
        return _sorted_out(cursor.fetchall(), {name: period.code for name, period in days.items()})


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def _moment() -> Case:
    """`a-venir`, `passe`, or nothing for what has no date."""
    undated = When(starts_at__isnull=True, then=Value(""))
    coming = When(ends_at__gt=timezone.now(), then=Value("a-venir"))
    return Case(undated, coming, default=Value("passe"), output_field=CharField())


def _branches(conditions: Iterable[str], days: Iterable[str]) -> list[str]:
    """One SELECT of (key, value, count) for each key. Names are ours, what a visitor sent is not in it."""

    def passing(key: str = "") -> str:
        return " AND ".join(["1 = 1", *(f"is_{other} = 1" for other in conditions if other != key)])

    columns = COLUMNS | {PERIOD: "moment"}
    found = [f"SELECT '{_TOTAL}' AS facet, '' AS value, COUNT(*) AS entries FROM found WHERE {passing()}"]
    found += [
        f"SELECT '{key}', {column}, COUNT(*) FROM found WHERE {column} <> '' AND {passing(key)} GROUP BY {column}"
        for key, column in columns.items()
    ]
    alike: dict[str, list[str]] = {}  # keys whose entries pass the same: those without a selection, at once
    for key in TERMS:
        alike.setdefault(passing(key), []).append(f"'{key}'")
    found += [
        f"SELECT t.key, t.value, COUNT(*) FROM found JOIN {_TERM_TABLE} t ON t.entry_id = found.page_id"
        f" WHERE t.key IN ({', '.join(keys)}) AND {conditions_met} GROUP BY t.key, t.value"
        for conditions_met, keys in alike.items()
    ]
    found += [
        f"SELECT '{PERIOD}', '{name}', COUNT(*) FROM found WHERE {name} = 1 AND {passing(PERIOD)}" for name in days
    ]
    return found


def _sorted_out(rows: list[tuple[str, str, int]], days: dict[str, str]) -> tuple[int, dict[str, dict[str, int]]]:
    total, counts = 0, defaultdict[str, dict[str, int]](dict)
    for key, value, count in rows:
        if key == _TOTAL:
            total = count
        else:
            counts[key][days.get(value, value)] = count
    return total, dict(counts)

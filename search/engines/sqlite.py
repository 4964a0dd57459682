"""The embedded engine: SQLite's FTS5 over our own terms.

modelsearch's SQLite backend is not used for visitors: a `"` is a 500 (sqlite/query.py:85, wagtail#13227), it ranks in
O(n²) by a correlated MATCH (sqlite.py:553) and forgets the title's weight. Here an expression holds quoted terms only,
and MATCH runs once: `+rowid` keeps the planner from running it again for each entry.
"""

# ruff: noqa: S608  names in the SQL are constants of ours; every value is a parameter

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from search.content.models import Entry
from search.engines.base import Batch, Ids, Writer
from search.engines.database import DatabaseEngine, or_besides
from search.engines.matching import Plan
from search.engines.sqlite_tables import NEW_TABLE, TABLE, WEIGHTS, create_table, drop_table
from search.understanding.interpretation import Term

_RANK = f"bm25({', '.join(map(str, WEIGHTS.values()))})"


class _TableWriter(Writer):
    def __init__(self, table: str, replaces: bool) -> None:
        self.table, self.replaces = table, replaces

    def write(self, batch: Batch) -> None:
        verb = "INSERT OR REPLACE" if self.replaces else "INSERT"
        columns = ", ".join(["rowid", *WEIGHTS])
        with connection.cursor() as cursor:
            cursor.executemany(
                f"{verb} INTO {self.table} ({columns}) VALUES (%s, %s, %s, %s)",
                [(row.entry_id, row.names, row.body, row.files) for row in batch.rows],
            )


class SqliteEngine(DatabaseEngine):
    name = "sqlite"
    budget = 2_500

    def writer(self) -> Writer:
        return _TableWriter(TABLE, replaces=True)

    @contextmanager
    def rebuilding(self) -> Iterator[Writer]:
        drop_table(connection, NEW_TABLE)
        create_table(connection, NEW_TABLE)
        try:
            yield _TableWriter(NEW_TABLE, replaces=False)
        except BaseException:
            drop_table(connection, NEW_TABLE)
            raise
        with transaction.atomic(), connection.cursor() as cursor:
            drop_table(connection)
            cursor.execute(f"ALTER TABLE {NEW_TABLE} RENAME TO {TABLE}")

    def remove(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(pk,) for pk in ids])

    def ids(self) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid FROM {TABLE}")
            return {row[0] for row in cursor.fetchall()}

    def best(self, plan: Plan, entries: QuerySet[Entry] | None, limit: int) -> tuple[str, list]:
        among, params = "", ()
        if entries is not None:
            ids, params = entries.order_by().values("page_id").query.sql_with_params()
            among = f" AND +rowid IN ({ids})"
        sql = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s AND rank MATCH %s{among} ORDER BY rank, rowid LIMIT %s"
        return sql, [expression(plan), _RANK, *params, limit]

    def matching(self, entries: QuerySet[Entry], plan: Plan, besides: Ids = ()) -> QuerySet[Entry]:
        sql = or_besides(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", besides)
        return entries.filter(pk__in=RawSQL(sql, [expression(plan)]))  # noqa: S611  a constant


def expression(plan: Plan) -> str:
    """The FTS5 expression of a plan: quoted terms, which hold letters and digits only, and our own operators."""
    groups = [" AND ".join(map(_term, group)) for group in plan.groups]
    found = " OR ".join(f"({group})" for group in groups)
    for readings in plan.phrases:
        found = f"({found}) AND ({_phrases(readings)})"
    for readings in plan.excluded:
        found = f"({found}) NOT ({_phrases(readings)})"
    return found


def _term(term: Term) -> str:
    alternatives = (" AND ".join(f'"{word}"' for word in found.terms) for found in term.alternatives)
    return f"({' OR '.join(f'({found})' for found in alternatives)})"


def _phrases(readings: tuple[tuple[str, ...], ...]) -> str:
    return " OR ".join(f'"{" ".join(reading)}"' for reading in readings)

"""The embedded engine: SQLite's FTS5 over our own tokens.

modelsearch's SQLite backend is not used for visitors: a `"` is a 500 (sqlite/query.py:85, wagtail#13227), it ranks in
O(n²) by a correlated MATCH (sqlite.py:553) and forgets the title's weight. Here an expression holds quoted tokens only,
and MATCH runs once: `+rowid` keeps the planner from running it again for each entry.
"""

# ruff: noqa: S608  names in the SQL are constants of ours; every value is a parameter

from collections.abc import Iterable

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from search.analysis import analyse, joined_words
from search.backends.base import Hit
from search.backends.database import DatabaseEngine
from search.backends.sqlite_tables import STEMMED, TABLE, WEIGHTS, create_tables, drop_tables
from search.entries import EntryData
from search.models import Entry
from search.query import Matching, Query, Term

_STEMMED = "{" + " ".join(STEMMED) + "}"
_BM25 = f"bm25({TABLE}, {', '.join(map(str, WEIGHTS.values()))})"


class SqliteEngine(DatabaseEngine):
    name = "sqlite"

    def write(self, entries: Iterable[EntryData]) -> None:
        columns = ", ".join(["rowid", *WEIGHTS])
        marks = ", ".join(["%s"] * (len(WEIGHTS) + 1))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT OR REPLACE INTO {TABLE} ({columns}) VALUES ({marks})",
                [_row(entry) for entry in entries],
            )

    def remove(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(pk,) for pk in ids])

    def clear(self) -> None:
        drop_tables(connection)
        create_tables(connection)

    def ids(self) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid FROM {TABLE}")
            return {row[0] for row in cursor.fetchall()}

    def matching(self, entries: QuerySet[Entry], query: Query, matching: Matching) -> QuerySet[Entry]:
        sql = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"
        return entries.filter(pk__in=RawSQL(sql, [expression(query, matching)]))  # noqa: S611  a constant

    def ranked(self, entries: QuerySet[Entry], query: Query, matching: Matching, limit: int) -> list[Hit]:
        ids, params = entries.order_by().values("page_id").query.sql_with_params()
        sql = (
            f"SELECT rowid, -{_BM25} AS score FROM {TABLE}"
            f" WHERE {TABLE} MATCH %s AND +rowid IN ({ids}) ORDER BY score DESC, rowid LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [expression(query, matching), *params, limit])
            return [Hit(pk, score) for pk, score in cursor.fetchall()]


def _row(entry: EntryData) -> tuple:
    texts = (entry.title, entry.keywords, f"{entry.summary}\n{entry.body}\n{entry.mentions}")
    words = [*map(analyse, texts), joined_words(passage.words for passage in entry.passages)]
    forms = set().union(*(found.forms for found in words))
    return (entry.page_id, *(" ".join(found.stems) for found in words), " ".join(sorted(forms)))


def expression(query: Query, matching: Matching) -> str:
    """The FTS5 expression of a query: quoted tokens, which hold letters and digits only, and our own operators."""
    last = len(query.terms) - 1
    widen = matching is not Matching.ALL
    parts = [_term(term, widen and position == last) for position, term in enumerate(query.terms)]
    return (" OR " if matching is Matching.ANY else " AND ").join(parts)


def _term(term: Term, with_prefix: bool) -> str:
    sequences = " OR ".join(f'"{" ".join(sequence)}"' for sequence in term.alternatives)
    found = f"{_STEMMED} : ({sequences})"
    return f'({found} OR {{forms}} : "{term.prefix}" *)' if with_prefix and term.prefix else f"({found})"

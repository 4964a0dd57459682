"""SQLite: Wagtail's own FTS5 table, filled by its triggers, read with one MATCH for rows and one for scores.

Stands around modelsearch 1.3.2: any `"` is a 500 (sqlite/query.py:85); ranks in O(n²) (sqlite.py:553) and without the
title's weight (`bm25(table)`); `fields=` names columns that the table has not; Fuzzy raises NotImplementedError.
"""

# ruff: noqa: S608  names in the SQL are Wagtail's; every value is a parameter

from modelsearch.backends.database.sqlite.sqlite import SQLiteIndex, SQLiteSearchBackend
from wagtail.search.models import SQLiteFTSIndexEntry

from search.admin_search.compilers import Lenient
from search.admin_search.database import ENTRIES, DatabaseCompiler, DatabaseResults, DatabaseTyping, TokenIndex
from search.admin_search.queries import All, Any, Begin, Follow

TABLE = SQLiteFTSIndexEntry._meta.db_table
_JOINED = f"{TABLE} CROSS JOIN {ENTRIES} AS entry ON entry.id = {TABLE}.rowid"  # CROSS: MATCH goes first, and once
_BM25 = f"bm25({TABLE}, 1, 1, 6)"  # autocomplete, body, title, as the table has them


class SqliteIndex(TokenIndex, SQLiteIndex):
    def as_value(self, tokens: list[str], weight: str) -> str:
        return " ".join(tokens)


class SqliteCompiler(DatabaseCompiler):
    RANKED_COLUMNS = ("title", "body")

    def rows_sql(self, words, columns):
        sql = (
            f"SELECT CAST(entry.object_id AS {self.key_type}) FROM {_JOINED}"
            f" WHERE {TABLE} MATCH %s AND entry.content_type_id IN ({self.content_types})"
        )
        return sql, [expression(words, columns)]

    def score_sql(self, words, key, params):
        # LIMIT keeps the inner query from being merged into the outer: it is run once, not for each object.
        scores = (
            f"SELECT CAST(entry.object_id AS {self.key_type}) AS key, -{_BM25} AS score FROM {_JOINED}"
            f" WHERE {TABLE} MATCH %s AND entry.content_type_id IN ({self.content_types}) LIMIT -1"
        )
        sql = f"(SELECT scores.score FROM ({scores}) AS scores WHERE scores.key = {key})"
        return sql, [expression(words, self.RANKED_COLUMNS), *params]


class SqliteTypingCompiler(DatabaseTyping, SqliteCompiler):
    RANKED_COLUMNS = ("autocomplete", "title")


def expression(words, columns: tuple[str, ...]) -> str:
    """The FTS5 expression of a tree without No: quoted tokens, which hold letters and digits only."""
    return f"{{{' '.join(columns)}}} : ({_part(words)})"


def _part(words) -> str:
    match words:
        case Follow(stems=stems):
            return f'"{" ".join(stems)}"'
        case Begin(start=start):
            return f'"{start}" *'
        case All(parts=parts):
            return f"({' AND '.join(map(_part, parts))})"
        case Any(parts=parts):
            return f"({' OR '.join(map(_part, parts))})"
    raise NotImplementedError(words)


class SqliteBackend(Lenient, SQLiteSearchBackend):
    index_class = SqliteIndex
    query_compiler_class = SqliteCompiler
    autocomplete_query_compiler_class = SqliteTypingCompiler
    results_class = DatabaseResults

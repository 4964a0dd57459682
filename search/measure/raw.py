"""The yardstick: the same terms, in the same engine, in its plainest query. Top ten with all words, else with any."""

# ruff: noqa: S608  names in the SQL are this module's own; every value is a parameter

from abc import ABC, abstractmethod
from collections.abc import Iterable

from django.db import connection

from search.content.analysed import Row
from search.language.analysis import STOP_WORDS, analyse

DEPTH = 10


def terms_of_query(text: str) -> list[str]:
    """Terms of the words that tell something."""
    words = analyse(text)
    pairs = list(zip(words.stems, words.folded, strict=True))
    telling = [term for term, form in pairs if form not in STOP_WORDS]
    return list(dict.fromkeys(telling or [term for term, _form in pairs]))


class Raw(ABC):
    """The plain index of an engine."""

    @abstractmethod
    def create(self) -> None:
        """Begin with an empty one, in place of what there was."""

    @abstractmethod
    def insert(self, rows: Iterable[Row]) -> None:
        """Add rows in bulk."""

    def finish(self) -> None:  # noqa: B027  most have nothing to do
        """Make what was inserted searchable."""

    def drop(self) -> None:  # noqa: B027
        """Take the index away, when no scratch database is thrown away with it."""

    @abstractmethod
    def ask(self, terms: list[str], joint: str) -> list[int]:
        """The ten best ids that hold all the terms (`joint` AND) or any of them (OR)."""

    def search(self, terms: list[str]) -> list[int]:
        if not terms:
            return []
        found = self.ask(terms, "AND")
        return found if len(found) >= DEPTH else self.ask(terms, "OR")


class RawSqlite(Raw):
    table = "bench_raw"

    def create(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {self.table}")
            cursor.execute(f"CREATE VIRTUAL TABLE {self.table} USING fts5(title, body, tokenize = 'ascii')")

    def insert(self, rows: Iterable[Row]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self.table} (rowid, title, body) VALUES (%s, %s, %s)",
                [(row.entry_id, row.names, row.body) for row in rows],
            )

    def ask(self, terms: list[str], joint: str) -> list[int]:
        expression = f" {joint} ".join(f'"{term}"' for term in terms)
        rank = f"bm25({self.table}, 10, 1)"
        sql = f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH %s ORDER BY {rank} LIMIT {DEPTH}"
        with connection.cursor() as cursor:
            cursor.execute(sql, [expression])
            return [row[0] for row in cursor.fetchall()]


class RawPostgresql(Raw):
    table = "bench_raw"

    def create(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {self.table}")
            cursor.execute(f"CREATE TABLE {self.table} (id bigint PRIMARY KEY, vector tsvector)")

    def insert(self, rows: Iterable[Row]) -> None:
        sql = (
            f"INSERT INTO {self.table} VALUES (%s, setweight(to_tsvector('simple', %s), 'A')"
            " || setweight(to_tsvector('simple', %s), 'D'))"
        )
        with connection.cursor() as cursor:
            cursor.executemany(sql, [(row.entry_id, row.names, row.body) for row in rows])

    def finish(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE INDEX ON {self.table} USING gin (vector)")
            cursor.execute(f"ANALYZE {self.table}")

    def ask(self, terms: list[str], joint: str) -> list[int]:
        query = {"AND": " & ", "OR": " | "}[joint].join(f"'{term}'" for term in terms)
        sql = (
            f"SELECT id FROM {self.table} WHERE vector @@ %s::tsquery"
            f" ORDER BY ts_rank(vector, %s::tsquery) DESC LIMIT {DEPTH}"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [query, query])
            return [row[0] for row in cursor.fetchall()]

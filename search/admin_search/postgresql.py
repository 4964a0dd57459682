"""PostgreSQL: the tsvectors of Wagtail's IndexEntry, written and asked as our tokens, past its own configurations.

Stands around modelsearch 1.3.2: autocompletion is hard-wired to `simple` and knows accents; the GIN index on title and
body that it promises (abstract_models.py:107) is made by a migration of ours.
"""

# ruff: noqa: S608  names in the SQL are Wagtail's; every value is a parameter

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Value
from django.db.models.functions import Cast
from modelsearch.backends.database.postgres.postgres import (
    PostgresIndex,
    PostgresSearchAtomicRebuilder,
    PostgresSearchBackend,
)

from search.admin_search.compilers import Lenient
from search.admin_search.database import ENTRIES, DatabaseCompiler, DatabaseResults, DatabaseTyping, TokenIndex
from search.admin_search.queries import All, Any, Begin, Follow

_WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"  # of D, C, B and A: the title's words are A, all others D
_LENGTH = 1  # ts_rank divides by 1 + the logarithm of the length
_LAST_POSITION = 16_383  # a tsvector knows no further


class PostgresqlIndex(TokenIndex, PostgresIndex):
    def as_value(self, tokens: list[str], weight: str) -> Cast:
        places: dict[str, list[str]] = {}
        for position, token in enumerate(tokens, 1):
            places.setdefault(token, []).append(f"{min(position, _LAST_POSITION)}{weight}")
        text = " ".join(f"'{token}':{','.join(positions[:255])}" for token, positions in places.items())
        return Cast(Value(text), SearchVectorField())


class Rebuilder(PostgresSearchAtomicRebuilder):
    def finish(self) -> None:
        """With its statistics told: without them the planner reads the whole index."""
        with self.index.write_connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {ENTRIES}")
        super().finish()


class PostgresqlCompiler(DatabaseCompiler):
    RANKED_COLUMNS = ("title", "body")

    def rows_sql(self, words, columns):
        sql = (
            f"SELECT CAST(entry.object_id AS {self.key_type}) FROM {ENTRIES} AS entry"
            f" WHERE ({_vector(columns)}) @@ %s::tsquery AND entry.content_type_id IN ({self.content_types})"
        )
        return sql, [expression(words)]

    def score_sql(self, words, key, params):
        rank = f"ts_rank('{_WEIGHTS}', {_vector(self.RANKED_COLUMNS)}, %s::tsquery, {_LENGTH})"
        sql = (
            f"(SELECT {rank} FROM {ENTRIES} AS entry WHERE entry.object_id = CAST({key} AS varchar)"
            f" AND entry.content_type_id IN ({self.content_types}) ORDER BY 1 DESC LIMIT 1)"
        )
        return sql, [expression(words), *params]


class PostgresqlTypingCompiler(DatabaseTyping, PostgresqlCompiler):
    RANKED_COLUMNS = ("title", "autocomplete")


def _vector(columns: tuple[str, ...]) -> str:
    """The columns as one; title and body in the order that the index has them."""
    return " || ".join(f"entry.{column}" for column in sorted(columns, key=("title", "body", "autocomplete").index))


def expression(words) -> str:
    """The tsquery of a tree without No: quoted tokens, which hold letters and digits only."""
    match words:
        case Follow(stems=stems):
            return "(" + " <-> ".join(f"'{stem}'" for stem in stems) + ")"
        case Begin(start=start):
            return f"'{start}':*"
        case All(parts=parts):
            return f"({' & '.join(map(expression, parts))})"
        case Any(parts=parts):
            return f"({' | '.join(map(expression, parts))})"
    raise NotImplementedError(words)


class PostgresqlBackend(Lenient, PostgresSearchBackend):
    index_class = PostgresqlIndex
    query_compiler_class = PostgresqlCompiler
    autocomplete_query_compiler_class = PostgresqlTypingCompiler
    results_class = DatabaseResults
    atomic_rebuilder_class = Rebuilder

"""PostgreSQL's full text over our own terms, compared as they are: no dictionary of its own.

modelsearch's backend stems with `simple`, never makes the GIN index that it promises (abstract_models.py:107) and ranks
without regard to how rare a word is. Here a candidate is worth the rarity of the terms it holds, more in a name.
"""

# ruff: noqa: S608  names in the SQL are constants of ours; every value is a parameter

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import log

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from search.content.models import Entry, EntryPassage, EntryVector
from search.content.vectors import phrase_code
from search.engines.base import Batch, Ids, Writer
from search.engines.database import DatabaseEngine, or_besides
from search.engines.matching import Plan
from search.engines.postgresql_tables import NEW_TABLE, TABLE, create_index, create_table, drop_table
from search.engines.tsvector import encode
from search.understanding.interpretation import Term

_IN_NAME = 2.0  # what a term in a name adds, in shares of its rarity
_SCALE = 10_000  # entries; rarities are only compared with each other, to choose candidates: no need to count the index
_FREQUENCY = 0.5  # of ts_rank, which counts places: between entries that hold the same terms
_WEIGHTS = "{0.05, 0.1, 0.3, 1.0}"  # D (files), C (text), B, A (names)
_READINGS = 4  # of a phrase


class _TableWriter(Writer):
    def __init__(self, table: str, replaces: bool) -> None:
        self.table, self.replaces = table, replaces

    def write(self, batch: Batch) -> None:
        with connection.cursor() as cursor:
            if self.replaces:
                cursor.execute(f"DELETE FROM {self.table} WHERE entry_id = ANY(%s)", [list(batch.entries)])
            with cursor.copy(f"COPY {self.table} (entry_id, vector) FROM STDIN (FORMAT BINARY)") as copy:
                copy.set_types(["int8", "bytea"])  # the vector goes as it is
                for row in batch.rows:
                    copy.write_row((row.entry_id, row.record or encode(row)))


class PostgresqlEngine(DatabaseEngine):
    name = "postgresql"
    budget = 1_800
    encode = staticmethod(encode)

    def writer(self) -> Writer:
        return _TableWriter(TABLE, replaces=True)

    @contextmanager
    def rebuilding(self) -> Iterator[Writer]:
        drop_table(connection, NEW_TABLE)
        create_table(connection, NEW_TABLE, indexed=False)
        try:
            yield _TableWriter(NEW_TABLE, replaces=False)
            create_index(connection, NEW_TABLE)
        except BaseException:
            drop_table(connection, NEW_TABLE)
            raise
        with transaction.atomic(), connection.cursor() as cursor:
            drop_table(connection)
            cursor.execute(f"ALTER TABLE {NEW_TABLE} RENAME TO {TABLE}")
            cursor.execute(f"ALTER INDEX {NEW_TABLE}_pkey RENAME TO {TABLE}_pkey")
            cursor.execute(f"ALTER INDEX {NEW_TABLE}_vector RENAME TO {TABLE}_vector")

    def remove(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE entry_id = ANY(%s)", [list(ids)])

    def ids(self) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT entry_id FROM {TABLE}")
            return {row[0] for row in cursor.fetchall()}

    def best(self, plan: Plan, entries: QuerySet[Entry] | None, limit: int) -> tuple[str, list]:
        score, score_params = _score(plan)
        among, params = _among(plan, entries)
        sql = (
            f"SELECT f.entry_id FROM {TABLE} f WHERE f.vector @@ %s::tsquery{among}"
            f" ORDER BY {score} DESC, f.entry_id LIMIT %s"
        )
        return sql, [expression(plan), *params, *score_params, limit]

    def matching(self, entries: QuerySet[Entry], plan: Plan, besides: Ids = ()) -> QuerySet[Entry]:
        sql = or_besides(f"SELECT entry_id FROM {TABLE} WHERE vector @@ %s::tsquery", besides)
        found = entries.filter(pk__in=RawSQL(sql, [expression(plan)]))  # noqa: S611  a constant
        for readings in plan.phrases:
            found = found.filter(_holds_phrase(readings))
        for readings in plan.excluded:
            if any(len(reading) > 1 for reading in readings):
                found = found.exclude(_holds_phrase(readings))
        return found


def _among(plan: Plan, entries: QuerySet[Entry] | None) -> tuple[str, tuple]:
    """The condition that an id is one of `entries` and holds the phrases, which the vector cannot tell."""
    has_sequences = plan.phrases or any(len(reading) > 1 for readings in plan.excluded for reading in readings)
    if entries is None and not has_sequences:
        return "", ()
    entries = Entry.objects.all() if entries is None else entries
    for readings in plan.phrases:
        entries = entries.filter(_holds_phrase(readings))
    for readings in plan.excluded:
        if any(len(reading) > 1 for reading in readings):
            entries = entries.exclude(_holds_phrase(readings))
    ids, params = entries.order_by().values("page_id").query.sql_with_params()
    return f" AND f.entry_id IN ({ids})", params


def _holds_phrase(readings: tuple[tuple[str, ...], ...]) -> Q:
    """One of the sequences stands in the names and the text (their codes follow each other), or in a passage."""
    table, found = EntryVector._meta.db_table, Q()
    for reading in readings[:_READINGS]:
        sql = f"SELECT entry_id FROM {table} WHERE position(%s::bytea in data) > 0 AND position(%s::bytea in data) > 0"
        found |= Q(pk__in=RawSQL(sql, phrase_code(reading)))  # noqa: S611  a constant
        text = f" {' '.join(reading)} "
        found |= Q(pk__in=EntryPassage.objects.filter(stems__contains=text).values("entry_id"))
    return found


def expression(plan: Plan) -> str:
    """The tsquery of a plan: quoted terms, which hold letters and digits only, and our own operators."""
    groups = [" & ".join(map(_term, group)) for group in plan.groups]
    parts = [f"({' | '.join(f'({group})' for group in groups)})"]
    parts += [_any_reading(readings) for readings in plan.phrases]
    single = [[r for r in readings if len(r) == 1] for readings in plan.excluded]
    parts += [f"!{_any_reading(readings)}" for readings in single if readings]
    return " & ".join(parts)


def _term(term: Term) -> str:
    alternatives = (" & ".join(f"'{word}'" for word in found.terms) for found in term.alternatives)
    return f"({' | '.join(f'({found})' for found in alternatives)})"


def _any_reading(readings: Iterable[tuple[str, ...]]) -> str:
    return f"({' | '.join('(' + ' & '.join(repr(word) for word in reading) + ')' for reading in readings)})"


def _score(plan: Plan) -> tuple[str, list]:
    """Rarity of the terms held, more for those in a name, and a little for how often."""
    parts, params = [], []
    for term in plan.terms:
        rarity = log(1 + _SCALE / (term.entries + 0.5))
        words = [word for found in term.alternatives if len(found.terms) == 1 for word in found.terms]
        any_word = " | ".join(f"'{word}'" for word in words) or _term(term)
        in_name = " | ".join(f"'{word}':A" for word in words)
        parts.append("CASE WHEN f.vector @@ %s::tsquery THEN %s ELSE 0 END")
        params += [any_word, rarity]
        if in_name:
            parts.append("CASE WHEN f.vector @@ %s::tsquery THEN %s ELSE 0 END")
            params += [in_name, rarity * _IN_NAME]
    parts.append(f"{_FREQUENCY} * ts_rank('{_WEIGHTS}', f.vector, %s::tsquery)")
    params.append(" | ".join(map(_term, plan.terms)))
    return f"({' + '.join(parts)})", params

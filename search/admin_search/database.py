"""What the two engines of the site's own database share: Wagtail's IndexEntry, filled with our tokens.

One subquery finds the rows and another, read by row, says how well they match: modelsearch ranks on SQLite by a
correlated MATCH, O(n²) (sqlite.py:553), and writes the mean length of titles at each change (`_refresh_title_norms`).
"""

from collections import OrderedDict
from functools import reduce
from operator import and_, or_

from django.db import connections
from django.db.models import Count, F, FloatField, Func, Model, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.encoding import force_str
from modelsearch.backends.base import BaseIndex, BaseSearchResults
from modelsearch.index import Indexed
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks
from wagtail.search.models import IndexEntry

from search.admin_search.compilers import Reading, Typing
from search.admin_search.queries import EVERYTHING, NOTHING, All, Any, Begin, Follow, No, all_of, any_of
from search.admin_search.tokens import columns_of, completions, text_of, tokens

ENTRIES = IndexEntry._meta.db_table


class TokenIndex(BaseIndex):
    """Mixed in before an engine's index, which gives `self.entries`."""

    def as_value(self, tokens: list[str], weight: str):
        """What the database stores for the tokens of a column."""
        raise NotImplementedError

    def add_items(self, model: type[Indexed], items: list[Model]) -> None:
        if not model.get_search_fields():
            return
        content_type = get_content_type_pk(model)
        rows = [
            IndexEntry(content_type_id=content_type, object_id=force_str(item.pk), **self._row(item)) for item in items
        ]
        IndexEntry._default_manager.bulk_create(
            rows,
            batch_size=200,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title", "body", "autocomplete"],
        )

    def _row(self, item: Model) -> dict:
        columns = columns_of(item)
        return {
            "title": self.as_value(columns.title, "A"),
            "body": self.as_value(columns.body, "D"),
            "autocomplete": self.as_value(columns.autocomplete, "D"),
        }

    def _refresh_title_norms(self, full=False) -> None:
        """Engines know the length of a title; the mean over the whole index at each change would cost all the rest."""


class Score(Func):
    """How well the object of a primary key answers; the greater, the better."""

    output_field = FloatField()

    def __init__(self, key, *, compiler: "DatabaseCompiler", words):
        super().__init__(key)
        self.compiler, self.words = compiler, words

    def as_sql(self, compiler, connection, *args, **extra):
        return self.compiler.score_sql(self.words, *compiler.compile(self.source_expressions[0]))


class DatabaseCompiler(Reading):
    """A subclass says in SQL which rows of the index answer and how well."""

    HANDLES_ORDER_BY_EXPRESSIONS = True
    ALL_COLUMNS: tuple[str, ...] = ("title", "body")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        model = self.queryset.model
        self.key_type = model._meta.pk.db_type(connections[self.queryset.db])
        self.content_types = ", ".join(map(str, sorted(get_descendants_content_types_pks(model))))

    def _get_filters_from_queryset(self, check_only: bool = False) -> None:
        """Nothing is refused, and nothing is read: the database that answers has every column, the index need not.

        The library's own check stops lists of the admin: a search in what was used twice, or tagged, was an error.
        """

    def _get_order_by(self) -> list:
        """The same."""
        return []

    def rows_sql(self, words, columns: tuple[str, ...]) -> tuple[str, list]:
        """SELECT of the primary keys whose row answers in these columns."""
        raise NotImplementedError

    def score_sql(self, words, key: str, params: list) -> tuple[str, list]:
        """Score of the row of a primary key, an expression with its parameters."""
        raise NotImplementedError

    def columns(self) -> tuple[str, ...]:
        """Columns of the index that may answer."""
        fields = self.asked_fields()
        if fields is None:
            return self.ALL_COLUMNS
        return tuple(sorted({"title" if field.field_name == "title" else "body" for field in fields}))

    def found(self) -> QuerySet:
        """Objects of the queryset that answer, in its own order."""
        if self.words == EVERYTHING:
            return self.queryset
        if self.words == NOTHING or not self.columns():
            return self.queryset.none()
        found = self.queryset.filter(self._condition(self.words))
        return found.filter(pk__in=self._checked(found)) if self._needs_check() else found

    def search(self, config, start, stop, score_field=None) -> QuerySet:
        """The results from `start` to `stop`, the best first unless another order is asked for."""
        found, ranking = self.found(), positive(self.words)
        score = Score(F("pk"), compiler=self, words=ranking) if ranking != EVERYTHING else None
        if score and score_field:
            found = found.annotate(**{score_field: score})
        if score and self.order_by_relevance:
            found = found.order_by(score.desc(), "-pk")
        elif not found.query.order_by and self.words != EVERYTHING:
            found = found.order_by("-pk")  # pages of results need an order
        return found[start:stop]

    def _condition(self, words) -> Q:
        """The tree as SQL: FTS5 has no NOT of its own, so what is excluded is a second subquery."""
        if is_positive(words):
            return Q(pk__in=RawSQL(*self.rows_sql(words, self.columns())))  # noqa: S611  values are parameters
        if isinstance(words, No):
            return ~self._condition(words.part)
        return reduce(and_ if isinstance(words, All) else or_, map(self._condition, words.parts))

    def _needs_check(self) -> bool:
        """The index knows a title from the rest, and no more: other `fields=` are looked at one object at a time."""
        fields = self.asked_fields()
        if fields is None or {field.field_name for field in fields} == {"title"} == set(self.columns()):
            return False
        return len(fields) < len(self._own_fields())

    def _checked(self, found: QuerySet) -> list:
        objects = self.queryset.model._default_manager.filter(pk__in=found.order_by().values("pk"))
        return [item.pk for item in objects if holds(self.words, self._own_tokens(item))]

    def _own_tokens(self, item: Model) -> list[str]:
        read = completions if self.typing else tokens
        return [token for field in self.asked_fields() or () for token in read(text_of(field.get_value(item)))]


class DatabaseTyping(Typing):
    """Mixed in before an engine's compiler."""

    ALL_COLUMNS: tuple[str, ...] = ("autocomplete",)

    def columns(self) -> tuple[str, ...]:
        return self.ALL_COLUMNS if self.asked_fields() != [] else ()


def is_positive(words) -> bool:
    if isinstance(words, All | Any):
        return all(map(is_positive, words.parts))
    return not isinstance(words, No)


def positive(words):
    """What ranks results: the tree without what it excludes; EVERYTHING when nothing is left."""
    match words:
        case No():
            return EVERYTHING
        case All(parts=parts):
            return all_of(map(positive, parts))
        case Any(parts=parts):
            return any_of(map(positive, parts))
    return words


def holds(words, found: list[str]) -> bool:
    """Whether a list of tokens answers."""
    match words:
        case Follow(stems=stems):
            return f" {' '.join(stems)} " in f" {' '.join(found)} "
        case Begin(start=start):
            return any(token.startswith(start) for token in found)
        case No(part=part):
            return not holds(part, found)
        case All(parts=parts):
            return all(holds(part, found) for part in parts)
        case Any(parts=parts):
            return any(holds(part, found) for part in parts)
    raise NotImplementedError(words)


class DatabaseResults(BaseSearchResults):
    supports_facet = True

    def _queryset(self) -> QuerySet:
        return self.query_compiler.search(None, self.start, self.stop, self._score_field)

    def _do_search(self) -> list:
        return list(self._queryset())

    def _do_count(self) -> int:
        return self._queryset().count()

    def facet(self, field_name: str) -> OrderedDict:
        """How many results have each value of a field, the most frequent first."""
        self.query_compiler.facet_field(field_name)
        counts = self.query_compiler.found().order_by().values(field_name).annotate(count=Count("pk"))
        return OrderedDict(counts.order_by("-count", field_name).values_list(field_name, "count"))

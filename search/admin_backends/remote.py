"""What Elasticsearch and OpenSearch share: reads and writes that may fail, and the database that answers instead.

modelsearch lets a search fail with the server: each is a 500 of the admin. Here it has 1.5 seconds, then the database's
own backend answers; saves go on, and `update_index` mends what they could not tell the index.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from django.db.models import Model
from django.db.models.query import ModelIterable
from modelsearch.backends.base import BaseSearchResults
from modelsearch.backends.elasticsearchbase import (
    ElasticsearchAtomicIndexRebuilder,
    ElasticsearchBaseIndex,
    ElasticsearchBaseSearchBackend,
    ElasticsearchBaseSearchQueryCompiler,
    ElasticsearchBaseSearchResults,
)
from modelsearch.index import class_is_indexed

from search.admin_backends import DATABASE, admin_backend
from search.admin_backends.compilers import Lenient, Reading, Typing
from search.admin_backends.documents import AUTOCOMPLETE, BODY, INDEX_SETTINGS, TITLE, TokenMapping
from search.admin_backends.queries import All, Any, Begin, Follow, No
from search.engines.breaker import Breaker, Unavailable

logger = logging.getLogger(__name__)
TIMEOUT = 1.5  # seconds, of a search or a save
PATIENCE = 60  # seconds, of what update_index asks
_MOST_VALUES = 10_000  # of a facet
_WEIGHTS = {TITLE: 6, BODY: 1}


class RemoteCompiler(Reading, ElasticsearchBaseSearchQueryCompiler):
    mapping_class = TokenMapping

    def weights(self) -> dict[str, float]:
        """Columns that are looked in."""
        fields = self.asked_fields()
        if fields is None:
            return _WEIGHTS
        return {self.mapping.get_field_column_name(field): field.boost or 1 for field in fields}

    def get_inner_query(self) -> dict:
        return as_json(self.words, self.weights())

    def get_sort(self) -> list:
        """By relevance or in the queryset's order, which modelsearch takes for the same when it is reversed."""
        if self.order_by_relevance:
            return [{"_score": "desc"}, {"pk": "desc"}]
        forward = self.queryset.query.standard_ordering
        order = [(self.mapping.get_field_column_name(field), back == forward) for back, field in self._get_order_by()]
        return [*({column: "desc" if down else "asc"} for column, down in order), {"pk": "desc"}]

    def _remap_fields(self, fields) -> None:
        """Columns are those of `weights`."""


class RemoteTypingCompiler(Typing, RemoteCompiler):
    def weights(self) -> dict[str, float]:
        fields = self.asked_fields()
        return dict.fromkeys([AUTOCOMPLETE] if fields is None else map(self.mapping.get_field_column_name, fields), 1)

    def get_inner_query(self) -> dict:
        """Those whose title holds the words come first."""
        return {"bool": {"must": super().get_inner_query(), "should": as_json(self.words, {TITLE: 6})}}


def as_json(words, weights: dict[str, float]) -> dict:
    """A tree as a query: exact terms, so that no server analyses anything."""
    match words:
        case Follow(stems=[stem]):
            return _any([{"term": {column: {"value": stem, "boost": weight}}} for column, weight in weights.items()])
        case Follow(stems=stems):
            text = " ".join(stems)
            return _any(
                [{"match_phrase": {column: {"query": text, "boost": weight}}} for column, weight in weights.items()]
            )
        case Begin(start=start):
            return _any([{"prefix": {column: {"value": start}}} for column in weights])
        case No(part=part):
            return {"bool": {"must_not": as_json(part, weights)}}
        case All(parts=()):
            return {"match_all": {}}
        case All(parts=parts):
            return {"bool": {"must": [as_json(part, weights) for part in parts]}}
        case Any(parts=parts):
            return _any([as_json(part, weights) for part in parts])
    raise NotImplementedError(words)


def _any(queries: list[dict]) -> dict:
    return {"dis_max": {"queries": queries}} if queries else {"match_none": {}}


class RemoteResults(ElasticsearchBaseSearchResults):
    def _do_search(self) -> list:
        if self.stop is not None and self.stop <= self.start:
            return []
        return self._or_database(lambda: list(super(RemoteResults, self)._do_search()), lambda found: list(found))

    def _do_count(self) -> int:
        return self._or_database(super()._do_count, lambda found: found.count())

    def facet(self, field_name: str) -> OrderedDict:
        """How many results have each value of a field, the most frequent first."""
        field = self.query_compiler.facet_field(field_name)
        column = self.query_compiler.mapping.get_field_column_name(field)
        return self._or_database(lambda: self._facet(column), lambda found: found.facet(field_name))

    def _facet(self, column: str) -> OrderedDict:
        body = {
            "query": self.query_compiler.get_query(),
            "aggregations": {
                "values": {
                    "terms": {"field": column, "size": _MOST_VALUES, "order": [{"_count": "desc"}, {"_key": "asc"}]}
                },
                "without": {"missing": {"field": column}},
            },
        }
        index = self.backend.get_index_for_model(self.model).name
        found = self._backend_do_search(body, index=index, size=0)["aggregations"]
        counts = OrderedDict((bucket["key"], bucket["doc_count"]) for bucket in found["values"]["buckets"])
        if found["without"]["doc_count"]:
            counts[None] = found["without"]["doc_count"]
        return counts

    def _get_results_from_hits(self, hits: list[dict]) -> Iterator:
        queryset = self.query_compiler.queryset
        if issubclass(queryset._iterable_class, ModelIterable):
            return super()._get_results_from_hits(hits)
        return iter(queryset.filter(pk__in=[hit["fields"]["pk"][0] for hit in hits]))  # values(), values_list()

    def _or_database(self, ask: Callable, ask_database: Callable):
        try:
            return self.backend.breaker.call(ask)
        except Unavailable:
            return ask_database(self._in_database())

    def _in_database(self) -> BaseSearchResults:
        """The same search, by the database's own backend."""
        compiler = self.query_compiler
        database = admin_backend({"ENGINE": DATABASE})
        search = database.autocomplete if compiler.typing else database.search
        found = search(
            compiler.query, compiler.queryset, fields=compiler.fields, order_by_relevance=compiler.order_by_relevance
        )
        found.start, found.stop, found._score_field = self.start, self.stop, self._score_field
        return found


class RemoteIndex(ElasticsearchBaseIndex):
    """Its own requests are those of `update_index`, with patience; the site's are the backend's, and short.

    `require_alias`: a save before the first `update_index` must not make an index that knows nothing of its fields.
    """

    def __init__(self, backend: "RemoteBackend", name: str):
        super().__init__(backend, name)
        self.es = backend.patient

    def add_item(self, item: Model) -> None:
        if class_is_indexed(type(item)):
            mapping = self.mapping_class(type(item))
            document, key = mapping.get_document(item), mapping.get_document_id(item)
            self.backend.es.index(index=self.name, body=document, id=key, require_alias=True)

    def add_items(self, model: type[Model], items: Iterable[Model], require_alias: bool = False) -> None:
        if class_is_indexed(model):
            mapping = self.mapping_class(model)
            actions = [{"_id": mapping.get_document_id(item), "_source": mapping.get_document(item)} for item in items]
            self.backend.bulk(self.es, actions, index=self.name, require_alias=require_alias)

    def delete_item(self, item: Model) -> None:
        if class_is_indexed(type(item)):
            with suppress(self.backend.NotFoundError):
                self.backend.es.delete(index=self.name, id=self.mapping_class(type(item)).get_document_id(item))

    def put(self) -> None:
        self.es.indices.create(index=self.name, body=self.backend.settings)

    def delete(self) -> None:
        with suppress(self.backend.NotFoundError):
            self.es.indices.delete(index=self.name)

    def refresh(self) -> None:
        self.es.indices.refresh(index=self.name)

    def exists(self) -> bool:
        return self.es.indices.exists(index=self.name)


class RemoteBackend(Lenient, ElasticsearchBaseSearchBackend):
    """Mixed in before an engine's backend, which says in `errors` what its client raises."""

    mapping_class = TokenMapping
    index_class = RemoteIndex
    query_compiler_class = RemoteCompiler
    autocomplete_query_compiler_class = RemoteTypingCompiler
    results_class = RemoteResults
    atomic_rebuilder_class = ElasticsearchAtomicIndexRebuilder
    settings = INDEX_SETTINGS
    errors: tuple[type[Exception], ...] = ()

    @staticmethod
    def is_refusal(error: Exception) -> bool:
        """Whether the server is there and would not do what it was asked."""
        raise NotImplementedError

    def __init__(self, params: dict):
        options = {"max_retries": 0}  # to which modelsearch adds what the address says
        super().__init__({**params, "TIMEOUT": TIMEOUT, "OPTIONS": options})
        self.patient = self.client_class(hosts=self.hosts, **{**options, self.timeout_kwarg_name: PATIENCE})
        self.breaker = Breaker(type(self).__name__, self.errors, self.is_refusal)

    def add(self, obj: Model) -> None:
        self._write(obj, super().add, obj)

    def add_bulk(self, model: type[Model], obj_list: list[Model]) -> None:
        index = self.get_index_for_model(model)
        self._write(model, lambda: index.add_items(model, obj_list, require_alias=True))

    def delete(self, obj: Model) -> None:
        self._write(obj, super().delete, obj)

    def _write(self, what, write: Callable, *args) -> None:
        """The site's own writes never fail a save: what the index did not hear of is said, `update_index` mends it."""
        try:
            self.breaker.call(lambda: write(*args))
        except Unavailable:
            logger.error("L’index de l’administration ignore %r ; « manage.py update_index » le mettra d’accord.", what)

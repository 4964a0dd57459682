"""The plain index that goes with each engine."""

from django.utils.module_loading import import_string

from search.bench.raw import Raw

_RAW = {
    "sqlite": "search.bench.raw.RawSqlite",
    "postgresql": "search.bench.raw.RawPostgresql",
    "elasticsearch": "search.bench.raw_remote.RawElasticsearch",
    "opensearch": "search.bench.raw_remote.RawOpenSearch",
}


def raw_index(engine_name: str) -> Raw:
    return import_string(_RAW[engine_name])()

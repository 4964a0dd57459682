"""The plain index that goes with each engine."""

from django.utils.module_loading import import_string

from search.measure.raw import Raw

_RAW = {
    "sqlite": "search.measure.raw.RawSqlite",
    "postgresql": "search.measure.raw.RawPostgresql",
    "elasticsearch": "search.measure.raw_remote.RawElasticsearch",
    "opensearch": "search.measure.raw_remote.RawOpenSearch",
}


def raw_index(engine_name: str) -> Raw:
    return import_string(_RAW[engine_name])()

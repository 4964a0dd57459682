"""What Elasticsearch and OpenSearch keep of an entry: our terms, and the columns that filter.

Terms stand between spaces and are compared as they are (the `whitespace` analyser), so that a server needs no French.
Moments are microseconds since 1970, as exact as the database's; nothing is kept that is not searched or counted.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from search.content.entries import EntryData
from search.engines.base import Batch
from search.filtering.facets import COLUMNS, TERMS

MOMENTS = ("starts_at", "ends_at", "expire_at")
_COLUMNS = ("locale", "time_zone", "position", *COLUMNS.values())
_KEYWORDS = (*dict.fromkeys(_COLUMNS), *TERMS)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_BYTES = 8_000_000  # of a bulk request, unless one document is larger
_terms = {"type": "text", "analyzer": "whitespace"}

INDEX: dict[str, dict] = {
    "settings": {
        "number_of_shards": 1,
        "number_of_replicas": 0,
        "similarity": {"names": {"type": "BM25", "b": 0.4}},  # a long name is still a name
    },
    "mappings": {
        "dynamic": "strict",
        "_source": {"enabled": False},
        "properties": {
            "id": {"type": "long"},
            "names": {**_terms, "similarity": "names"},
            "body": _terms,
            "files": _terms,
            "is_shared": {"type": "boolean"},
            **{name: {"type": "keyword"} for name in _KEYWORDS},
            **{name: {"type": "long"} for name in MOMENTS},
        },
    },
}


def moment(value: datetime) -> int:
    """Microseconds since 1970."""
    return (value - _EPOCH) // timedelta(microseconds=1)


def documents(batch: Batch) -> Iterator[str]:
    """Bodies of bulk requests that put a batch in an index."""
    lines = (_lines(row.entry_id, row, batch.entries[row.entry_id]) for row in batch.rows)
    return _joined(lines)


def deletions(ids: Iterable[int]) -> Iterator[str]:
    """Bodies of bulk requests that take ids out."""
    return _joined(f'{{"delete":{{"_id":"{pk}"}}}}\n' for pk in ids)


def _lines(pk: int, row, entry: EntryData) -> str:
    document = {"id": pk, "names": row.names, "body": row.body, "files": row.files} | _columns(entry)
    return f'{{"index":{{"_id":"{pk}"}}}}\n{json.dumps(document, ensure_ascii=False)}\n'


def _columns(entry: EntryData) -> dict:
    """What filters, where there is something."""
    found = {name: value for name in _COLUMNS if (value := getattr(entry, name))}
    found |= {key: values for key in TERMS if (values := entry.terms.get(key))}
    found |= {name: moment(value) for name in MOMENTS if (value := getattr(entry, name))}
    return found | {"is_shared": entry.is_shared}


def _joined(lines: Iterable[str]) -> Iterator[str]:
    waiting, size = list[str](), 0
    for line in lines:
        if waiting and size + len(line) > _MOST_BYTES:
            yield "".join(waiting)
            waiting, size = [], 0
        waiting.append(line)
        size += len(line)
    if waiting:
        yield "".join(waiting)

"""The yardstick in Elasticsearch and OpenSearch, through the same clients as ours."""

import json
from collections.abc import Iterable

from django.conf import settings

from search.content.analysed import Row
from search.engines.elasticsearch import ElasticsearchServer
from search.engines.opensearch import OpenSearchServer
from search.engines.server import LINES, PATIENT, Server
from search.measure.raw import DEPTH, Raw

_TERMS = {"type": "text", "analyzer": "whitespace"}
_FIELDS = ["title^10", "body"]


class _RawServer(Raw):
    """One index of two fields."""

    server_class: type[Server]

    def __init__(self) -> None:
        self.server = self.server_class(settings.SEARCH_URL)
        self.index = f"{settings.SEARCH_INDEX_PREFIX}raw"

    def create(self) -> None:
        self.drop()
        mappings = {"properties": {"title": _TERMS, "body": _TERMS}}
        body = {"settings": {"number_of_replicas": 0}, "mappings": mappings}
        self.server.ask("PUT", f"/{self.index}", body, seconds=PATIENT)

    def insert(self, rows: Iterable[Row]) -> None:
        lines = []
        for row in rows:
            document = {"title": row.names, "body": row.body}
            lines.append(f'{{"index":{{"_id":"{row.entry_id}"}}}}\n{json.dumps(document, ensure_ascii=False)}\n')
        self.server.ask("POST", f"/{self.index}/_bulk", "".join(lines), headers=LINES, seconds=PATIENT)

    def finish(self) -> None:
        self.server.ask("POST", f"/{self.index}/_refresh", seconds=PATIENT)

    def drop(self) -> None:
        self.server.ask("DELETE", f"/{self.index}", seconds=PATIENT, ignore_unavailable="true")

    def ask(self, terms: list[str], joint: str) -> list[int]:
        words = {"query": " ".join(terms), "fields": _FIELDS, "type": "cross_fields", "operator": joint.lower()}
        body = {"query": {"multi_match": words}, "size": DEPTH, "_source": False}
        answer = self.server.ask("POST", f"/{self.index}/_search", body)
        return [int(hit["_id"]) for hit in answer["hits"]["hits"]]


class RawElasticsearch(_RawServer):
    server_class = ElasticsearchServer


class RawOpenSearch(_RawServer):
    server_class = OpenSearchServer

"""OpenSearch 2 and 3: Elasticsearch's requests through a client of its own, for each refuses the other's server."""

from collections.abc import Mapping
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import OpenSearchException, TransportError

from search.engines.remote import RemoteEngine
from search.engines.server import Server

_CONNECTIONS = 10  # kept open by a process, whose threads share them


class OpenSearchServer(Server):
    errors = (OpenSearchException,)

    def connect(self, url: str) -> OpenSearch:
        return OpenSearch(url, max_retries=0, retry_on_timeout=False, pool_maxsize=_CONNECTIONS)

    def send(self, method: str, path: str, params: Mapping, body: Any, headers: Mapping, seconds: float) -> Any:
        return self.client.transport.perform_request(
            method, path, params=dict(params), body=body, headers=dict(headers), timeout=seconds
        )

    def status(self, error: BaseException) -> int | None:
        status = error.status_code if isinstance(error, TransportError) else None
        return status if isinstance(status, int) else None  # « N/A » and the like stand for no answer


class OpenSearchEngine(RemoteEngine):
    name = "opensearch"
    server_class = OpenSearchServer

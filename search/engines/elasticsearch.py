"""Elasticsearch 8 and 9, by the client 8.19, which speaks to both."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from elastic_transport.client_utils import url_to_node_config
from elasticsearch import ApiError, Elasticsearch, TransportError

from search.engines.remote import RemoteEngine
from search.engines.server import Server


class ElasticsearchServer(Server):
    errors = (ApiError, TransportError)

    def connect(self, url: str) -> Elasticsearch:
        node = url_to_node_config(url, use_default_ports_for_scheme=True)
        return Elasticsearch([node], max_retries=0, retry_on_timeout=False)

    def send(self, method: str, path: str, params: Mapping, body: Any, headers: Mapping, seconds: float) -> Any:
        client = self._patient_for(seconds)
        return client.perform_request(method, path, params=params, headers=headers, body=body).body

    @cache  # noqa: B019  a server lives as long as its process; making one of these takes milliseconds
    def _patient_for(self, seconds: float) -> Elasticsearch:
        return self.client.options(request_timeout=seconds)

    def status(self, error: BaseException) -> int | None:
        return error.status_code if isinstance(error, ApiError) else None


class ElasticsearchEngine(RemoteEngine):
    name = "elasticsearch"
    server_class = ElasticsearchServer

"""OpenSearch 2 and 3: Elasticsearch's requests through a client of its own, for each refuses the other's server."""

from modelsearch.backends.opensearch3 import OpenSearch3SearchBackend
from opensearchpy.exceptions import OpenSearchException, TransportError
from opensearchpy.helpers import BulkIndexError, bulk

from search.admin_backends.remote import RemoteBackend


class OpensearchBackend(RemoteBackend, OpenSearch3SearchBackend):
    errors = (OpenSearchException,)

    @staticmethod
    def is_refusal(error):
        if isinstance(error, BulkIndexError):
            return True
        status = error.status_code if isinstance(error, TransportError) else None
        return isinstance(status, int) and 400 <= status < 500 and status != 429

    def bulk(self, *args, **kwargs):
        return bulk(*args, **kwargs)

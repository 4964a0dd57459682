"""Elasticsearch 8 and 9, by the client 8.19.

Stands around modelsearch 1.3.2: any word is enough for it unless told otherwise; it wants analysers that a bare server
has not, and cuts what one types (« réf » finds nothing).
"""

from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import BulkIndexError, bulk
from modelsearch.backends.elasticsearch8 import Elasticsearch8SearchBackend

from search.admin_backends.remote import RemoteBackend


class ElasticsearchBackend(RemoteBackend, Elasticsearch8SearchBackend):
    errors = (ApiError, TransportError, BulkIndexError)

    @staticmethod
    def is_refusal(error):
        if isinstance(error, ApiError):
            return 400 <= error.status_code < 500 and error.status_code != 429
        return isinstance(error, BulkIndexError)

    def bulk(self, *args, **kwargs):
        return bulk(*args, **kwargs)

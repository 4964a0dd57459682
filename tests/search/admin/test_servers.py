"""Elasticsearch and OpenSearch, when `make engines` has started them."""

from tests.search.admin.boxes import BoxesContract
from tests.search.admin.contract import AdminSearchContract


class TestElasticsearch(AdminSearchContract, BoxesContract):
    engine = "elasticsearch"


class TestOpensearch(AdminSearchContract, BoxesContract):
    engine = "opensearch"

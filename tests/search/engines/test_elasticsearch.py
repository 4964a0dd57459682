"""The contract on Elasticsearch, when `make engines` has started it."""

from tests.search.contract import (
    AgreementContract,
    FiltersContract,
    HostileContract,
    NearbyContract,
    OutletsContract,
    ReadingContract,
    RecallContract,
    RegionsContract,
    UnderstandingContract,
    UpkeepContract,
)
from tests.search.engines.remote import OnServer
from tests.search.engines.remote_contract import RemoteContract, RemoteVisibilityContract


class OnElasticsearch(OnServer):
    engine = "elasticsearch"


class TestRecall(OnElasticsearch, RecallContract):
    pass


class TestVisibility(OnElasticsearch, RemoteVisibilityContract):
    pass


class TestFilters(OnElasticsearch, FiltersContract):
    pass


class TestRegions(OnElasticsearch, RegionsContract):
    pass


class TestNearby(OnElasticsearch, NearbyContract):
    pass


class TestUnderstanding(OnElasticsearch, UnderstandingContract):
    pass


class TestReading(OnElasticsearch, ReadingContract):
    pass


class TestAgreement(OnElasticsearch, AgreementContract):
    pass


class TestUpkeep(OnElasticsearch, UpkeepContract):
    pass


class TestOutlets(OnElasticsearch, OutletsContract):
    pass


class TestHostile(OnElasticsearch, HostileContract):
    pass


class TestRemote(OnElasticsearch, RemoteContract):
    pass

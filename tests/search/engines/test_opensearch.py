"""The contract on OpenSearch, when `make engines` has started it."""

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


class OnOpenSearch(OnServer):
    engine = "opensearch"


class TestRecall(OnOpenSearch, RecallContract):
    pass


class TestVisibility(OnOpenSearch, RemoteVisibilityContract):
    pass


class TestFilters(OnOpenSearch, FiltersContract):
    pass


class TestRegions(OnOpenSearch, RegionsContract):
    pass


class TestNearby(OnOpenSearch, NearbyContract):
    pass


class TestUnderstanding(OnOpenSearch, UnderstandingContract):
    pass


class TestReading(OnOpenSearch, ReadingContract):
    pass


class TestAgreement(OnOpenSearch, AgreementContract):
    pass


class TestUpkeep(OnOpenSearch, UpkeepContract):
    pass


class TestOutlets(OnOpenSearch, OutletsContract):
    pass


class TestHostile(OnOpenSearch, HostileContract):
    pass


class TestRemote(OnOpenSearch, RemoteContract):
    pass

"""What every engine must do, as test classes that each engine's own file subclasses."""

from tests.search.contract.agreement import AgreementContract
from tests.search.contract.filters import FiltersContract, RegionsContract
from tests.search.contract.hostile import HostileContract
from tests.search.contract.nearby import NearbyContract
from tests.search.contract.outlets import OutletsContract
from tests.search.contract.reading import ReadingContract
from tests.search.contract.recall import RecallContract
from tests.search.contract.understanding import UnderstandingContract
from tests.search.contract.upkeep import UpkeepContract
from tests.search.contract.visibility import VisibilityContract

__all__ = [
    "AgreementContract",
    "FiltersContract",
    "HostileContract",
    "NearbyContract",
    "OutletsContract",
    "ReadingContract",
    "RecallContract",
    "RegionsContract",
    "UnderstandingContract",
    "UpkeepContract",
    "VisibilityContract",
]

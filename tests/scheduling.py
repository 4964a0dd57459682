"""Which tests run in the same process of a parallel run: those that share what is long to build.

The groups of pytest-xdist 3.8 are a suffix that it writes in the private id of a test, where pytest 9.2 reads nothing.
"""

from pathlib import PurePosixPath

from xdist.scheduler import LoadScopeScheduling

_TOGETHER = ("tests/e2e", "tests/home/walls")  # folders with one site, one world


class ByFile(LoadScopeScheduling):
    """The tests of a file run one after the other in a process, those of some folders too."""

    def _split_scope(self, nodeid: str) -> str:
        path = PurePosixPath(nodeid.split("::")[0])
        return next((folder for folder in _TOGETHER if path.is_relative_to(folder)), str(path))

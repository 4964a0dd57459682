"""What an engine must do: find candidates. Analysis, understanding, ranking and highlighting are shared."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from search.content.analysed import Encoder, Row
from search.content.entries import EntryData
from search.engines.matching import Matching
from search.filtering.filters import Filters
from search.understanding.interpretation import Interpretation

Ids = Sequence[int]
FacetCounts = dict[str, dict[str, int]]  # key -> value -> how many entries
CANDIDATES = 100  # entries that an engine proposes for ranking


class EngineUnavailable(Exception):
    """The engine does not answer, or not in time."""


@dataclass(frozen=True)
class Counts:
    """How many entries answer, and by facet value, each facet leaving its own selection out."""

    total: int
    facets: FacetCounts


@dataclass(frozen=True)
class Batch:
    """Rows to write, and the entries they come from by id, whose columns filter."""

    rows: list[Row]
    entries: dict[int, EntryData]


class Writer(ABC):
    """Fills an index: the one in use, or a new one that takes its place when the block ends without error."""

    @abstractmethod
    def write(self, batch: Batch) -> None:
        """Put rows in the index, in place of what it held under their ids."""


class Engine(ABC):
    """A full-text index whose ids are those of Entry."""

    name: str
    encode: Encoder | None = None  # applied to rows where they are analysed

    @abstractmethod
    def writer(self) -> Writer:
        """Writes in the index in use."""

    @abstractmethod
    def rebuilding(self) -> AbstractContextManager[Writer]:
        """A new index, that takes the place of the one in use at the end of the block."""

    @abstractmethod
    def remove(self, ids: Iterable[int]) -> None:
        """Take ids out; unknown ones are no error."""

    @abstractmethod
    def ids(self) -> set[int]:
        """Every id in the index."""

    @abstractmethod
    def candidates(self, asked: Interpretation, filters: Filters, limit: int) -> tuple[list[int], list[int]]:
        """The `limit` nearest ids whatever the filters, and those that pass them, none without filters; in one request.

        Those with all the words are among them. Whether the first may be shown is not looked at: this spares a join for
        each entry that matches, and whoever asked reads them in the database, which has the last word.
        """

    @abstractmethod
    def all_ids(self, asked: Interpretation, filters: Filters, matching: Matching, limit: int) -> list[int]:
        """Ids that answer, at most `limit`, best first by the engine's own measure, filters applied."""

    def is_up(self) -> bool:
        """Whether it answers."""
        return True

    @abstractmethod
    def count(self, asked: Interpretation, filters: Filters, matching: Matching, besides: Ids = ()) -> Counts:
        """Total and facets of what answers, and of a few entries besides."""

    def ids_and_counts(
        self, asked: Interpretation, filters: Filters, matching: Matching, limit: int, besides: Ids = ()
    ) -> tuple[list[int], Counts]:
        """`all_ids`, none without a limit, and `count`."""
        ids = self.all_ids(asked, filters, matching, limit) if limit else []
        return ids, self.count(asked, filters, matching, besides)

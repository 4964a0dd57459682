"""What an engine must do. Everything else (analysis, ranking, highlighting) is shared."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from search.entries import EntryData
from search.filters import Filters
from search.query import Matching, Query

FacetCounts = dict[str, dict[str, int]]  # key -> value -> how many entries


@dataclass(frozen=True)
class Hit:
    """An entry that matches; the greater `score`, the better, by the engine's own measure."""

    entry_id: int
    score: float


@dataclass(frozen=True)
class Found:
    """How many entries match, the best of them, and counts that leave each facet's own selection out."""

    total: int
    hits: list[Hit]
    facets: FacetCounts


class Engine(ABC):
    """A full-text index whose ids are those of Entry."""

    name: str

    @abstractmethod
    def write(self, entries: Iterable[EntryData]) -> None:
        """Put entries in the index, in place of what it held under their ids."""

    @abstractmethod
    def remove(self, ids: Iterable[int]) -> None:
        """Take ids out; unknown ones are no error."""

    @abstractmethod
    def clear(self) -> None:
        """Empty the index and make its structure again."""

    @abstractmethod
    def ids(self) -> set[int]:
        """Every id in the index."""

    @abstractmethod
    def find(self, query: Query, filters: Filters, matching: Matching, limit: int) -> Found:
        """The `limit` best entries. A query without terms means every entry, by `filters.order`."""

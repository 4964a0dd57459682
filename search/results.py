"""What a search answers, whoever shows it."""

from dataclasses import dataclass, field

from search.models import Entry


@dataclass(frozen=True)
class Result:
    """An entry with the extract that answers, and where that stands in its files."""

    entry: Entry
    extract: str  # HTML with <mark> only
    where: str | None = None
    anchor: str | None = None


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Results:
    """A page of results. `widened`: nothing held all the words. `correction`: the text that was searched instead."""

    query: str
    total: int
    page: int
    size: int
    engine: str
    results: list[Result] = field(default_factory=list)
    facets: dict[str, list[FacetValue]] = field(default_factory=dict)
    widened: bool = False
    degraded: bool = False
    correction: str | None = None

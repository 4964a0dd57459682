"""What a search answers, whoever shows it."""

from dataclasses import dataclass, field

from search.content.models import Entry


@dataclass(frozen=True)
class Result:
    """An entry with the extract that answers, and where that stands in its files."""

    entry: Entry
    extract: str  # HTML with <mark> only
    where: str | None = None
    anchor: str | None = None
    explanation: list[str] = field(default_factory=list)  # for those who publish
    distance_km: float | None = None  # from the place that was asked for
    dates: list[Entry] = field(default_factory=list)  # found too, of the same workshop; what is to come first


@dataclass(frozen=True)
class Answer:
    """A question of a page, with what is quoted of its answer."""

    entry: Entry
    question: str
    extract: str  # HTML with <mark> only
    anchor: str


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Results:
    """A page of results. `total` counts what is found, `folded` of which stand in the result of another: of a workshop.

    `exact` of the total hold all the words; None when not all of these were looked at.

    `widened`: none did, the nearest are shown. `correction`: the text that was searched instead. `degraded`: the engine
    was away, the database's answered.
    """

    query: str
    total: int
    page: int
    size: int
    engine: str
    results: list[Result] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)  # to questions asked nearly as they are written, on page 1
    facets: dict[str, list[FacetValue]] = field(default_factory=dict)
    folded: int = 0
    exact: int | None = 0
    widened: bool = False
    degraded: bool = False
    correction: str | None = None

    @property
    def listed(self) -> int:
        """How many results there are on all pages."""
        return self.total - self.folded

    @property
    def mostly_near(self) -> bool:
        """Whether fewer than half of what is listed, but some, holds all the words."""
        return bool(self.exact) and 2 * (self.exact or 0) < self.total

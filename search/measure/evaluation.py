"""How good the search is on a list of queries whose right answers are known."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median, quantiles

DEPTH = 10  # results looked at


@dataclass(frozen=True)
class Case:
    """A query, the answers that are right, and the group it is counted in (may be empty)."""

    query: str
    expected: frozenset[str]
    group: str = ""


@dataclass
class Scores:
    """Ranks of the first right answer (None: not among the first ten), times in seconds, empty answers."""

    ranks: list[int | None] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    empty: int = 0

    def success(self, depth: int) -> float:
        """Share of queries with a right answer among the first `depth`."""
        return mean(rank is not None and rank <= depth for rank in self.ranks)

    @property
    def mrr(self) -> float:
        """Mean of 1 / rank, 0 when there is none."""
        return mean(1 / rank if rank else 0 for rank in self.ranks)

    def percentile(self, percent: int) -> float:
        """Milliseconds under which `percent` of the queries answer."""
        if len(self.times) == 1 or percent == 50:
            return median(self.times) * 1000
        return quantiles(self.times, n=100, method="inclusive")[percent - 1] * 1000

    def line(self, name: str) -> str:
        shares = "  ".join(f"success@{depth} {self.success(depth):.3f}" for depth in (1, 3, DEPTH))
        zero = self.empty / len(self.ranks)
        times = f"p50 {self.percentile(50):.1f} ms  p95 {self.percentile(95):.1f} ms"
        return f"{name:<16} {len(self.ranks):>4}  {shares}  MRR@10 {self.mrr:.3f}  zéro résultat {zero:.1%}  {times}"


def read_cases(path: Path) -> Iterator[Case]:
    """Lines `query<TAB>expected|expected<TAB>group`; raises ValueError, in French, for a line without an answer."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        query, _tab, rest = line.partition("\t")
        expected, _tab, group = rest.partition("\t")
        answers = frozenset(part.strip() for part in expected.split("|") if part.strip())
        if not answers:
            raise ValueError(f"Ligne {number} : il faut « requête<TAB>réponse attendue ».")
        yield Case(query.strip(), answers, group.strip())


def evaluate(cases: Iterable[Case], answer: Callable[[str], list[str]]) -> dict[str, Scores]:
    """Scores overall (key "") and by group; `answer` gives the first answers to a query, best first."""
    scores: dict[str, Scores] = defaultdict(Scores)
    for case in cases:
        started = time.perf_counter()
        found = answer(case.query)[:DEPTH]
        elapsed = time.perf_counter() - started
        rank = next((position for position, key in enumerate(found, 1) if key in case.expected), None)
        for name in dict.fromkeys(("", case.group)):
            scores[name].ranks.append(rank)
            scores[name].times.append(elapsed)
            scores[name].empty += not found
    return dict(scores)

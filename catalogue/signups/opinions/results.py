"""What staff sees of the answers: notes, and texts by question, without the names of who wrote them."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from catalogue.signups.models import Moment, Opinion

_MOST = 500  # texts that a screen shows, the newest


@dataclass(frozen=True)
class Results:
    """`notes`: how many gave each note, the best first; `texts`: a question, when it was asked, its answers."""

    count: int
    average: float | None
    notes: list[tuple[int, int]]
    texts: list[tuple[str, str, list[str]]]


def results_of(opinions: QuerySet[Opinion]) -> Results:
    """Two queries."""
    given = opinions.filter(moment=Moment.AT_ONCE, note__isnull=False).values_list("note", flat=True)
    notes = Counter(note for note in given if note)
    count = notes.total()
    average = sum(notes.elements()) / count if count else None
    spread = [(note, notes[note]) for note in range(5, 0, -1)] if count else []
    return Results(count, average, spread, _texts(opinions))


def _texts(opinions: QuerySet[Opinion]) -> list[tuple[str, str, list[str]]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    rows = opinions.order_by("-at", "-pk").values_list("moment", "answers")[:_MOST]
    for moment, answers in rows:
        for question, answer in answers:
            if answer.strip():
                found[moment, question].append(answer)
    return [(question, str(Moment(moment).label), texts) for (moment, question), texts in sorted(found.items())]

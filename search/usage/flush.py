"""From the buffer to the counts: a crash at any point loses nothing and counts nothing twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from django.db import transaction

from search.usage.buffer import lines_of, only_one, taken
from search.usage.events import CLICK, EMPTY, NEAR, Event
from search.usage.models import CountedBatch, SearchCount

_ROWS_AT_ONCE = 200
_COUNTS = ("searches", "near", "empty", "clicks", "rank_sum")
Key = tuple[date, str, str]


def flush() -> int:
    """Count what waits; returns how many lines were counted. Raises DatabaseError, and then keeps them all."""
    with only_one() as mine:
        return sum(_count_file(path) for path in taken()) if mine else 0


def _count_file(path: Path) -> int:
    """The counts and the name of the file are written together, then the file goes."""
    events = [event for line in lines_of(path) if (event := Event.of_line(line))]
    with transaction.atomic():
        _batch, new = CountedBatch.objects.get_or_create(batch=path.stem)
        if new:
            _add(events)
    path.unlink(missing_ok=True)
    return len(events) if new else 0


def _add(events: Iterable[Event]) -> None:
    sums: dict[Key, Counter] = defaultdict(Counter)
    for event in events:
        sums[event.week, event.region, event.text].update(_counts_of(event))
    for part in _in_parts(sorted(sums)):
        _add_rows({key: sums[key] for key in part})


def _counts_of(event: Event) -> dict[str, int]:
    if event.kind == CLICK:
        return {"clicks": 1, "rank_sum": event.rank}
    return {"searches": 1, "near": event.kind == NEAR, "empty": event.kind == EMPTY}


def _add_rows(sums: dict[Key, Counter]) -> None:
    """Three queries. Rows are made empty first, so that two machines may add to the same one."""
    SearchCount.objects.bulk_create(
        [SearchCount(week=week, region=region, text=text) for week, region, text in sums], ignore_conflicts=True
    )
    weeks, regions, texts = (set(column) for column in zip(*sums, strict=True))
    known = SearchCount.objects.select_for_update().filter(week__in=weeks, region__in=regions, text__in=texts)
    rows = [row for row in known.order_by("pk") if (row.week, row.region, row.text) in sums]
    for row in rows:
        for name in _COUNTS:
            setattr(row, name, getattr(row, name) + sums[row.week, row.region, row.text][name])
    SearchCount.objects.bulk_update(rows, _COUNTS)


def _in_parts(keys: list[Key]) -> Iterator[list[Key]]:
    for start in range(0, len(keys), _ROWS_AT_ONCE):
        yield keys[start : start + _ROWS_AT_ONCE]

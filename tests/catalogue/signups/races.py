"""What races of sign-ups need: one database for several processes, and a line that they leave together."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.db import connection

from catalogue.signups.models import FullError, Seats
from tests.forks import FORK, SOON, run, shared_database, start


@contextmanager
def prepared(folder: Path, prepare: Callable, clean: Callable) -> Iterator[tuple[dict, object]]:
    """The shared database, with what `prepare` made in it; `clean` is given that at the end."""
    with shared_database(folder) as shared:
        if connection.vendor == "sqlite":  # on a busy machine the last of many waits for long
            shared["OPTIONS"] = {**shared["OPTIONS"], "timeout": 10 * SOON}
        made = run(shared, prepare)
        yield shared, made
        run(shared, clean, made)


def all_at_once(shared: dict, act: Callable, cases: Iterable[tuple]) -> list:
    """What each says: `act` is given the line, then its case. One that fails ends the test."""
    cases = list(cases)
    barrier = FORK.Barrier(len(cases))
    people = [start(shared, act, barrier, *case) for case in cases]
    said = []
    for process, answer in people:
        said.append(answer.recv())
        process.join(SOON)
    return said


def without_protection(*modules) -> None:
    """Looks, then writes what it saw: what everybody does first. `modules` took the seats in turn."""
    Seats.take = _take_what_was_seen
    for module in modules:
        module.locked = lambda date: nullcontext(not_locked(date))


def not_locked(date) -> Seats:
    seats, _made = Seats.objects.get_or_create(
        date=date.translation_key,
        defaults={"page_id": date.pk, "capacity": date.seats, "told_start": date.starts_at, "told_end": date.ends_at},
    )
    seats.wanted = date.seats
    return seats


def _take_what_was_seen(seats: Seats, places: int) -> None:
    time.sleep(0.05)
    if seats.taken + places > seats.capacity:
        raise FullError
    Seats.objects.filter(pk=seats.pk).update(taken=seats.taken + places)

"""What races of sign-ups need: one database for several processes, and a line that they leave together."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.db import connection
from django.template.loader import get_template
from django.urls import reverse

from catalogue.models import PromotionPage, SessionPage
from catalogue.provisioning import create_national_site, create_region
from catalogue.signups.models import FullError, Seats
from home.models import HomePage, OutgoingMail, RegionPage
from tests.forks import FORK, SOON, run, shared_database, start

ROUNDS = range(int(os.environ.get("SIGNUP_ROUNDS", "1")))
"""Each race is run once; CONTRIBUTING.md says when to run it more often."""


def breton_home() -> RegionPage:
    """Made when the database has none: on PostgreSQL it outlives a test."""
    if not HomePage.objects.filter(depth=2).exists():
        create_national_site("Fourmilière", "localhost", 80)
    return RegionPage.objects.filter(slug="bretagne").first() or create_region("bretagne", "Bretagne", insee="53")


def forget_dates(_made: object) -> None:
    """What stands above them too, and the mails: others of the tests count what they find."""
    for date in [*PromotionPage.objects.all(), *SessionPage.objects.all()]:
        above = date.cycle if isinstance(date, PromotionPage) else date.workshop
        themes = list(above.themes.all()) if isinstance(date, SessionPage) else []
        date.delete()
        for page in (above, *themes):
            page.delete()
    OutgoingMail.objects.all().delete()


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
    _read_once()
    cases = list(cases)
    barrier = FORK.Barrier(len(cases))
    people = [start(shared, act, barrier, *case) for case in cases]
    said = []
    for process, answer in people:
        said.append(answer.recv())
        process.join(SOON)
    return said


def _read_once() -> None:
    """What each process would load for itself, most of them while the others wait: addresses and templates."""
    reverse("signups_place", args=["x"])
    for kind in ("txt", "html"):
        get_template(f"signups/mails/notice.{kind}")


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

"""`make bench`, for sign-ups: how long one takes beside the reading of its date's page. Nothing is asserted.

On PostgreSQL when `make engines` started it, as on a site of many visitors; else on SQLite in memory, which it says.
Requests pass through Django's whole stack in this process, without a network; one kind after the other, in turn.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from random import Random

import django

from tests.engines import state

_ENGINE = state.running().get("postgresql")
os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
os.environ.pop("DATABASE_URL", None)
if _ENGINE is not None:
    os.environ["DATABASE_URL"] = _ENGINE.url
django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client, override_settings  # noqa: E402  once Django is set up
from django.test.utils import get_runner, setup_test_environment, teardown_test_environment  # noqa: E402

from catalogue.provisioning import create_national_site  # noqa: E402
from catalogue.signups.bulk import register_many  # noqa: E402
from catalogue.signups.demonstration import made_up_people  # noqa: E402
from catalogue.signups.models import Registration  # noqa: E402
from catalogue.signups.registering import Person, register  # noqa: E402
from home.models import OutgoingMail  # noqa: E402
from tests.factories import make_session, make_theme, make_workshop  # noqa: E402

_VISITS = 200
_AT_ONCE = 200
_LOAD = 20_000
_HERE = {"signup_kind": "ici", "seats_left": None, "signup_url": ""}
_HOST = {"host": "localhost"}


def main() -> None:
    setup_test_environment()
    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    where = (
        f"PostgreSQL {_ENGINE.version}" if _ENGINE else "SQLite en mémoire (PostgreSQL ne tourne pas : make engines)"
    )
    sys.stdout.write(f"Inscriptions, sur {where}\n")
    try:
        home = create_national_site("Fourmilière", "localhost", 80)
        workshop = make_workshop(home, themes=[make_theme(home)])
        with override_settings(EMAIL_BACKEND="home.outbox.backend.OutboxBackend", SIGNUP_TRIES_PER_HOUR=0):
            compare_with_the_page(make_session(home, workshop, **_HERE | {"seats": _VISITS // 2}))
            compare_bulk(home, workshop)
    finally:
        runner.teardown_databases(databases)
        teardown_test_environment()


def compare_with_the_page(session) -> None:
    """Half of those who sign up have a seat, the others wait."""
    client = Client(headers=_HOST)
    page = session.get_url()
    said = {"nom": "Anaïs", "places": "1", "besoin": "Mes avis", "commune": "Quimper"}
    read, signed = [], []
    for number in range(-5, _VISITS):  # the first ones warm what is remembered
        read.append(_timed(lambda: client.get(page), 200))
        form = {**said, "courriel": f"personne{number}@example.org"}
        signed.append(_timed(lambda form=form: client.post(f"{page}inscription/", form), 303))
    read, signed = read[5:], signed[5:]
    written = Registration.objects.count(), OutgoingMail.objects.count()
    if set(written) != {_VISITS + 5}:
        sys.stdout.write(f"  attention : {written} inscriptions et courriels pour {_VISITS + 5} envois\n")
    for name, kept in (("lire la page d’une séance", read), ("s’y inscrire", signed)):
        sys.stdout.write(f"  {name} : médiane {statistics.median(kept):.1f} ms, p95 {_p95(kept):.1f} ms\n")
    sys.stdout.write(f"  rapport des p95 : {_p95(signed) / _p95(read):.2f} (3 au plus)\n")


def compare_bulk(home, workshop) -> None:
    """The demonstration's way beside people's own; then what its load work asks for."""
    by_hand, at_once, load = (make_session(home, workshop, **_HERE | {"seats": None}) for _ in range(3))
    people = list(made_up_people(by_hand, _AT_ONCE, Random(1)))
    one = _duration(lambda: [register(by_hand, Person(**vars(person)), "fr") for person in people])
    many = _duration(lambda: register_many(at_once, people))
    sys.stdout.write(f"  inscrire {_AT_ONCE} personnes : une à une {one:.0f} ms, par lot {many:.0f} ms\n")
    seconds = _duration(lambda: register_many(load, made_up_people(load, _LOAD, Random(2)))) / 1000
    sys.stdout.write(f"  en inscrire {_LOAD} par lot : {seconds:.1f} s\n")


def _timed(act: Callable, expected: int) -> float:
    started = time.perf_counter()
    status = act().status_code
    taken = (time.perf_counter() - started) * 1000
    if status != expected:
        raise RuntimeError(f"{status} au lieu de {expected}")
    return taken


def _duration(act: Callable) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()

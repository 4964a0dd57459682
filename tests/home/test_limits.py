"""Counters: what they allow, what they keep, and that they hold when many ask at once."""

import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.chores import Chores
from home.limits import DAY, HOUR, MINUTE, Limit, allowed, forget, give_back, in_how_long, purge, reached, take
from home.models import Counter
from home.visitors import network_of
from tests.home.limits_race import AT_ONCE, MOST

pytestmark = pytest.mark.django_db


def ask(times: int, key: str = "clé", most: int = 3, window: int = HOUR) -> list[bool]:
    return [allowed(key, most, window) for _ in range(times)]


def end_windows() -> None:
    Counter.objects.update(ends_at=timezone.now() - timedelta(seconds=1))


def test_so_many_are_allowed_then_none_until_the_window_ends():
    assert ask(5) == [True, True, True, False, False]
    end_windows()
    assert ask(4) == [True, True, True, False]


def test_keys_and_windows_are_counted_apart():
    assert (ask(2, most=1), ask(2, "autre", most=1), ask(2, most=1, window=DAY)) == ([True, False],) * 3


def test_a_refusal_says_when_to_try_again_and_writes_nothing():
    limits = Limit("a", 1, HOUR), Limit("b", 5, DAY)
    assert take(*limits) is None
    with CaptureQueriesContext(connection) as queries:
        again = take(*limits)
    assert timedelta(minutes=59) < again - timezone.now() <= timedelta(hours=1)
    assert [query["sql"].split()[0] for query in queries] == ["SELECT"]
    assert (reached(*limits), reached(limits[1])) == (again, None)


def test_none_is_counted_when_one_is_reached():
    full, other = Limit("plein", 1, HOUR), Limit("autre", 2, HOUR)
    take(full)
    assert [take(full, other) is None for _ in range(3)] == [False] * 3
    assert [take(other) is None for _ in range(3)] == [True, True, False]


def test_what_turned_out_well_is_given_back():
    limit = Limit("clé", 2, HOUR)
    give_back(limit)  # nothing was taken: nothing is owed
    for _ in range(5):
        assert take(limit) is None
        give_back(limit)
    assert [take(limit) is None for _ in range(3)] == [True, True, False]
    forget(limit)
    assert take(limit) is None


def test_no_name_nor_address_is_kept():
    allowed("connexion:bretagne:203.0.113.7", 3, HOUR)
    (row,) = Counter.objects.values()
    assert (sorted(row), len(row["key"])) == (["count", "ends_at", "key"], 64)
    assert not any(part in str(row) for part in ("bretagne", "203.0.113.7"))


def test_digest_is_of_this_site_alone(settings):
    here = Limit("203.0.113.7", 3, HOUR).digest
    settings.SECRET_KEY = "une-autre-clé"
    assert Limit("203.0.113.7", 3, HOUR).digest != here


def test_what_ended_is_removed_by_the_worker():
    allowed("vieux", 3, HOUR)
    end_windows()
    allowed("neuf", 3, HOUR)
    assert (purge(), Counter.objects.count()) == (1, 1)
    assert "compteurs échus" in {chore.name for chore in Chores()._due}


def test_nothing_is_allowed_while_the_counters_are_away(caplog):
    with counters_away():
        assert allowed("clé", 3, HOUR) is False
    assert [record.message for record in caplog.records] == [
        "Les compteurs ne répondent pas : rien n’est permis en attendant."
    ]
    assert allowed("clé", 3, HOUR) is True


@contextmanager
def counters_away():
    """Every statement about counters fails; the others do not."""

    def fail(execute, sql, params, many, context):
        if Counter._meta.db_table in sql:
            raise DatabaseError("disk I/O error")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        yield


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "dans une minute"),
        (50, "dans une minute"),
        (3.5 * MINUTE, "dans 4 minutes"),
        (89 * MINUTE, "dans 89 minutes"),
        (100 * MINUTE, "dans 2 heures"),
        (DAY, "dans 24 heures"),
    ],
)
def test_wait_is_said_in_words(seconds, words):
    assert in_how_long(timezone.now() + timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("203.0.113.7:5123", "?"),
        ("inconnu", "?"),
        ("", "?"),
    ],
)
def test_a_visitor_is_counted_by_network(address, network, rf, settings):
    assert network_of(rf.get("/", REMOTE_ADDR=address)) == network
    settings.BEHIND_PROXY = True
    assert network_of(rf.get("/", headers={"x-forwarded-for": f"198.51.100.1, {address}"})) == network


# --- Many at once ---------------------------------------------------------------------------------------------------


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request, tmp_path, engine_url):
    """The address of a database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'courses.sqlite3'}"
        return
    url, name = engine_url("postgresql"), f"courses_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield f"{url.rsplit('/', 1)[0]}/{name}"
        server.execute(f'DROP DATABASE "{name}"')


def allowed_in_races(database: str, tmp_path, *words: str) -> list[int]:
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATA_DIR": str(tmp_path),
    }
    command = [sys.executable, "-m", "tests.home.limits_race", *words]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [int(number) for number in done.stdout.split()]


def test_as_many_as_are_allowed_pass_when_all_ask_at_once(empty_database, tmp_path):
    assert allowed_in_races(empty_database, tmp_path) == [MOST, MOST, MOST]


def test_reading_first_and_writing_later_lets_more_pass(empty_database, tmp_path):
    """The control of the test above."""
    assert max(allowed_in_races(empty_database, tmp_path, "naïf")) > MOST, AT_ONCE

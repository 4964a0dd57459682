"""What processes remember of the tree is true for each of them: who changes it, how it ends, and in what order."""

import os
import subprocess
import sys
from contextlib import closing
from sqlite3 import connect

import pytest
from django.db import connection, connections, transaction

from home import generations
from home.generations import announce, forget_old_changes, generation, one_look
from home.memory import Memory
from home.models import Change
from tests.settings.conftest import ROOT

pytestmark = pytest.mark.django_db

SITE = """
import sys, django; django.setup()
from django.test import Client
for line in sys.stdin:
    host, path = line.split()
    answer = Client().get(path, headers={"host": host})
    print(answer.status_code, answer.content.decode().partition("<title>")[2].partition("</title>")[0], flush=True)
"""
RENAME = """
import os, django; django.setup()
from django.db import transaction
from home.models import HomePage
from home import generations, memory
home = HomePage.objects.get(depth=2)
home.site_name = "{name}"
{before}
with transaction.atomic():
    transaction.on_commit(lambda: os._exit(7))  # killed as soon as it is committed
    home.save_revision().publish()
    {after}
"""
SILENT = "memory.announce = lambda what: None"


@pytest.fixture(scope="module")
def data(tmp_path_factory, django_db_setup, django_db_blocker):
    """The tests' site in a file, for processes of their own."""
    if connection.vendor != "sqlite":
        pytest.skip("une base de SQLite suffit à des processus")
    folder = tmp_path_factory.mktemp("processus")
    with django_db_blocker.unblock(), closing(connect(folder / "db.sqlite3")) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    return folder


@pytest.fixture(scope="module")
def environment(data):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": f"sqlite:///{data}/db.sqlite3",
        "DATA_DIR": str(data),
    }


@pytest.fixture(scope="module")
def ask(environment):
    """What another process answers, which has run since before."""
    with subprocess.Popen(
        [sys.executable, "-c", SITE],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:

        def get(path: str, host: str = "localhost") -> tuple[str, str]:
            process.stdin.write(f"{host} {path}\n")
            process.stdin.flush()
            status, _, title = process.stdout.readline().strip().partition(" ")
            return status, title.rpartition(" · ")[2]

        yield get
        process.stdin.close()


@pytest.fixture
def run(environment):
    """The exit code of a program in a process of its own."""

    def program(*words: str) -> int:
        done = subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True)
        assert done.returncode in (0, 7), done.stderr
        return done.returncode

    return program


def test_region_that_a_command_makes_answers_at_once_in_a_running_site(ask, run):
    before = ask("/", "corse.localhost")[0]
    run("manage.py", "create_region", "corse", "--name", "Corse", "--hostname", "corse.localhost")
    assert (before, ask("/", "corse.localhost")[0]) == ("404", "200")


def test_a_change_is_seen_once_it_is_committed_whatever_becomes_of_its_process(ask, run):
    said = [ask("/faq/")]
    assert run("-c", RENAME.format(name="Ruche", before="", after="")) == 7
    said.append(ask("/faq/"))
    run("-c", RENAME.format(name="Essaim", before="", after="transaction.set_rollback(True)"))
    said.append(ask("/faq/"))
    # The control: without the announcement that is part of the transaction it is not seen.
    assert run("-c", RENAME.format(name="Nid", before=SILENT, after="")) == 7
    said.append(ask("/faq/"))
    assert [name for _status, name in said] == ["Fourmilière", "Ruche", "Ruche", "Ruche"]


def test_generations_are_read_once_a_look_and_again_after_an_announcement(db, django_assert_num_queries):
    with one_look(), django_assert_num_queries(3):
        seen = [generation("a"), generation("b"), generation("a")]
        announce("a")
        seen += [generation("a"), generation("b")]
    assert (seen[0] == seen[2] != seen[3], seen[1] == seen[4]) == (True, True)


def test_what_is_undone_leaves_no_generation(db):
    memory, before = Memory("essai"), generation("essai")
    with transaction.atomic():
        memory.forget()
        half = generation("essai"), memory.shared("mot", lambda: "à moitié")
        transaction.set_rollback(True)
    announce("essai")  # the row takes the number of the one that was undone
    assert half[0] not in (before, generation("essai"))
    assert memory.shared("mot", lambda: "vrai") == "vrai"


def test_what_was_read_halfway_is_not_kept_after_the_transaction(db, django_capture_on_commit_callbacks):
    memory = Memory("essai")
    with django_capture_on_commit_callbacks(execute=True):
        memory.forget()
        memory.shared("mot", lambda: "à moitié")
    assert memory.shared("mot", lambda: "entier") == "entier"


def test_old_changes_are_forgotten_and_the_last_ones_kept(db, monkeypatch):
    monkeypatch.setattr(generations, "_KEPT", 3)
    for _ in range(5):
        announce("essai")
    last = list(Change.objects.order_by("-pk").values_list("pk", flat=True)[:3])
    for _ in range(2):
        forget_old_changes()
    assert list(Change.objects.order_by("-pk").values_list("pk", flat=True)) == last


def test_changes_committed_in_another_order_than_they_were_made_all_count(db):
    """On two connections, which SQLite does not have: it lets one write at a time."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite n’écrit que l’un après l’autre")
    first, second = (connections.create_connection("default") for _ in range(2))
    insert = "INSERT INTO home_change (what, token) VALUES ('ordre', %s)"
    try:
        first.set_autocommit(False)
        first.cursor().execute(insert, [1])
        seen = [generation("ordre")]
        second.cursor().execute(insert, [2])
        seen.append(generation("ordre"))
        first.commit()
        seen.append(generation("ordre"))
        second.cursor().execute("DELETE FROM home_change WHERE what = 'ordre'")
    finally:
        first.close()
        second.close()
    assert len(set(seen)) == 3

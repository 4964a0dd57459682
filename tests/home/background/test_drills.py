"""Drills with real processes: a worker killed, a process that ends too soon, a database that goes away.

Each has its control: the same blow to what has not our care.
"""

import os
import signal
import sqlite3
from contextlib import closing, suppress

import psycopg
import pytest
from django.db import connection

from tests.database import copy_as_file
from tests.engines import lifecycle
from tests.engines.errors import OutOfReach
from tests.engines.postgresql import PostgreSQL
from tests.home.background.sites import SECONDS, STOCK, Site, until

READ = "catalogue.tasks.read_document"


@pytest.fixture
def site(tmp_path, django_db_setup):
    """A site's migrated database, in a file."""
    if connection.vendor != "sqlite":
        pytest.skip("la base d’essai n’est pas dans un fichier")
    path = tmp_path / "db.sqlite3"
    copy_as_file(path)

    def query(sql: str) -> list:
        with closing(sqlite3.connect(path, timeout=20)) as database, database:
            return database.execute(sql).fetchall()

    return Site.at(tmp_path, f"sqlite:///{path}", query)


@pytest.fixture
def workers():
    """Processes that end with the test, whatever happens."""
    started = []
    yield started
    for process in started:
        process.kill()
        process.wait()


def test_worker_killed_in_an_extraction(site, workers):
    """Its task is taken up by another worker; stock workers leave it, and its document waits for ever."""
    site.python(
        "from tests.factories import make_document\n"
        "from tests.files import pdf_bytes\n"
        "make_document(pdf_bytes(pages=600), 'bon.pdf')"  # it takes seconds to be read
    )
    first = site.worker()
    workers.append(first)
    until(lambda: site.tasks(READ) == [("RUNNING", 1)])
    first.kill()
    first.wait()

    control = site.worker(*STOCK, "--batch")
    workers.append(control)
    assert control.wait(SECONDS) == 0
    state = "SELECT state FROM catalogue_documenttext"
    assert (site.tasks(READ), site.query(state)) == ([("RUNNING", 1)], [("en-attente",)])

    site.query("UPDATE home_workerheartbeat SET seen_at = '2020-01-01 00:00:00'")  # no need to wait half a minute
    workers.append(site.worker())
    until(lambda: site.tasks(READ) == [("SUCCESSFUL", 2)])
    assert site.query(state) == [("lu",)]


def test_process_that_ends_between_the_commit_and_what_follows_it(site):
    """A live page has its task all the same; the control enqueues once the transaction is committed, as many do."""
    told = site.python(
        "import os\n"
        "from django.db import connection, transaction\n"
        "from catalogue.provisioning import create_national_site\n"
        "from home.models import HomePage\n"
        "from search import receivers, tasks\n"
        "from tests.factories import make_article\n"
        "create_national_site('Fourmilière', 'localhost', 80)\n"
        "connection.close()\n"
        "follow = receivers.follow\n"
        "for title, way in (('ici', follow), ('trop tard', lambda ids: transaction.on_commit(lambda: follow(ids)))):\n"
        "    if (child := os.fork()) == 0:\n"
        "        receivers.follow = way\n"
        "        with transaction.atomic():\n"
        "            transaction.on_commit(lambda: os._exit(9))\n"
        "            page = make_article(HomePage.objects.get(depth=2), title=title, live=False)\n"
        "            page.get_latest_revision().publish()\n"
        "    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    assert told.split() == ["9", "9"]
    live = dict(site.query("SELECT title, id FROM wagtailcore_page WHERE live AND title IN ('ici', 'trop tard')"))
    asked = site.query(
        "SELECT args_kwargs FROM django_tasks_database_dbtaskresult WHERE task_path = 'search.tasks.index_later'"
    )
    found = {title: any(f"[[{pk}]]" in arguments for (arguments,) in asked) for title, pk in live.items()}
    assert found == {"ici": True, "trop tard": False}


@pytest.fixture
def away_sqlite(site, tmp_path):
    """The site, and what takes its database away and brings it back."""
    files = [tmp_path / f"db.sqlite3{end}" for end in ("", "-wal", "-shm")]

    def leave():
        for file in files:
            with suppress(FileNotFoundError):
                file.rename(file.with_name(f"ailleurs-{file.name}"))

    def back():
        for file in files:
            file.unlink(missing_ok=True)
        for file in reversed(files):  # the database last, with what belongs to it
            with suppress(FileNotFoundError):
                file.with_name(f"ailleurs-{file.name}").rename(file)

    return site, leave, back


@pytest.fixture
def away_postgresql(tmp_path):
    """A server of the drill's own, with the tables that a worker needs."""
    try:
        server = PostgreSQL()
        running = lifecycle.start(server)
    except OutOfReach as error:
        pytest.skip(f"PostgreSQL ne peut pas être lancé ici : {error}")

    def query(sql: str) -> list:
        with psycopg.connect(running.url, autocommit=True) as database:
            return database.execute(sql).fetchall()

    site = Site.at(tmp_path, running.url, query)
    site.python(
        "from django.core.management import call_command; from django.db import connection\n"
        "from home.models import WorkerHeartbeat\n"
        "call_command('migrate', 'django_tasks_database', verbosity=0)\n"
        "with connection.schema_editor() as editor: editor.create_model(WorkerHeartbeat)\n"
    )
    lives = [running]

    def leave():
        os.kill(lives[-1].pid, signal.SIGQUIT)  # at once, connections cut
        until(lambda: not lives[-1].is_alive())

    yield site, leave, lambda: lives.append(lifecycle.start(server, killed=running))
    lifecycle.stop(lives[-1])


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_database_that_goes_away_and_comes_back(database, request, workers, tmp_path):
    """The worker waits for it, does again what it could not note, and goes on; a stock worker ends."""
    site, leave, back = request.getfixturevalue(f"away_{database}")
    begun, go, after = (tmp_path / name for name in ("begun", "go", "after"))
    enqueue = "from tests.home.background.tasks import touch, wait_for;"
    worker = site.worker()
    workers.append(worker)
    site.python(f"{enqueue} wait_for.enqueue({str(begun)!r}, {str(go)!r})")
    until(begun.exists)
    control = site.worker(*STOCK)
    workers.append(control)
    site.python(f"{enqueue} touch.enqueue({str(tmp_path / 'control')!r})")
    until((tmp_path / "control").exists)  # the control works: the worker is in the middle of its own task

    leave()
    go.touch()
    assert control.wait(SECONDS) != 0
    assert worker.poll() is None
    back()

    site.python(f"{enqueue} touch.enqueue({str(after)!r})")
    until(after.exists)
    (done,) = until(
        lambda: [task for task in site.tasks("tests.home.background.tasks.wait_for") if task[0] == "SUCCESSFUL"]
    )
    assert done[1] == 2 or database == "sqlite"  # whose file could still be written to where it was moved
    assert worker.poll() is None

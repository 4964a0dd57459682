"""Other processes, forked from this one, on a database that they share."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from tests.database import copy_as_file

FORK = multiprocessing.get_context("fork")
SOON = 60  # seconds


@contextmanager
def shared_database(folder: Path) -> Iterator[dict]:
    """Settings of a database for other processes: a file where the tests' own is in memory, else the tests' own."""
    shared = dict(connection.settings_dict)
    if connection.vendor == "sqlite":
        shared["NAME"] = str(folder / "db.sqlite3")
        copy_as_file(folder / "db.sqlite3")
    yield shared


def start(database: dict, act, *arguments) -> tuple:
    """A process that acts on the shared database, and the end of a pipe where what it returns comes out."""
    here, there = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_act, args=(database, there, act, arguments), daemon=True)
    process.start()
    there.close()
    return process, here


def _act(database: dict, answers, act, arguments) -> None:
    connection.connection = None  # the parent's
    connection.settings_dict.update(database)
    answers.send(act(*arguments))


def run(database: dict, act, *arguments):
    process, answer = start(database, act, *arguments)
    value = answer.recv()
    process.join(SOON)
    return value

"""Lines that wait to be counted: a file of the data folder, which every process of the machine appends to.

A line is written by one `write` under a shared lock; whoever counts renames the file first, then takes the lock alone:
nobody is left writing into it. A request waits for no other and for no database; when anything fails the line is lost,
the answer is not. Where several machines serve the site without sharing DATA_DIR, each runs a worker of its own.
"""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings

MAX_BYTES = 4_000_000  # some 40,000 lines: more in a minute is no people
_OPEN = "attente.jsonl"
_TRIES = 3
_log = logging.getLogger(__name__)


def folder() -> Path:
    return Path(settings.SEARCH_USAGE_DIR)


def append(line: str) -> None:
    """Add a line; never raises."""
    try:
        _append(f"{line}\n".encode())
    except OSError as error:
        _log.warning("Recherche non comptée : %s", error)


def _append(data: bytes) -> None:
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / _OPEN
    for _try in range(_TRIES):
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH)
            if _is_still(descriptor, path):
                if os.fstat(descriptor).st_size + len(data) <= MAX_BYTES:
                    os.write(descriptor, data)
                return
        finally:
            os.close(descriptor)


def _is_still(descriptor: int, path: Path) -> bool:
    """Whether the open file still bears its name: it may have been taken to be counted meanwhile."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


@contextmanager
def only_one() -> Iterator[bool]:
    """False when another process of this machine counts already."""
    folder().mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder() / "verrou", os.O_RDWR | os.O_CREAT, 0o640)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(descriptor)


def taken() -> list[Path]:
    """Files to count, those that a crash left first. At most one more is taken from the buffer."""
    left = sorted(folder().glob("lot-*.jsonl"))
    try:
        new = (folder() / _OPEN).rename(folder() / f"lot-{uuid4().hex}.jsonl")
    except FileNotFoundError:
        return left
    return [*left, new]


def lines_of(path: Path) -> list[str]:
    """All lines of a taken file, once nobody writes into it any more."""
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        return file.read().decode("utf-8", "replace").splitlines()

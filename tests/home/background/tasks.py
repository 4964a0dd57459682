"""Tasks of the drills, for a worker in a process of its own."""

import time
from pathlib import Path

from django_tasks import task


@task()
def touch(path: str) -> None:
    Path(path).touch()


@task()
def wait_for(started: str, path: str) -> None:
    """Say that it began, then last until a file is there."""
    Path(started).touch()
    while not Path(path).exists():
        time.sleep(0.05)


@task()
def fail() -> None:
    raise RuntimeError("panne")

"""A database of a drill's own, workers in processes of theirs, and what is told of it from outside."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 300  # for what takes two when the machine has nothing else to do
STOCK = ("db_worker", "--queue-name", "*", "--interval", "0.2", "--no-startup-delay", "--no-reload")  # without our care


def until(true: Callable[[], object], seconds: float = SECONDS):
    """What `true` gives as soon as it is something."""
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, "rien ne vient"
        time.sleep(0.1)
    return found


@dataclass
class Site:
    """`query` runs SQL in the drill's database and gives the rows; it fails while that is away."""

    environment: dict
    query: Callable[[str], list]
    folder: Path

    @classmethod
    def at(cls, folder: Path, url: str, query: Callable[[str], list]) -> "Site":
        kept = {name: value for name, value in os.environ.items() if name not in ("SEARCH_ENGINE", "SEARCH_URL")}
        own = {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "DATA_DIR": str(folder), "DATABASE_URL": url}
        own["MEANING_MODEL"] = "aucun"  # each process would load it
        return cls(kept | own, query, folder)

    def worker(self, *command: str) -> subprocess.Popen:
        words = [sys.executable, "manage.py", *(command or ["worker"])]
        with (self.folder / "worker.log").open("a") as log:
            return subprocess.Popen(words, cwd=ROOT, env=self.environment, stdout=log, stderr=log)

    def python(self, program: str) -> str:
        command = [sys.executable, "-c", f"import django; django.setup()\n{program}"]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def tasks(self, path: str) -> list[tuple[str, int]]:
        """State and tries of the tasks of a function, the oldest first."""
        rows = self.query(
            "SELECT status, worker_ids FROM django_tasks_database_dbtaskresult"
            f" WHERE task_path = '{path}' ORDER BY enqueued_at"
        )
        return [(status, len(json.loads(ids) if isinstance(ids, str) else ids)) for status, ids in rows]

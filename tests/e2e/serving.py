"""The real thing: `manage.py run` in a process of its own, its worker and demonstration, and a real Chromium."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "fourmi-de-bout-en-bout"
_FILLED_BY_TIME = (
    r"heartbeat|searchcount|countedbatch|dbtaskresult|home_change|counter|indexcheck|_fts|sqlite_|session$"
)
_IDLE_WITHIN = 120  # seconds
_READY_WITHIN = 420  # seconds; the demonstration is built first
_CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class RunningSite:
    port: int
    data: Path
    environment: dict
    log: Path

    def url(self, path: str, host: str = "localhost") -> str:
        return f"http://{host}:{self.port}{path}"

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def database(self) -> closing[sqlite3.Connection]:
        """To read, and closed after the block: sqlite3's own block only ends a transaction."""
        return closing(sqlite3.connect(self.data / "db.sqlite3"))

    def wait_until_idle(self) -> None:
        """Until the worker has done everything that waits."""
        waiting = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
        deadline = time.monotonic() + _IDLE_WITHIN
        with self.database() as database:
            while database.execute(waiting).fetchone()[0]:
                assert time.monotonic() < deadline, "le travail de fond ne finit pas"
                time.sleep(0.5)

    def row_counts(self) -> dict[str, int]:
        """Rows of every table but those that time alone fills."""
        self.wait_until_idle()
        with self.database() as database:
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            names = [name for (name,) in tables if not re.search(_FILLED_BY_TIME, name)]
            return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def demonstration(data: Path):
    """The demonstration, built and served as `make run` does; ended, children included, at the end."""
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SEARCH_ENGINE")},
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "MEANING_MODEL": "aucun",  # the order of words, whether the model is installed or not
        "DATA_DIR": str(data),
        "PORT": str(_free_port()),
        "DEMO_PASSWORD": PASSWORD,
    }
    site = RunningSite(int(environment["PORT"]), data, environment, data / "run.log")
    site.manage("collectstatic", "--noinput", "--verbosity", "0")
    with site.log.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run"], cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_until_ready(site, process)
            yield site
        finally:
            process.terminate()
            process.wait(30)


def _wait_until_ready(site: RunningSite, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + _READY_WITHIN
    while "prêt" not in site.log.read_text():
        assert process.poll() is None, site.log.read_text()
        assert time.monotonic() < deadline, site.log.read_text()
        time.sleep(0.5)


@contextmanager
def browser():
    """Debian's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium_here(), args=_CHROMIUM_ARGUMENTS)
        yield started
        started.close()


def chromium_here() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def log_in(context, site: RunningSite, username: str):
    """A page of a browser's context, past the login: the dashboard, or the second factor where one is asked."""
    page = context.new_page()
    page.goto(site.url("/gestion/login/"))
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(lambda url: not url.endswith("/login/"))
    return page

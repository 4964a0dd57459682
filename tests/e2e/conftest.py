"""The real thing: `manage.py run` in a process of its own, its worker and demonstration, and a real Chromium."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.database import copy_as_file

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

    def wait_until_idle(self) -> None:
        """Until the worker has done everything that waits."""
        waiting = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
        deadline = time.monotonic() + _IDLE_WITHIN
        with sqlite3.connect(self.data / "db.sqlite3") as database:
            while database.execute(waiting).fetchone()[0]:
                assert time.monotonic() < deadline, "le travail de fond ne finit pas"
                time.sleep(0.5)

    def row_counts(self) -> dict[str, int]:
        """Rows of every table but those that time alone fills."""
        self.wait_until_idle()
        with sqlite3.connect(self.data / "db.sqlite3") as database:
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            names = [name for (name,) in tables if not re.search(_FILLED_BY_TIME, name)]
            return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="package")
def running_site(tmp_path_factory, django_db_setup):
    """The demonstration, built and served as `make run` does; ended, children included, at the end.

    In a database that is migrated already: migrations take as long as the demonstration.
    """
    data = tmp_path_factory.mktemp("donnees")
    copy_as_file(data / "db.sqlite3")
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SEARCH_ENGINE")},
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
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


@pytest.fixture(scope="package")
def chromium():
    """Debian's Chromium, driven by Playwright; ended before other tests, which its event loop would disturb."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright n’est pas installé")
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        pytest.skip("Chromium n’est pas installé sur cette machine (paquet Debian : chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=_CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, running_site):
    """Open a page at a width, with or without scripts; anything the console reports as an error fails the test."""
    contexts, errors = [], []

    def open_at(path: str, width: int = 1280, javascript: bool = True, host: str = "localhost"):
        context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=javascript)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(running_site.url(path, host))
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert errors == []

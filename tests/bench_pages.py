"""`make bench`: pages as they are served, by gunicorn with two processes: made anew, then from the cache of pages.

On the demonstration of `make run`, whose database is only read. For each page: requests a second, and the processor's
time of the server for one, which other programs do not disturb; nothing is asserted. With `BAKERYDEMO=`, a checkout of
wagtail/bakerydemo whose `.venv` holds its requirements and gunicorn, and whose data is loaded, its pages of the same
kinds are served in the same run. A table, and the same figures in `var/bench_pages.json`.
"""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_PAGES = {
    "accueil": "/",
    "liste": "/ateliers/",
    "agenda": "/agenda/",
    "plan": "/plan-du-site/",
    "recherche": "/recherche/?q=google",
    "404": "/nulle-part/",
}
_THEIRS = {
    "accueil": "/",
    "liste": "/breads/",
    "détail": "/breads/anadama-bread/",
    "agenda": "/blog/",
    "recherche": "/search/?q=bread",
    "404": "/nowhere/",
}
_CLIENTS, _SECONDS, _WARMING = 4, 3, 12
_TICKS = os.sysconf("SC_CLK_TCK")
_HEADERS = {
    "Host": "localhost",
    "Accept-Encoding": "gzip",
    "User-Agent": "bench (robot)",
}  # whose searches do not count


@dataclass(frozen=True)
class Served:
    """A site that gunicorn can serve from a folder."""

    folder: Path
    python: str
    application: str
    environment: dict[str, str]


@dataclass(frozen=True)
class Measured:
    """Requests a second of a few visitors at once, and milliseconds of the server's processor for one."""

    rate: float
    processor: float


class UnservedError(Exception):
    """Says, in French, why a site cannot be measured."""


def main() -> None:
    try:
        pages = _PAGES | {"détail": _a_detail()}
        figures = {"faites": measured(_ours("false"), pages), "gardées": measured(_ours("true"), pages)}
    except UnservedError as error:
        sys.stdout.write(f"pages servies : sauté, {error} : la démonstration est à construire (make demo, make run)\n")
        return
    try:
        figures["bakerydemo"] = measured(_bakery(), _THEIRS)
    except UnservedError as error:
        sys.stdout.write(f"bakerydemo : sauté, {error}\n")
    sys.stdout.write(table(figures))
    told = {name: {page: asdict(one) for page, one in found.items()} for name, found in figures.items()}
    (_ROOT / "var" / "bench_pages.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _ours(cache: str) -> Served:
    settings = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "PAGE_CACHE": cache}
    return Served(_ROOT, sys.executable, "cms.wsgi", settings)


def _a_detail() -> str:
    """The address of the first workshop of the list."""
    with server(_ours("false")) as (port, _pid):  # the cache would compress it
        _status, body = get(port, _PAGES["liste"])
    found = re.search(rb'href="(/ateliers/[a-z0-9-]+/)"', body)
    if found is None:
        raise UnservedError("aucun atelier")
    return found[1].decode()


def _bakery() -> Served:
    said = os.environ.get("BAKERYDEMO")
    if not said:
        raise UnservedError("BAKERYDEMO=… ne dit pas où il est")
    folder = Path(said).resolve()
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "CACHE_URL")}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "bakerydemo.settings.production",
        "DJANGO_SECRET_KEY": "banc-d-essai",
        "SECURE_SSL_REDIRECT": "false",
    }
    return Served(folder, str(folder / ".venv" / "bin" / "python"), "bakerydemo.wsgi", environment)


def table(figures: dict[str, dict[str, Measured]]) -> str:
    """A line for each page, a column for each way to serve it."""
    lines = ["page".ljust(12) + "".join(f"{name:>24}" for name in figures)]
    for page in figures["faites"]:
        cells = [found.get(page) for found in figures.values()]
        words = [f"{one.rate:.0f}/s et {one.processor:.2f} ms" if one else "" for one in cells]
        lines.append(page.ljust(12) + "".join(f"{word:>24}" for word in words))
    return "\n".join(lines) + "\n"


def measured(site: Served, pages: dict[str, str]) -> dict[str, Measured]:
    with server(site) as (port, pid):
        return {name: measure(port, pid, path, 404 if name == "404" else 200) for name, path in pages.items()}


@contextmanager
def server(site: Served) -> Iterator[tuple[int, int]]:
    """The port and the process of a site on loopback, ended afterwards. What it says of each 404 goes nowhere."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [site.python, "-m", "gunicorn", site.application, "--workers", "2", "--threads", "4"]
    try:
        process = subprocess.Popen(
            [*command, "--log-level", "warning", "--bind", f"127.0.0.1:{port}"],
            cwd=site.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=site.environment,
        )
    except OSError as error:
        raise UnservedError(f"{error.filename} manque") from error
    try:
        until = time.monotonic() + 60
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > until:
                raise UnservedError(f"{site.folder} n’est pas servi par gunicorn")
            time.sleep(0.2)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(60)


def _answers(port: int) -> bool:
    try:
        get(port, "/")
    except OSError:
        return False
    return True


def get(port: int, path: str) -> tuple[int, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path, headers=_HEADERS)
        response = connection.getresponse()
        return response.status, response.read()


def measure(port: int, pid: int, path: str, wanted: int) -> Measured:
    if wrong := {get(port, path)[0] for _ in range(_WARMING)} - {wanted}:
        raise UnservedError(f"{path} répond {wrong}")
    before, started = processor_time(pid), time.perf_counter()

    def visit(_number: int) -> int:
        done = 0
        while time.perf_counter() - started < _SECONDS:
            get(port, path)
            done += 1
        return done

    with ThreadPoolExecutor(_CLIENTS) as pool:
        requests = sum(pool.map(visit, range(_CLIENTS)))
    seconds = time.perf_counter() - started
    return Measured(requests / seconds, (processor_time(pid) - before) * 1000 / requests)


def processor_time(pid: int) -> float:
    """Seconds that the processes of a server have used."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return sum(sum(map(int, _stat(child)[11:13])) / _TICKS for child in children)


def _stat(pid: str) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()


if __name__ == "__main__":
    main()

"""`make bench`: pages as they are served, by gunicorn with two processes: made anew, then from the cache of pages.

On the demonstration of `make run`, whose database is only read. For each page: requests a second, and the processor's
time of the server for one, which other programs do not disturb; nothing is asserted.
"""

import os
import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

_PAGES = ("/", "/ateliers/", "/agenda/", "/plan-du-site/")
_CLIENTS, _SECONDS, _WARMING = 4, 3, 12
_TICKS = os.sysconf("SC_CLK_TCK")
_ROOT = Path(__file__).parents[1]


def main() -> None:
    with server(stderr=subprocess.DEVNULL, PAGE_CACHE="false") as (port, _pid):  # whose errors mean: no demonstration
        status, body = get(port, "/ateliers/")
        details = re.findall(rb'href="(/ateliers/[a-z0-9-]+/)"', body)
    if status != 200 or not details:
        sys.stdout.write("pages servies : sauté, la démonstration n’est pas construite (make demo, make run)\n")
        return
    pages = [*_PAGES, details[0].decode()]
    measured = {}
    for setting in ("false", "true"):
        with server(PAGE_CACHE=setting) as (port, pid):
            measured[setting] = {path: measure(port, pid, path) for path in pages}
    for path in pages:
        (slow, slow_cpu), (fast, fast_cpu) = (measured[setting][path] for setting in ("false", "true"))
        sys.stdout.write(
            f"{path} : faite {slow:.0f}/s et {slow_cpu:.1f} ms, gardée {fast:.0f}/s et {fast_cpu:.2f} ms,"
            f" rapport {fast / slow:.0f} (processeur {slow_cpu / fast_cpu:.0f})\n"
        )


@contextmanager
def server(stderr: int | None = None, **environment: str):
    """The port and the process of a site on loopback, ended afterwards."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "cms.wsgi", "--workers", "2", "--threads", "4"]
    process = subprocess.Popen(
        [*command, "--log-level", "warning", "--bind", f"127.0.0.1:{port}"],
        cwd=_ROOT,
        stderr=stderr,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.dev"} | environment,
    )
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                get(port, "/sante/")
                break
            except OSError:
                time.sleep(0.2)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


def get(port: int, path: str) -> tuple[int, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path, headers={"Host": "localhost", "Accept-Encoding": "gzip"})
        response = connection.getresponse()
        return response.status, response.read()


def measure(port: int, pid: int, path: str) -> tuple[float, float]:
    """Requests a second of a few visitors at once, and milliseconds of processor for one."""
    for _ in range(_WARMING):
        get(port, path)
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
    return requests / seconds, (processor_time(pid) - before) * 1000 / requests


def processor_time(pid: int) -> float:
    """Seconds that the processes of a server have used."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return sum(sum(map(int, _stat(child)[11:13])) / _TICKS for child in children)


def _stat(pid: str) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()


if __name__ == "__main__":
    main()

"""`python -m tests.engines start|stop|status [NAME…]`: what `make engines` and `make engines-stop` run.

Exit code 0, also when something is out of reach; 1 when an engine that has all it needs does not start.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from . import lifecycle, state
from .errors import OutOfReach, StartFailed
from .postgresql import PostgreSQL
from .redis import Redis
from .search_servers import elasticsearch, opensearch
from .server import Server

ENGINES: dict[str, Callable[[], Server]] = {
    "postgresql": PostgreSQL,
    "elasticsearch": elasticsearch,
    "opensearch": opensearch,
    "redis": Redis,
}


def start(names: list[str], path: Path = state.PATH) -> int:
    """Start those that do not run; say of each what became of it."""
    code = 0
    for name in names:
        known = state.read(path)
        if name in known and known[name].is_alive():
            say(f"{name} tourne déjà : {known[name].url} (processus {known[name].pid})")
            continue
        try:
            began = time.monotonic()
            engine = lifecycle.start(ENGINES[name](), known.get(name))
        except OutOfReach as missing:
            say(f"{name} reste hors de portée : {missing}.")
        except StartFailed as failure:
            say(f"{name} n’a pas démarré : {failure}")
            code = 1
        else:
            state.write({**state.read(path), name: engine}, path)
            took = time.monotonic() - began
            say(f"{name} {engine.version} est prêt en {took:.0f} s : {engine.url} (processus {engine.pid})")
    return code


def stop(names: list[str], path: Path = state.PATH) -> int:
    """Stop those that were started here, and forget them."""
    for name in names:
        known = state.read(path)
        if name not in known:
            say(f"{name} ne tourne pas.")
            continue
        lifecycle.stop(known.pop(name))
        state.write(known, path)
        say(f"{name} est arrêté.")
    return 0


def status(names: list[str], path: Path = state.PATH) -> int:
    known = state.running(path)
    for name in names:
        said = f"tourne : {known[name].url} (processus {known[name].pid})" if name in known else "ne tourne pas."
        say(f"{name} {said}")
    return 0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.engines", description="De vrais moteurs, sur cette machine.")
    parser.add_argument("action", choices=["start", "stop", "status"], help="démarrer, arrêter, dire ce qui tourne")
    parser.add_argument("names", nargs="*", metavar="moteur", help=f"tous par défaut : {', '.join(ENGINES)}")
    asked = parser.parse_args(words)
    if unknown := set(asked.names) - set(ENGINES):
        parser.error(f"moteur inconnu : {', '.join(sorted(unknown))}")
    return {"start": start, "stop": stop, "status": status}[asked.action](asked.names or list(ENGINES))


if __name__ == "__main__":
    sys.exit(main())

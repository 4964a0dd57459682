"""Where to measure: for each engine that can be had, the environment of a scratch set-up that is gone afterwards.

Servers are those of DATABASE_URL and SEARCH_URL, else those that `make engines` wrote in `var/engines.json`.
"""

import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from search.engines import ENGINES, REMOTE_ENGINES

Environment = Callable[[Path], AbstractContextManager[dict[str, str]]]
_STARTED = Path(__file__).resolve().parents[2] / "var" / "engines.json"
_NO_SERVER = {"SEARCH_ENGINE": "", "SEARCH_URL": ""}


def environments(engine: str = "") -> Iterator[tuple[str, Environment | None]]:
    """Engines by name, all unless one is named, each with its set-up; None for one that runs nowhere."""
    for name in [engine] if engine else ENGINES:
        yield name, _environment(name)


def _environment(name: str) -> Environment | None:
    if name == "sqlite":
        return _sqlite
    url = _address(name)
    if url is None:
        return None
    return partial(_remote, name, url) if name in REMOTE_ENGINES else partial(_postgresql, url)


def _address(name: str) -> str | None:
    """Of a server: the environment's, when it is for that engine, else that which was started here."""
    said = os.environ.get("DATABASE_URL", "") if name == "postgresql" else os.environ.get("SEARCH_URL", "")
    if name == "postgresql" and said.startswith("postgres"):
        return said
    if name in REMOTE_ENGINES and said and os.environ.get("SEARCH_ENGINE") == name:
        return said
    try:
        return json.loads(_STARTED.read_text(encoding="utf-8"))[name]["url"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def _sqlite(folder: Path) -> Iterator[dict[str, str]]:
    yield {"DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}", **_NO_SERVER}


@contextmanager
def _postgresql(url: str, folder: Path) -> Iterator[dict[str, str]]:
    """A database of its own on the server."""
    name = f"fourmiliere_bench_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield {"DATABASE_URL": urlunsplit(urlsplit(url)._replace(path=f"/{name}")), **_NO_SERVER}
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def _remote(name: str, url: str, folder: Path) -> Iterator[dict[str, str]]:
    """Indexes with a prefix of their own, which who makes them drops; what ranking reads is in an SQLite database."""
    prefix = f"fourmiliere_bench_{secrets.token_hex(4)}_"
    with _sqlite(folder) as database:
        yield database | {"SEARCH_ENGINE": name, "SEARCH_URL": url, "SEARCH_INDEX_PREFIX": prefix}

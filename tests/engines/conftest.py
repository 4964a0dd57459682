"""A small real server in the place of an engine, and a Maven without network."""

import sys
from pathlib import Path

import pytest

from tests.engines import lifecycle
from tests.engines.accounts import Account
from tests.engines.server import Server

_SERVE = """
import http.server, os, pathlib, sys
folder, port = pathlib.Path(sys.argv[1]), int(sys.argv[2])
(folder / "pid").write_text(str(os.getpid()))
http.server.HTTPServer(("127.0.0.1", port), http.server.SimpleHTTPRequestHandler).serve_forever()
"""


class SmallServer(Server):
    """Serves its folder, where `prepare` left a file."""

    name = "petit"
    version = "1.0"
    code = _SERVE

    def prepare(self, folder: Path, account: Account) -> None:
        (folder / "donnees.txt").write_text("préparé une fois", encoding="utf-8")

    def command(self, folder: Path, port: int) -> list[str]:
        return [sys.executable, "-c", self.code, str(folder), str(port)]

    def environment(self, folder: Path) -> dict[str, str]:
        return {}

    def url(self, port: int) -> str:
        return f"http://127.0.0.1:{port}"

    def is_ready(self, folder: Path, port: int) -> bool:
        return (folder / "pid").is_file() and not lifecycle._is_free(port)


@pytest.fixture
def small_server(tmp_path, monkeypatch):
    """One that starts under the account of the tests, its folder in theirs."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(lifecycle, "account_for", lambda engine: Account())
    return SmallServer()


@pytest.fixture
def maven(tmp_path, monkeypatch):
    """Make PATH hold one program, a `mvn` that runs this shell code; None: not even that."""
    programs = tmp_path / "programmes"
    programs.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def install(code: str | None) -> None:
        path = programs / "mvn"
        path.unlink(missing_ok=True)
        if code is not None:
            path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{code}\n", encoding="utf-8")
            path.chmod(0o755)
        monkeypatch.setenv("PATH", str(programs))

    return install

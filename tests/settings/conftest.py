"""The settings read again, as a new process reads them."""

import importlib
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "zC4!tq8vW1p0Yb7k-Nn3sXe6uGr9dJm2hFa5LoQiTy_BxEwKjMnBvCx",
    "ALLOWED_HOSTS": "www.example.org,.localhost",
    "ADMIN_BASE_URL": "https://www.example.org",
    "DEFAULT_FROM_EMAIL": "ne-pas-repondre@example.org",
}


def documented() -> dict[str, str]:
    """Every variable of .env.example, with the value that it shows."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return dict(found.groups() for line in lines if (found := re.match(r"#?([A-Z][A-Z0-9_]*)=(.*)", line)))


@pytest.fixture
def start(monkeypatch):
    """Import a module of settings in an environment that gives these variables and no other of ours; the module."""

    def read(module: str, values: dict[str, str]):
        for name in documented():
            monkeypatch.setenv(name, "")  # as if it were not there, also in the .env of who runs the tests
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        for name in [name for name in sys.modules if name.startswith("cms.settings.")]:
            monkeypatch.delitem(sys.modules, name)
        try:
            return importlib.import_module(f"cms.settings.{module}")
        finally:
            for name in [name for name in sys.modules if name.startswith("cms.settings.")]:
                del sys.modules[name]  # those of the tests come back afterwards

    return read

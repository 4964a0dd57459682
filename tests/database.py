"""The tests' database on SQLite: migrated once, kept in a file, copied into memory by each process of each run.

Wagtail's and our migrations take 40 s; a copy takes a tenth of one. The file's name holds a digest of every migration,
so that a change makes a new one.
"""

import fcntl
import hashlib
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

_KEPT = 3  # templates of other branches that stay


@contextmanager
def migrated_database(verbosity: int):
    """The test database, while the block lasts."""
    if connection.vendor != "sqlite":
        config = setup_databases(verbosity=verbosity, interactive=False)
        yield
        teardown_databases(config, verbosity=verbosity)
        return
    template = _template()
    template.parent.mkdir(parents=True, exist_ok=True)
    with open(template.parent / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one of several processes makes it, the others wait
        if template.exists():
            name = connection.settings_dict["NAME"]
            _open_in_memory()
            with closing(sqlite3.connect(template)) as kept:
                kept.backup(connection.connection)
            config = [(connection, name, True)]
        else:
            config = setup_databases(verbosity=verbosity, interactive=False)
            _keep(template)
    yield
    teardown_databases(config, verbosity=verbosity)


def _template() -> Path:
    digest = hashlib.sha256(f"{django.VERSION} {settings.LANGUAGES}".encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for path in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(f"{app.label} {path.name}".encode() + path.read_bytes())
    return Path(settings.VAR_DIR) / "tests" / f"{digest.hexdigest()[:20]}.sqlite3"


def _open_in_memory() -> None:
    connection.close()
    name = connection.creation._get_test_db_name()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    connection.ensure_connection()


def _keep(template: Path) -> None:
    unfinished = template.with_suffix(".new")
    with closing(sqlite3.connect(unfinished)) as kept:
        connection.connection.backup(kept)
    unfinished.rename(template)
    for old in sorted(template.parent.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-_KEPT]:
        old.unlink()

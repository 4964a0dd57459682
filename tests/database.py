"""The tests' database: migrated once, copied by each process of each run.

Wagtail's and our migrations take 40 s; a copy takes a tenth of one. On SQLite what is copied is a file, on PostgreSQL a
template database. Its name holds a digest of every migration, so that a change makes a new one.
"""

import fcntl
import hashlib
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from home import library_leftovers, permission_names

_KEPT = 3  # templates of other branches that stay


@contextmanager
def migrated_database(verbosity: int):
    """The test database, while the block lasts."""
    folder = Path(settings.VAR_DIR) / "tests"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one of several processes makes it, the others wait
        if connection.vendor == "postgresql":
            config = _copy_on_postgresql(verbosity)
        else:
            config = _copy_on_sqlite(folder / f"{_digest()}.sqlite3", verbosity)
    yield
    teardown_databases(config, verbosity=verbosity)


def _copy_on_postgresql(verbosity: int) -> list:
    """A test database from the template; Django finds nothing left to migrate there."""
    test, template = connection.settings_dict["TEST"], f"template_{_digest()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if cursor.fetchone() is None:
            name, test["NAME"] = test["NAME"], f"{template}_new"
            draft = setup_databases(verbosity=verbosity, interactive=False, keepdb=True, serialized_aliases=())
            teardown_databases(draft, verbosity=verbosity, keepdb=True)
            test["NAME"] = name
            cursor.execute(f'ALTER DATABASE "{template}_new" RENAME TO "{template}"')
    test["TEMPLATE"] = template
    return setup_databases(verbosity=verbosity, interactive=False, serialized_aliases=())


def copy_as_file(path: Path) -> None:
    """Put the migrated SQLite database, if there is one, where a process that tests start will find it."""
    template = Path(settings.VAR_DIR) / "tests" / f"{_digest()}.sqlite3"
    if template.exists():  # none was made when the tests themselves run on PostgreSQL
        shutil.copyfile(template, path)


def _copy_on_sqlite(template: Path, verbosity: int) -> list:
    if not template.exists():
        config = setup_databases(verbosity=verbosity, interactive=False)
        _keep(template)
        return config
    name = connection.settings_dict["NAME"]
    _open_in_memory()
    with closing(sqlite3.connect(template)) as kept:
        kept.backup(connection.connection)
    return [(connection, name, True)]


def _digest() -> str:
    digest = hashlib.sha256(f"{django.VERSION} {settings.LANGUAGES}".encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for path in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(f"{app.label} {path.name}".encode() + path.read_bytes())
    for module in (library_leftovers, permission_names):  # what follows migrations
        digest.update(Path(module.__file__).read_bytes())
    return digest.hexdigest()[:20]


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

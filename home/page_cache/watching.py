"""Every write to the database that a page may show is announced, in the transaction that makes it.

Not by signals of models: `update`, `bulk_create` and SQL send none, and listening to all deletions would make Django
read each row that it deletes. The statement itself says what it writes, whoever makes it. (PostgreSQL's COPY alone is
no statement of Django's cursor; only the search index is written by it.)
"""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection as default
from django.db.backends.base.base import BaseDatabaseWrapper

from home.generations import announce_once
from home.models import Change
from home.page_cache import not_shown

WHAT = "content"
_WRITES = re.compile(
    r'\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|MERGE\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE)\s+"?(?P<table>\w+)"?'
    r"(?:\s+SET\s+(?P<values>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_COLUMNS = re.compile(r'(?:^|,\s*)"?(\w+)"?\s*=')
_migrating = False


def watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """A receiver of `connection_created`."""
    if connection.alias == default.alias and _announcing not in connection.execute_wrappers:
        connection.execute_wrappers.append(_announcing)


def stop_while_migrating(**kwargs: Any) -> None:
    """Of `pre_migrate`: tables come and go, that of the announcements too."""
    global _migrating
    _migrating = True


def tell_after_migrating(**kwargs: Any) -> None:
    """Of `post_migrate`: whatever was done, pages are made anew."""
    global _migrating
    _migrating = False
    if Change._meta.db_table in default.introspection.table_names():
        announce_once(WHAT)


def changes_pages(sql: str) -> bool:
    """Whether a statement writes what some kept page may show."""
    found = _WRITES.match(sql)
    if not found:
        return False
    table = found["table"].lower()
    if table in not_shown.TABLES or table.startswith(not_shown.PREFIXES):
        return False
    harmless, written = not_shown.COLUMNS.get(table, frozenset()), _COLUMNS.findall(found["values"] or "")
    return not (written and harmless.issuperset(written))


def _announcing(execute: Callable, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    done = execute(sql, params, many, context)
    if not _migrating and changes_pages(sql):
        announce_once(WHAT)
    return done

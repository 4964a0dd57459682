"""Which generation of the tree, of the synonyms… the database holds: what was read under an older one is not true now.

A change adds a row with a random token, in the transaction that makes the change; the generation is the sum of the
tokens that one sees. So a change and its announcement are seen by others at the same moment, or never; two that are
committed in any order both count, without waiting for each other; a transaction that is undone leaves no trace, and
no number is ever used twice. A cache could not promise that: it may be away, or forget.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection, transaction

_KEPT = 100  # rows
_BITS = 40  # the sum of a million of them is still an integer of SQLite
# In SQL, on the table of home.models.Change: models are made of what is remembered, and each request looks.
_LOOK = "SELECT what, SUM(token) FROM home_change GROUP BY what"
_ANNOUNCE = "INSERT INTO home_change (what, token) VALUES (%s, %s)"
_FORGET = "DELETE FROM home_change WHERE id <= (SELECT id FROM home_change ORDER BY id DESC LIMIT 1 OFFSET %s)"
_seen: ContextVar[dict[str, int] | None] = ContextVar("generations seen", default=None)


def generation(what: str) -> int:
    """The generation of `what`: one query, or one for all of them within `one_look`."""
    return _look().get(what, 0)


def edition() -> int:
    """The generation of all that is announced, as `generation` reads it."""
    for told in _told():
        told.what = ""  # what the same transaction changes from here on is announced again
    return sum(_look().values())


def _look() -> dict[str, int]:
    seen = _seen.get()
    if seen:
        return seen
    with connection.cursor() as cursor:
        cursor.execute(_LOOK)
        read = dict(cursor.fetchall())
    if seen is not None:
        seen.update(read)
        seen[""] = 0  # looked, also when there was nothing
    return read


@contextmanager
def one_look() -> Iterator[None]:
    """Within, the generations are those of the first look: a page shows one tree, and what is announced within."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def announce(what: str) -> None:
    """Say that `what` changed, once it did and in the same transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_ANNOUNCE, [what, secrets.randbits(_BITS)])
    if seen := _seen.get():
        seen.clear()


def announce_once(what: str) -> None:
    """The same, but one row is enough for all that a transaction does."""
    if any(told.what == what for told in _told()):
        return
    announce(what)
    if connection.in_atomic_block:
        transaction.on_commit(_Told(what))


@dataclass
class _Told:
    """Stands for a row among the hooks of a transaction: it goes when the part that made the row is undone."""

    what: str

    def __call__(self) -> None:
        """Nothing is to be done at the end."""


def _told() -> Iterator[_Told]:
    return (hook[1] for hook in connection.run_on_commit if isinstance(hook[1], _Told))


def forget_old_changes() -> None:
    """Keep the last rows, which makes a new generation when there were more. Safe on several machines at once."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [_KEPT])

"""What a process keeps in its own memory of the database, for as long as it is true."""

import pickle
from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar, cast

from django.db import transaction

from home.generations import announce, generation

T = TypeVar("T")
KEPT_SECONDS = 300  # a change that nothing announced is seen after that time
_MOST = 10_000  # values; what is linked, translated… may be more than anybody visits
_GENERATIONS = 2  # a request that began before a change ends with what it began with


class Memory:
    """Values by name, read again once somebody anywhere announced that `what` changed."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._kept: dict[int, dict[str, tuple[float, object]]] = {}
        _all.append(self)

    def shared(self, name: str, read: Callable[[], T]) -> T:
        """What `read` gave when last called under this name: the very same object for all, never to be changed."""
        values = self._values(generation(self.what))  # before reading: what changes meanwhile is read again
        until, value = values.get(name, (0, None))
        if until < monotonic():
            value = read()
            if len(values) >= _MOST:
                values.clear()
            values[name] = monotonic() + KEPT_SECONDS, value
        return cast(T, value)

    def copied(self, name: str, read: Callable[[], T]) -> T:
        """The same for what may be changed, such as pages: each caller gets its own."""
        return pickle.loads(self.shared(name, lambda: pickle.dumps(read(), pickle.HIGHEST_PROTOCOL)))  # noqa: S301  ours

    def last(self, name: str) -> Any:
        """What `shared` last gave in this process, maybe before a change; None when there is nothing. No query."""
        for values in reversed(list(self._kept.values())):
            if name in values:
                return values[name][1]
        return None

    def forget(self) -> None:
        """Make every process read again, once they can see what changed."""
        announce(self.what)
        if transaction.get_connection().in_atomic_block:
            # This process may read halfway, and what follows in the transaction is announced by nothing.
            transaction.on_commit(self.empty)

    def empty(self) -> None:
        """Lose what this process keeps."""
        self._kept.clear()

    def _values(self, number: int) -> dict[str, tuple[float, object]]:
        kept = self._kept
        if number not in kept:
            for old in list(kept)[: 1 - _GENERATIONS]:
                kept.pop(old, None)
        return kept.setdefault(number, {})


_all: list[Memory] = []


def empty_memories() -> None:
    """Be as a process that has just begun."""
    for memory in _all:
        memory.empty()

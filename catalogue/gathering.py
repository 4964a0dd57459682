"""What follows a change, gathered while a command makes many of them, and done once in its own process at the end.

A higher app that works in the background (search) offers its work here instead of enqueuing it; a command that must
leave everything ready when it returns (demo, import_materials) wraps what it does in `gathered_work()`.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_Work = Callable[[list[int]], object]
_gathered: ContextVar[dict[_Work, set[int]] | None] = ContextVar("gathered", default=None)


@contextmanager
def gathered_work() -> Iterator[None]:
    """Within, gathered work only remembers its ids; it is done at the end, even after an error. Also a decorator."""
    if _gathered.get() is not None:  # inside another: its end is soon enough
        yield
        return
    work: dict[_Work, set[int]] = {}
    token = _gathered.set(work)
    try:
        yield
    finally:
        _gathered.reset(token)
        for do, ids in work.items():
            do(sorted(ids))


def gather(work: _Work, ids: Iterable[int]) -> bool:
    """Remember ids for `work`, a function of a module; False when nothing gathers, and the caller must see to it."""
    gathered = _gathered.get()
    if gathered is None:
        return False
    gathered.setdefault(work, set()).update(ids)
    return True

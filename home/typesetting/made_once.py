"""Costly files that visitors may ask for: made one after the other, and kept by what they show where others ask too.

Each takes a processor for a fifth of a second or more, and robots ask for many at once. Whoever would wait behind the
line is told to come again: pages keep the site's threads.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import BoundedSemaphore, Lock

from django.core.cache import caches
from django.http import HttpResponse

_LINE = 3  # of the eight threads of deploy/fourmiliere.service: one makes a file, two wait
_LATER = 30  # seconds
_in_line, _one_at_a_time = BoundedSemaphore(_LINE), Lock()  # in each process


def made_once(cache: str, key: str, make: Callable[[], bytes]) -> bytes | None:
    """What a cache of files holds under a key, or what `make` gives; None when others are to be made first."""
    kept = caches[cache]
    found = kept.get(key)
    if found is not None:
        return found
    with one_turn() as is_mine:
        if is_mine and (found := kept.get(key)) is None:
            found = make()
            with suppress(OSError):  # a full disk
                kept.set(key, found)
    return found


@contextmanager
def one_turn() -> Iterator[bool]:
    """Within, nobody else makes anything; False when too many wait, and nothing is to be made."""
    if not _in_line.acquire(blocking=False):
        yield False
        return
    try:
        with _one_at_a_time:
            yield True
    finally:
        _in_line.release()


def come_again(words: str = "") -> HttpResponse:
    """The answer while others are to be made first."""
    headers = {"Retry-After": str(_LATER), "Cache-Control": "no-store"}
    return HttpResponse(words, status=503, content_type="text/plain; charset=utf-8", headers=headers)

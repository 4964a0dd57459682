"""Drawn once, then kept by what it shows: a fifth of a second of a processor each, which robots must not multiply."""

from contextlib import suppress
from threading import Lock

from django.core.cache import caches

from home.share_pictures.drawing import draw
from home.share_pictures.told import Told

_one_at_a_time = Lock()  # in each process
_PATIENCE = 5  # seconds


def picture_of(told: Told, icon: str) -> bytes | None:
    """A PNG; None when too many others are to be drawn first."""
    pictures, key = caches["share_pictures"], f"{told.code}:{icon}"
    found = pictures.get(key)
    if found is None and _one_at_a_time.acquire(timeout=_PATIENCE):
        try:
            found = pictures.get(key) or draw(told, icon)
            with suppress(OSError):  # a full disk
                pictures.set(key, found)
        finally:
            _one_at_a_time.release()
    return found

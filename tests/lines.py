"""Others who ask for what is long to make."""

from collections.abc import Iterator
from contextlib import contextmanager

from home.typesetting import made_once


@contextmanager
def full_line() -> Iterator[None]:
    """As many as may wait for a picture or a poster do."""
    for _ in range(made_once._LINE):
        made_once._in_line.acquire()
    try:
        yield
    finally:
        for _ in range(made_once._LINE):
            made_once._in_line.release()

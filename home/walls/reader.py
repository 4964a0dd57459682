"""Who reads the admin's page that is being made: what they may not see must not be named to them in passing."""

from contextlib import contextmanager
from contextvars import ContextVar

from home.walls.territory import territory_of

_HIDDEN = "Page non publiée"
_reader = ContextVar("reader", default=None)


@contextmanager
def nobody_reads():
    """Within, and until someone does; what was before comes back after."""
    token = _reader.set(None)
    try:
        yield
    finally:
        _reader.reset(token)


def read_by(user) -> None:
    """From here on the admin's page is made for `user`."""
    _reader.set(user)


def current_reader():
    """The user who reads; None outside the admin and for administrators."""
    return _reader.get()


def title_for_reader(page) -> str | None:
    """What a page that is not the reader's is called: as visitors know it, not as its next draft will call it.

    None when the reader may know it as its own editors do.
    """
    user = current_reader()
    if user is None or territory_of(user).owns(page.path):
        return None
    return page.title if page.live and not page.expired else _HIDDEN

"""Who reads the admin's page that is being made: what they may not see must not be named to them in passing."""

from contextlib import contextmanager
from contextvars import ContextVar

from home.walls.territory import Territory

_HIDDEN = "Page non publiée"


class Reader:
    """The territory of who reads, for the time of a request; None outside the admin and for administrators."""

    def __init__(self):
        self._territory: ContextVar[Territory | None] = ContextVar("reader", default=None)

    def get(self) -> Territory | None:
        return self._territory.get()

    def set(self, territory: Territory) -> None:
        self._territory.set(territory)

    @contextmanager
    def __call__(self, territory: Territory | None):
        token = self._territory.set(territory)
        try:
            yield
        finally:
            self._territory.reset(token)


reading = Reader()


def title_for_reader(page) -> str | None:
    """What a page that is not the reader's is called: as visitors know it, not as its next draft will call it.

    None when the reader may know it as its own editors do.
    """
    territory = reading.get()
    if territory is None or territory.owns(page.path):
        return None
    return page.title if page.live and not page.expired else _HIDDEN

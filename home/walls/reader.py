"""Who reads the admin's page that is being made: what they may not see must not be named to them in passing."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.walls.territory import territory_of

_HIDDEN = "Page non publiée"
_reader: ContextVar["Reader | None"] = ContextVar("reader", default=None)


@dataclass
class Reader:
    """`held`: models and ids that the forms of this page named before they were sent; `answers`: what is known of
    other things already."""

    user: object
    held: set[tuple[type, str]] = field(default_factory=set)
    answers: dict[tuple[type, str], bool] = field(default_factory=dict)

    @cached_property
    def private_paths(self) -> tuple[str, ...]:
        """Paths of the pages that not every visitor may see, nor those below them. One query a request."""
        return tuple(PageViewRestriction.objects.values_list("page__path", flat=True).distinct())


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
    _reader.set(Reader(user))


def reader() -> Reader | None:
    """Who reads; None outside the admin and for administrators."""
    return _reader.get()


def current_reader():
    """The user who reads; None outside the admin and for administrators."""
    found = reader()
    return found and found.user


def title_for_reader(page) -> str | None:
    """What a page that is not the reader's is called: as visitors know it, not as its next draft will call it.

    None when the reader may know it as its own editors do.
    """
    found = reader()
    if found is None or territory_of(found.user).owns(page.path):
        return None
    expired = page.expired or (page.expire_at is not None and page.expire_at <= timezone.now())
    private = page.path.startswith(found.private_paths)
    return page.title if page.live and not expired and not private else _HIDDEN

"""Whom a mail is for and what it is about: said around its sending, for its message does not know."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from home.models import MailReaders


@dataclass(frozen=True)
class Telling:
    """Ids, since what they name may change until the mail leaves. Without an account: an address's own matter."""

    account: int | None = None
    page: int | None = None
    readers: str = MailReaders.EDITORS


_NOBODY = Telling()
_telling: ContextVar[Telling] = ContextVar("telling", default=_NOBODY)


@contextmanager
def telling(account, page=None, readers: str = MailReaders.EDITORS) -> Iterator[None]:
    """Mails sent within are for that account; about that page, when there is one."""
    token = _telling.set(Telling(account.pk, page and page.pk, readers))
    try:
        yield
    finally:
        _telling.reset(token)


def current_telling() -> Telling:
    return _telling.get()

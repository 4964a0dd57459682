"""What keeps a server that is away from slowing down every search and every save."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

logger = logging.getLogger(__name__)
PAUSE = 10  # seconds without asking a server that did not answer


class Unavailable(Exception):
    """The server did not answer, or refused; the log says why."""


class Breaker:
    """Calls to one server. After one that got no answer, none is tried for `PAUSE` seconds."""

    def __init__(self, name: str, errors: tuple[type[Exception], ...], is_refusal: Callable[[Exception], bool]) -> None:
        self.name = name
        self.errors = errors
        self.is_refusal = is_refusal  # an answer, though not the one that was hoped for: no index yet, a bad request
        self.closed_after = 0.0

    def call(self, function: Callable) -> Any:
        """The function's result. Raises Unavailable in place of the server's errors."""
        if monotonic() < self.closed_after:
            raise Unavailable(f"{self.name} n’a pas répondu il y a moins de {PAUSE} s.")
        try:
            return function()
        except self.errors as error:
            if not self.is_refusal(error):
                self.closed_after = monotonic() + PAUSE
            logger.error("%s : %s", self.name, error)
            raise Unavailable(str(error)) from error

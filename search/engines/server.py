"""A server that is asked over HTTP, through the client of its maker: requests may fail, and are not repeated."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from home.breaker import Breaker, Unavailable
from search.engines.base import EngineUnavailable

QUICK = 1.5  # seconds that a visitor may wait before the database answers
CALM = 10.0  # for what the background worker writes
PATIENT = 60.0  # for a rebuild

JSON = {"content-type": "application/json", "accept": "application/json"}
LINES = {"content-type": "application/x-ndjson", "accept": "application/json"}


class Server(ABC):
    """A subclass says which client speaks, and what it raises."""

    errors: tuple[type[Exception], ...]

    def __init__(self, url: str):
        self.client = self.connect(url)
        self.breaker = Breaker(type(self).__name__, self.errors, self._is_refusal)

    @abstractmethod
    def connect(self, url: str):
        """A client that tries each request once."""

    @abstractmethod
    def send(self, method: str, path: str, params: Mapping, body: Any, headers: Mapping, seconds: float) -> Any:
        """One request of the client; its answer, decoded. Raises `errors`."""

    @abstractmethod
    def status(self, error: BaseException) -> int | None:
        """The HTTP status that an error stands for; None without an answer."""

    def ask(self, method: str, path: str, body=None, *, seconds: float = QUICK, headers=JSON, missing=None, **params):
        """The server's answer, or `missing` when it has no such thing. Raises EngineUnavailable.

        While the breaker is open only a rebuild tries: a person waits for it.
        """

        def send():
            return self.send(method, path, params, body, headers, seconds)

        errors: tuple[type[Exception], ...] = (*self.errors, Unavailable)
        try:
            return send() if seconds == PATIENT else self.breaker.call(send)
        except errors as error:
            cause = error.__cause__ if isinstance(error, Unavailable) else error
            if missing is not None and cause is not None and self.status(cause) == 404:
                return missing
            raise EngineUnavailable(str(error)) from error

    def _is_refusal(self, error: Exception) -> bool:
        """An answer, though not the one that was hoped for: the server is there."""
        status = self.status(error)
        return status is not None and 400 <= status < 500 and status != 429

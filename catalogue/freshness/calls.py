"""One call to another site, for its status alone: no body is read, no time is lost, no other machine is reached."""

import http.client
import io
import socket
import ssl
import time
from functools import partial

from catalogue.freshness.addresses import Target

TIMEOUT = 5.0  # seconds without an answer
WHOLE_CALL = 15.0  # seconds for status and headers together: a server that drips is left


class _TimedReader(io.RawIOBase):
    """What a socket says until a deadline, whatever the pace at which it says it."""

    def __init__(self, sock, deadline: float):
        self.sock, self.deadline = sock, deadline

    def readable(self):
        return True

    def readinto(self, buffer):
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.sock.settimeout(min(TIMEOUT, left))
        return self.sock.recv_into(buffer)


class _TimedResponse(http.client.HTTPResponse):
    def __init__(self, sock, *args, deadline: float, **kwargs):
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = io.BufferedReader(_TimedReader(sock, deadline))


class _PinnedConnection(http.client.HTTPConnection):
    """Goes to the machine that was checked: the name is not resolved again, so it cannot have changed meanwhile."""

    def __init__(self, target: Target):
        super().__init__(target.host, target.port, timeout=TIMEOUT)
        self.target = target
        self.response_class = partial(  # type: ignore[assignment]  # it is only called, as the class would be
            _TimedResponse, deadline=time.monotonic() + WHOLE_CALL
        )

    def connect(self):
        self.sock = socket.create_connection(self.target.machine, self.timeout)
        if self.target.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.target.host)


def call(method: str, target: Target, user_agent: str) -> tuple[int, str]:
    """Status and `Location` of an answer. Raises OSError or http.client.HTTPException when there is none."""
    connection = _PinnedConnection(target)
    if (target.scheme, target.port) in (("http", 80), ("https", 443)):
        connection.default_port = target.port  # so that `Host` does not name it
    headers = {"User-Agent": user_agent, "Accept": "*/*", "Connection": "close"}
    try:
        connection.request(method, target.path, headers=headers)
        response = connection.getresponse()
        try:
            return response.status, response.headers.get("Location", "")
        finally:
            response.close()
    finally:
        connection.close()

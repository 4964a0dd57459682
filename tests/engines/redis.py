"""Redis from the distribution's package: a server of our own, in memory only, never the one that the package starts."""

import re
import shutil
import socket
import subprocess
from pathlib import Path

from .accounts import Account
from .errors import OutOfReach


class Redis:
    """A cache for the tests: it writes nothing, and listens on loopback only."""

    name = "redis"

    def __init__(self) -> None:
        self._program = shutil.which("redis-server")
        if not self._program:
            raise OutOfReach("redis-server manque ; sous Debian : apt install redis-server")

    @property
    def version(self) -> str:
        said = subprocess.run([self._program, "--version"], capture_output=True, text=True, timeout=10).stdout
        return re.findall(r"v=(\d+(?:\.\d+)*)", said)[0]

    def prepare(self, folder: Path, account: Account) -> None:
        pass

    def command(self, folder: Path, port: int) -> list[str]:
        settings = {
            "bind": "127.0.0.1",
            "port": str(port),
            "dir": str(folder),
            "pidfile": str(folder / "pid"),
            "save": "",  # nothing is kept
            "appendonly": "no",
            "set-proc-title": "no",  # its folder stays in its command line, by which it is known again
        }
        return [self._program, *(word for key, value in settings.items() for word in (f"--{key}", value))]

    def environment(self, folder: Path) -> dict[str, str]:
        return {}

    def url(self, port: int) -> str:
        return f"redis://127.0.0.1:{port}/0"

    def is_ready(self, folder: Path, port: int) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
                line.sendall(b"PING\r\n")
                return line.recv(16) == b"+PONG\r\n"
        except OSError:
            return False

"""What the starting of engines needs to know of each."""

from pathlib import Path
from typing import Protocol

from .accounts import Account


class Server(Protocol):
    """One engine. `prepare` is done once in a new folder; `command` starts it there, also again after it was killed."""

    name: str
    version: str

    def prepare(self, folder: Path, account: Account) -> None: ...

    def command(self, folder: Path, port: int) -> list[str]: ...

    def environment(self, folder: Path) -> dict[str, str]: ...

    def url(self, port: int) -> str: ...

    def is_ready(self, folder: Path, port: int) -> bool: ...

"""Sections of a text file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..decoding import decoded_file
from ..passages import Passage
from ..sections import Block, sections


def read(path: Path) -> Iterator[Passage]:
    return sections(_lines(decoded_file(path).splitlines()))


def _lines(lines: Iterable[str]) -> Iterator[Block]:
    """Yield lines, blank ones included; a paragraph begins after a blank one."""
    continues = False
    for line in lines:
        blank = not line.strip()
        yield Block(line, continues=continues or blank)
        continues = not blank

"""Sections of a text file."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from ..decoding import decoded_file
from ..passages import Passage
from ..sections import ABOUT, Block, sections


def read(path: Path) -> Iterator[Passage]:
    return sections(_blocks(decoded_file(path).splitlines()))


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Yield paragraphs, which blank lines part; those too long for a section come line by line."""
    for blank, group in groupby(lines, key=_is_blank):
        paragraph = list(group)
        if blank:
            yield Block("", continues=True)
        elif sum(map(len, paragraph)) <= ABOUT:
            yield Block("\n".join(paragraph))
        else:
            yield Block(paragraph[0])
            yield from (Block(line, continues=True) for line in paragraph[1:])


def _is_blank(line: str) -> bool:
    return not line.strip()

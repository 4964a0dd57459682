"""Sections of an Open Document text, with its footnotes."""

from collections.abc import Iterator
from pathlib import Path

from ..passages import Passage
from ..sections import sections
from .odf import blocks, body


def read(path: Path) -> Iterator[Passage]:
    return sections(blocks(body(path)))

"""Cutting a text without pages into sections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .passages import Passage

ABOUT = 2_000  # characters of a section that no heading begins
AT_MOST = 4_000


@dataclass(frozen=True)
class Block:
    """A paragraph, row or heading; `continues` when it is a further line of the same paragraph."""

    text: str
    heading: bool = False
    notes: str = ""
    continues: bool = False


class _Section:
    def __init__(self, title: str = "") -> None:
        self.title = title
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.size = 0

    def add(self, block: Block) -> None:
        self.lines.append(block.text)
        self.size += len(block.text) + 1
        if block.notes:
            self.notes.append(block.notes)

    def is_full_before(self, block: Block) -> bool:
        """Text under a heading is one section; other text is cut between paragraphs, or lines at worst."""
        if self.title or not self.size:
            return False
        wanted = self.size + len(block.text)
        return wanted > AT_MOST if block.continues else wanted > ABOUT

    def holds_something(self) -> bool:
        return bool(self.title or self.notes or any(line.strip() for line in self.lines))


def sections(blocks: Iterable[Block]) -> Iterator[Passage]:
    """Yield one passage for each heading, or for about 2,000 characters where there is none."""
    number = 1
    for section in _cut(blocks):
        if section.holds_something():
            text, notes = "\n".join(section.lines), "\n".join(section.notes)
            yield Passage("section", number, section.title, text, notes)
            number += 1


def _cut(blocks: Iterable[Block]) -> Iterator[_Section]:
    section = _Section()
    for block in blocks:
        if block.heading and block.text.strip():
            yield section
            section = _Section(block.text.strip())
            if block.notes:
                section.notes.append(block.notes)
            continue
        if section.is_full_before(block):
            yield section
            section = _Section()
        section.add(block)
    yield section

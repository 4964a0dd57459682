"""The Markdown subset of the demonstration's texts, read into sections.

Headings, paragraphs, `-` and `1.` lists, bold, italic, links and small tables; code is plain text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

INTRODUCTION = "Introduction"
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<bold>.+?)\*\*(?!\*)|\*(?P<italic>[^*]+)\*"
    r"|\[(?P<label>[^\]]+)\]\((?P<url>[^)\s]+)\)|<(?P<bare>https?://[^>\s]+)>"
)
_ITEM = re.compile(r"(?P<indent> *)(?:[-*]|(?P<number>\d+)[.)]) +(?P<text>.+)")
_NOTES = re.compile(r"Notes?\s*:\s*(?P<text>.*)")
_HEADING = re.compile(r"(?P<marks>#{1,6}) +(?P<text>.+?)\s*#*")
_TABLE_RULE = re.compile(r"\|?[\s:|-]+\|?")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `url` is empty unless it is a link."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Subheading:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """A list item, numbered or bulleted; `level` is 0 for the outer list and 1 for an inner one."""

    runs: Runs
    level: int = 0
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class ItemList:
    items: tuple[Item, ...]

    @property
    def ordered(self) -> bool:
        """Whether the outer items are numbered."""
        return self.items[0].ordered

    def nested(self) -> list[tuple[Item, tuple[Item, ...]]]:
        """Each outer item with the inner items that follow it."""
        outer = self.items[0].level
        starts = [index for index, item in enumerate(self.items) if item.level == outer]
        ends = [*starts[1:], len(self.items)]
        return [(self.items[start], self.items[start + 1 : end]) for start, end in zip(starts, ends, strict=True)]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the heading."""

    rows: tuple[tuple[Runs, ...], ...]


Block = Paragraph | Subheading | ItemList | Table


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one `##` heading; `notes` are the speaker's, empty if none."""

    title: str
    blocks: tuple[Block, ...]
    notes: str = ""


def plain_text(runs: Runs) -> str:
    """The text of runs without any style."""
    return "".join(run.text for run in runs)


def runs_of(text: str, style: Run = Run("")) -> Runs:
    """Read bold, italic and links out of one paragraph's text."""
    runs, position = [], 0
    for match in _INLINE.finditer(text):
        runs.append(replace(style, text=text[position : match.start()]))
        runs.extend(_styled(match, style))
        position = match.end()
    runs.append(replace(style, text=text[position:]))
    return tuple(run for run in runs if run.text)


def _styled(match: re.Match, style: Run) -> Runs:
    if match["code"]:
        return (replace(style, text=match["code"]),)
    if match["bold"]:
        return runs_of(match["bold"], replace(style, bold=True))
    if match["italic"]:
        return runs_of(match["italic"], replace(style, italic=True))
    if match["label"]:
        return runs_of(match["label"], replace(style, url=match["url"]))
    return (replace(style, text=match["bare"], url=match["bare"]),)


def sections_of(markdown: str) -> tuple[Section, ...]:
    """Cut a text at its `##` headings; what stands before the first is an introduction."""
    sections = []
    for title, lines in _cut_at_headings(markdown.splitlines()):
        body, notes = _without_notes(lines)
        blocks = tuple(blocks_of(body))
        if title != INTRODUCTION or blocks:
            sections.append(Section(title, blocks, notes))
    return tuple(sections)


def _cut_at_headings(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    title, current = INTRODUCTION, list[str]()
    for line in lines:
        heading = _HEADING.fullmatch(line)
        if heading and len(heading["marks"]) == 2:
            yield title, current
            title, current = plain_text(runs_of(heading["text"])), []
        elif not heading or len(heading["marks"]) > 2:
            current.append(line)
    yield title, current


def _without_notes(lines: list[str]) -> tuple[list[str], str]:
    """Take the `Notes : …` paragraph out of a section's lines."""
    for start, line in enumerate(lines):
        if match := _NOTES.fullmatch(line.strip()):
            end = next((i for i in range(start, len(lines)) if not lines[i].strip()), len(lines))
            notes = [match["text"], *(line.strip() for line in lines[start + 1 : end])]
            return lines[:start] + lines[end:], plain_text(runs_of(" ".join(notes).strip()))
    return lines, ""


def blocks_of(lines: Iterable[str]) -> Iterator[Block]:
    """Read the blocks of a section out of its lines."""
    for group in _groups(lines):
        yield _block(group)


def _groups(lines: Iterable[str]) -> Iterator[list[str]]:
    """Gather the lines of one block; a blank line or a change of sort ends it, save between items."""
    group, gap = list[str](), False
    for line in lines:
        if not line.strip():
            gap = True
            continue
        if group and not _continues(group[0], line, gap):
            yield group
            group = []
        group.append(line)
        gap = False
    if group:
        yield group


def _continues(first: str, line: str, gap: bool) -> bool:
    sort, other = _sort(first), _sort(line)
    if sort in ("-", "1"):
        return other == sort or line.startswith("  ") or (other == "text" and not gap)
    return not gap and sort == other != "heading"


def _sort(line: str) -> str:
    """Tell a line's sort: heading, table, "-" or "1" for items, else text."""
    if _HEADING.fullmatch(line):
        return "heading"
    if line.lstrip().startswith("|"):
        return "table"
    item = _ITEM.fullmatch(line)
    return ("1" if item["number"] else "-") if item else "text"


def _block(group: list[str]) -> Block:
    if heading := _HEADING.fullmatch(group[0]):
        return Subheading(runs_of(heading["text"]))
    match _sort(group[0]):
        case "table":
            return Table(tuple(_cells(line) for line in group if not _TABLE_RULE.fullmatch(line.strip())))
        case "text":
            return Paragraph(runs_of(" ".join(line.strip() for line in group)))
        case _:
            return ItemList(tuple(_items(group)))


def _cells(line: str) -> tuple[Runs, ...]:
    return tuple(runs_of(cell.strip()) for cell in line.strip().strip("|").split("|"))


def _items(group: list[str]) -> Iterator[Item]:
    """Join each item with the lines that carry on; two spaces before the mark make it an inner item."""
    texts: list[str] = []
    marks: list[tuple[int, bool]] = []
    for line in group:
        if match := _ITEM.fullmatch(line):
            texts.append(match["text"])
            marks.append((min(len(match["indent"]) // 2, 1), bool(match["number"])))
        else:
            texts[-1] += " " + line.strip()
    return (Item(runs_of(text.strip()), *mark) for text, mark in zip(texts, marks, strict=True))

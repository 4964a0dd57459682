"""Sections of a Markdown file: headings of both styles (CommonMark 4.2 and 4.3), without emphasis marks."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from ..decoding import decoded_file
from ..passages import Passage
from ..sections import Block, sections
from .markup import without_markup

# The settings that some tools put first, between two lines of three hyphens, or of three plus signs.
FRONT_MATTER = re.compile(
    r"\A(?:---[ \t]*\n(?:.*?\n)??(?:---|\.\.\.)|\+\+\+[ \t]*\n(?:.*?\n)??\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL
)
FENCE = re.compile(r" {0,3}(```|~~~)")
HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t#]*")
UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
NOT_TITLE = re.compile(r"\s*$|\s*([-*+>|]|\d+[.)])(\s|$)| {4}|\t")
LINK = re.compile(r"!?\[([^\[\]]{0,1000})\]\([^()\s]{0,1000000}(?:\s\"[^\"]{0,500}\")?\)")
# Notes of a deck: remark's, until the next slide; pandoc's and Quarto's, until the fence of colons ends, within which
# others may open. How each begins, ends, and opens once more.
NOTES = (
    (re.compile(r"\?\?\?\s*"), re.compile(r"---?\s*"), re.compile(r"(?!)")),
    (
        re.compile(r":{3,}\s*(?:notes|\{[^}]*\.notes\b[^}]*\})\s*:*\s*"),
        re.compile(r":{3,}\s*"),
        re.compile(r":{3,}\s*[^\s:].*"),
    ),
)
EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+")


def read(path: Path) -> Iterator[Passage]:
    text = FRONT_MATTER.sub("", decoded_file(path).replace("\r\n", "\n"))
    return sections(_blocks(without_markup(text).splitlines()))


def _blocks(lines: list[str]) -> Iterator[Block]:
    in_code = continues = underline = False
    notes, depth = NOTES[0], 0
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if depth:
            _start, end, another = notes
            change = 1 if another.fullmatch(line) else -1 if end.fullmatch(line) else 0
            depth += change
            yield Block("", notes="" if change else _plain(line), continues=True)
        elif not in_code and (begun := next((kind for kind in NOTES if kind[0].fullmatch(line)), None)):
            notes, depth = begun, 1
            yield Block("", continues=True)
        elif FENCE.match(line):
            in_code = not in_code
        elif underline:
            underline = False
        elif in_code:
            yield Block(line, continues=True)
        elif heading := HEADING.fullmatch(line):
            yield Block(_plain(heading[1]), heading=True)
        elif UNDERLINE.fullmatch(following) and not NOT_TITLE.match(line):
            underline = True
            yield Block(_plain(line), heading=True)
        else:
            yield Block(_plain(line), continues=continues or not line.strip())
        continues = bool(line.strip())


def _plain(line: str) -> str:
    """Keep the text of links and images, and drop the marks of emphasis and code."""
    return EMPHASIS.sub("", LINK.sub(r"\1", line))

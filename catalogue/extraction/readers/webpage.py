"""Sections of a web page saved as a file."""

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag, XMLParsedAsHTMLWarning
from bs4.element import PreformattedString

from ..decoding import decoded_file
from ..limits import MAX_FILE_BYTES
from ..passages import Passage
from ..pictures import said_of_picture
from ..sections import Block, sections

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
UNREAD = {"script", "style", "template", "noscript", "head", "svg", "iframe", "object", "select", "textarea"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
}  # fmt: skip
CELLS = {"td", "th"}
HIDING = re.compile(r"(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
SPACES = re.compile("[ \t\r\n\f]+")  # HTML's own list: a non-breaking space is a character


def read(path: Path) -> Iterator[Passage]:
    with path.open("rb") as file:
        charset = CHARSET.search(file.read(4096))
    # The whole file: pictures inside the page weigh more than its text.
    text = decoded_file(path, charset[1].decode() if charset else None, at_most=MAX_FILE_BYTES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is read as HTML on purpose
        soup = BeautifulSoup(text, "lxml")
    return sections(_blocks(soup))


def _blocks(soup: BeautifulSoup) -> Iterator[Block]:
    parts: list[str] = []
    for event, node in _events(soup):
        if isinstance(node, NavigableString):
            parts.append(_text(node))
        elif node.name == "img":
            parts.append(_said_of(node) if event == "opens" else "")
        elif node.name == "br":
            parts.append("\n" if event == "opens" else "")
        elif node.name in CELLS:
            parts.append(" | " if event == "closes" else "")
        elif node.name not in INLINE:
            yield from _line(parts, heading=event == "closes" and node.name in HEADINGS)
            parts = []
    yield from _line(parts)


def _line(parts: list[str], heading: bool = False) -> Iterator[Block]:
    text = "".join(parts).strip(" |")
    if text.strip():
        yield Block(text, heading)


def _text(node: NavigableString) -> str:
    if isinstance(node, PreformattedString):  # comments, declarations
        return ""
    return str(node) if node.find_parent("pre") else SPACES.sub(" ", node)


def _said_of(picture: Tag) -> str:
    said = said_of_picture(str(picture.attrs.get("alt", "")))
    return f" {said} " if said else ""


def _events(root: Tag) -> Iterator[tuple[str, Tag | NavigableString]]:
    """Walk without recursion, for pages deeper than Python's stack."""
    pending: list[tuple[str, Tag | NavigableString]] = [("opens", root)]
    while pending:
        event, node = pending.pop()
        yield event, node
        if event == "opens" and isinstance(node, Tag):
            pending.append(("closes", node))
            pending.extend(("opens", child) for child in reversed(node.contents) if _is_read(child))


def _is_read(node: PageElement) -> TypeGuard[Tag | NavigableString]:
    """Whether a node is a text, or a tag whose content is to be read: there is no third kind."""
    return not isinstance(node, Tag) or not (node.name in UNREAD or _is_hidden(node))


def _is_hidden(tag: Tag) -> bool:
    """Whether its author hid it, by the attribute of that name, by a style of its own, or as the notes of a deck."""
    if tag.name == "aside" and "notes" in tag.get_attribute_list("class"):  # reveal.js
        return True
    return "hidden" in tag.attrs or HIDING.search(str(tag.attrs.get("style", ""))) is not None

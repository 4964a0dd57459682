"""Sections of a Word document, without what its author deleted or hid."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ..passages import Passage
from ..pictures import said_of_picture
from ..sections import Block, sections
from .graphics import GRAPHICS, graphic_lines
from .opc import FORMULA, Part, W, main_part
from .word_notes import Footnotes
from .word_styles import Styles, drop_unread

PARAGRAPH, TABLE, ROW, CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
RUN, TEXT = f"{W}r", f"{W}t"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
WRITTEN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
PROPERTIES = {f"{W}{name}" for name in ("sectPr", "sdtPr", "tblPr", "trPr", "tcPr", "tblGrid")}


def read(path: Path) -> Iterator[Passage]:
    document = main_part(path)
    styles = Styles(document)
    drop_unread(document.root, styles)
    return sections(_Text(document, styles).blocks(document.root.find(f"{W}body")))


class _Text:
    def __init__(self, document: Part, styles: Styles) -> None:
        self._document, self._styles, self._footnotes = document, styles, Footnotes(document, styles)

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        for node in container.iterchildren(etree.Element):
            if node.tag == PARAGRAPH:
                yield Block(self._of(node), self._styles.is_heading(node), self._footnotes.called_in(node))
            elif node.tag == TABLE:
                for row in _within(node, ROW):
                    yield Block(self._row(row), notes=self._footnotes.called_in(row))
            elif node.tag not in PROPERTIES:  # content controls and the like
                yield from self.blocks(node)

    def _row(self, row: etree._Element) -> str:
        cells = (self._of(cell).strip().replace("\n", " ") for cell in _within(row, CELL))
        return " | ".join(cell for cell in cells if cell)

    def _of(self, element: etree._Element) -> str:
        """Return the text of a paragraph or cell, a line for each paragraph within (text boxes, inner tables)."""
        parts: list[str] = []
        for node in element.iterdescendants(TEXT, FORMULA, PARAGRAPH, DRAWING, *WRITTEN, *GRAPHICS):
            if node.tag == PARAGRAPH:
                parts.append("\n")
            elif node.tag in WRITTEN:
                # Outside a run, w:tab is the position of a tab stop.
                parts.append(WRITTEN[node.tag] if node.getparent().tag == RUN else "")
            elif node.tag == DRAWING:
                parts += (f"\n{said}\n" for said in [said_of_picture(node.get("descr"))] if said)
            elif node.tag in GRAPHICS:
                parts += (f"\n{line}" for line in graphic_lines(self._document, node))
            else:
                parts.append(node.text or "")
        return "".join(parts)


def _within(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, in content controls too, not in inner tables."""
    for node in container.iterchildren(etree.Element):
        if node.tag == tag:
            yield node
        elif node.tag not in PROPERTIES:
            yield from _within(node, tag)

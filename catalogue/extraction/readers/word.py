"""Sections of a Word document.

python-docx opens the package; the text is walked in the XML, once. Its own tables repeat a cell for each
column it claims to span (measured: 8 s for each of the 60 rows of a 36 KB file), and it leaves out content
controls, insertions under review and footnotes.
"""

from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from ..passages import Passage
from ..sections import Block, sections
from .word_notes import Footnotes
from .word_styles import HeadingStyles

PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
RUN, TEXT, TAB, BREAK, RETURN, HYPHEN = (
    qn("w:r"), qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen"),
)  # fmt: skip
FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
WRITTEN = {TAB: "\t", BREAK: "\n", RETURN: "\n", HYPHEN: "-"}
# Said twice or no longer said: the drawing for old software, text moved elsewhere or deleted under review.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DOUBLES = (FALLBACK, qn("w:moveFrom"), qn("w:del"))
PROPERTIES = {qn("w:sectPr"), qn("w:sdtPr"), qn("w:tblPr"), qn("w:trPr"), qn("w:tcPr"), qn("w:tblGrid")}


def read(path: Path) -> Iterator[Passage]:
    document = Document(str(path))
    body = document.element.body
    etree.strip_elements(body, *DOUBLES, with_tail=False)
    return sections(_blocks(body, HeadingStyles(document), Footnotes(document)))


def _blocks(container: etree._Element, styles: HeadingStyles, footnotes: Footnotes) -> Iterator[Block]:
    for node in container.iterchildren(etree.Element):
        if node.tag == PARAGRAPH:
            yield Block(_text(node), styles.is_heading(node), footnotes.called_in(node))
        elif node.tag == TABLE:
            for row in _within(node, ROW):
                yield Block(_row(row), notes=footnotes.called_in(row))
        elif node.tag not in PROPERTIES:  # content controls and the like
            yield from _blocks(node, styles, footnotes)


def _within(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, in content controls too, not in inner tables."""
    for node in container.iterchildren(etree.Element):
        if node.tag == tag:
            yield node
        elif node.tag not in PROPERTIES:
            yield from _within(node, tag)


def _row(row: etree._Element) -> str:
    cells = (_text(cell).strip().replace("\n", " ") for cell in _within(row, CELL))
    return " | ".join(cell for cell in cells if cell)


def _text(element: etree._Element) -> str:
    """Return the text of a paragraph or cell, a line for each paragraph within (text boxes, inner tables)."""
    parts: list[str] = []
    for node in element.iterdescendants(TEXT, FORMULA, PARAGRAPH, *WRITTEN):
        if node.tag == PARAGRAPH:
            parts.append("\n")
        elif node.tag in WRITTEN:
            # Outside a run, w:tab is the position of a tab stop.
            parts.append(WRITTEN[node.tag] if node.getparent().tag == RUN else "")
        else:
            parts.append(node.text or "")
    return "".join(parts)

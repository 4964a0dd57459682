"""What a text and a slide deck of the Open Document format share.

odfdo opens the package; the text is walked in the XML, once: ten times faster than through its elements.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree
from odfdo import Document
from odfdo.security import security

from ..pictures import said_of_picture
from ..refusals import ExtractionRefused, Reason
from ..sections import Block
from .odf_hidden import drop_hidden
from .odf_names import qn
from .safe_xml import parsed

PARAGRAPH, HEADING, ROW, NOTE = qn("text:p"), qn("text:h"), qn("table:table-row"), qn("text:note")
NOTE_TEXT = qn("text:note-body")
DESCRIPTION = qn("svg:desc")  # what a picture shows
WRITTEN = {qn("text:tab"): "\t", qn("text:line-break"): "\n", qn("text:s"): " "}
# Reviewers' comments and deleted text are not for visitors; a table of contents repeats each title.
UNREAD = {
    qn("office:annotation"), qn("office:event-listeners"), qn("text:tracked-changes"), qn("text:script"),
    qn("text:table-of-content"), qn("presentation:notes"), qn("svg:title"),
}  # fmt: skip


def body(path: Path) -> etree._Element:
    """Return the body of a document.

    Raises `ExtractionRefused` when it is under a password.
    """
    security.max_compression_ratio = 2_000  # more than deflate can do: archives.py has judged
    document = Document(str(path))
    if document.manifest.root.get_elements("descendant::manifest:encryption-data"):
        raise ExtractionRefused(Reason.LOCKED)
    part = document.container.get_part("content.xml") if document.container else None
    if not isinstance(part, bytes):
        raise ExtractionRefused(Reason.DAMAGED)
    content = parsed(part)
    drop_hidden(content)
    return content.find(qn("office:body"))


def blocks(elements: Iterable[etree._Element]) -> Iterator[Block]:
    """Yield paragraphs, headings and rows of tables, in order, through frames, groups, lists and sections."""
    for child in elements:
        if child.tag in (PARAGRAPH, HEADING):
            yield Block(_text(child), child.tag == HEADING, notes=_notes(child))
        elif child.tag == DESCRIPTION:
            yield Block(said_of_picture(child.text))
        elif child.tag == ROW:
            yield _row(child)
        elif child.tag not in UNREAD:
            yield from blocks(child)


def _row(row: etree._Element) -> Block:
    found = [list(blocks(cell)) for cell in row]  # a repeated cell is said once
    cells = (" ".join(block.text for block in cell).strip() for cell in found)
    notes = [block.notes for cell in found for block in cell if block.notes]
    return Block(" | ".join(cell for cell in cells if cell), notes="\n".join(notes))


def _text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph without its notes; boxes anchored in it are lines of their own."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag in WRITTEN:
            parts.append(WRITTEN[child.tag])
        elif child.tag in (PARAGRAPH, HEADING):
            parts.append(f"\n{_text(child)}\n")
        elif child.tag == DESCRIPTION:
            parts.append(f"\n{said_of_picture(child.text)}\n")
        elif child.tag != NOTE and child.tag not in UNREAD:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _notes(paragraph: etree._Element) -> str:
    bodies = paragraph.iterdescendants(NOTE_TEXT)
    return "\n".join(block.text for body_ in bodies for block in blocks(body_))

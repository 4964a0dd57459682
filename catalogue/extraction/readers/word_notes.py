"""Footnotes and endnotes of a Word document, which python-docx does not read."""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

KINDS = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}


class Footnotes:
    """The notes of one document, by kind and identifier."""

    def __init__(self, document: Document) -> None:
        self._texts = {key: text for kind in KINDS.values() for key, text in _notes(document, kind)}

    def called_in(self, element: etree._Element) -> str:
        """Return the notes called in a paragraph or row, one a line."""
        if not self._texts:
            return ""
        calls = ((KINDS[call.tag], call.get(qn("w:id"))) for call in element.iterdescendants(*KINDS))
        return "\n".join(self._texts.get(key, "") for key in calls)


def _notes(document: Document, kind: str) -> Iterator[tuple[tuple[str, str | None], str]]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}s") and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iterchildren(qn(f"w:{kind}")):
                text = "".join(node.text or "" for node in note.iterdescendants(qn("w:t")))
                yield (kind, note.get(qn("w:id"))), text.strip()

"""Footnotes and endnotes of a Word document."""

from collections.abc import Iterator

from lxml import etree

from .opc import Part, W
from .word_styles import Styles, drop_unread

KINDS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


class Footnotes:
    """The notes of one document, by kind and identifier."""

    def __init__(self, document: Part, styles: Styles) -> None:
        self._texts = {key: text for kind in KINDS.values() for key, text in _notes(document, kind, styles)}

    def called_in(self, element: etree._Element) -> str:
        """Return the notes called in a paragraph or row, one a line."""
        if not self._texts:
            return ""
        calls = ((KINDS[call.tag], call.get(f"{W}id")) for call in element.iterdescendants(*KINDS))
        return "\n".join(self._texts.get(key, "") for key in calls)


def _notes(document: Part, kind: str, styles: Styles) -> Iterator[tuple[tuple[str, str | None], str]]:
    for part in document.related(f"{kind}s"):
        drop_unread(part.root, styles)
        for note in part.root.iterchildren(f"{W}{kind}"):
            lines = (_line(paragraph).strip() for paragraph in note.iterdescendants(f"{W}p"))
            yield (kind, note.get(f"{W}id")), "\n".join(filter(None, lines))


def _line(paragraph: etree._Element) -> str:
    nodes = paragraph.iterdescendants(f"{W}t", f"{W}tab", f"{W}br")
    return "".join((node.text or "") if node.tag == f"{W}t" else " " for node in nodes)

"""Slides of an Open Document presentation."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from ..passages import Passage
from .odf import blocks, body
from .odf_names import qn

SLIDE, NOTES, FRAME, ROLE = (
    qn("draw:page"), qn("presentation:notes"), qn("draw:frame"), qn("presentation:class"),
)  # fmt: skip
REPEATED = {"header", "footer", "date-time", "page-number"}  # as in PowerPoint: on each slide


def read(path: Path) -> Iterator[Passage]:
    for number, slide in enumerate(body(path).iter(SLIDE), start=1):
        titles = [shape for shape in slide if shape.get(ROLE) == "title"]
        texts = [shape for shape in slide if shape.get(ROLE) not in ("title", *REPEATED)]
        yield Passage("diapo", number, _lines(titles), _lines(texts), _lines(_notes(slide)))


def _notes(slide: etree._Element) -> Iterator[etree._Element]:
    """Yield the frames written by the speaker, not those of the page's number or date."""
    for page in slide.iterchildren(NOTES):
        yield from (frame for frame in page.iter(FRAME) if frame.get(ROLE) not in REPEATED)


def _lines(shapes: Iterable[etree._Element]) -> str:
    return "\n".join(block.text for block in blocks(shapes))

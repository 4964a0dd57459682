"""Slides of PowerPoint, but for those that their author hid."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from ..passages import Passage
from ..pictures import said_of_picture
from .graphics import GRAPHICS, graphic_lines
from .opc import A, P, Part, R, main_part, paragraph_text

TITLES = {"title", "ctrTitle"}
# Repeated on each slide: a search for the name of the deck would find all of them.
REPEATED = {"dt", "ftr", "hdr", "sldNum"}
SHAPE, GROUP, FRAME, PICTURE = f"{P}sp", f"{P}grpSp", f"{P}graphicFrame", f"{P}pic"
BODY = f"{P}txBody"


def read(path: Path) -> Iterator[Passage]:
    deck = main_part(path)
    slides = deck.root.iterfind(f"{P}sldIdLst/{P}sldId")
    for number, slide in enumerate((deck.target(entry.get(f"{R}id")) for entry in slides), start=1):
        if slide is not None and slide.root.get("show") not in ("0", "false"):
            yield _passage(number, slide)


def _passage(number: int, slide: Part) -> Passage:
    shapes = list(_shapes(slide))
    # A picture may stand in the title's place: it is no title.
    title = next((shape for shape in shapes if _place(shape) in TITLES and shape.find(BODY) is not None), None)
    text = "\n".join(_lines(slide, (shape for shape in shapes if shape is not title)))
    return Passage("diapo", number, _text(title) if title is not None else "", text, _notes(slide))


def _shapes(part: Part) -> Iterable[etree._Element]:
    tree = part.root.find(f"{P}cSld/{P}spTree")
    return () if tree is None else tree


def _notes(slide: Part) -> str:
    for notes in slide.related("notesSlide"):
        return next((_text(shape) for shape in _shapes(notes) if _place(shape) == "body"), "")
    return ""


def _place(shape: etree._Element) -> str | None:
    """The role of a shape on its slide: « title », « body », « ftr »…; None for one placed at will."""
    holder = shape.find(f"*/{P}nvPr/{P}ph")
    return holder.get("type", "obj") if holder is not None else None


def _lines(slide: Part, shapes: Iterable[etree._Element]) -> Iterator[str]:
    for shape in shapes:
        properties = shape.find(f"*/{P}cNvPr")
        if _place(shape) in REPEATED or (properties is not None and properties.get("hidden") in ("1", "true")):
            continue
        if shape.tag == GROUP:
            yield from _lines(slide, shape)
        elif shape.tag == SHAPE:
            yield _text(shape)
        elif shape.tag == PICTURE and properties is not None:
            yield said_of_picture(properties.get("descr"))
        elif shape.tag == FRAME:
            yield from _rows(shape)
            for reference in shape.iter(*GRAPHICS):
                yield from graphic_lines(slide, reference)


def _text(shape: etree._Element) -> str:
    return "\n".join(paragraph_text(paragraph) for paragraph in shape.iterfind(f"{BODY}/{A}p"))


def _rows(frame: etree._Element) -> Iterator[str]:
    for row in frame.iter(f"{A}tr"):
        cells = (" ".join(paragraph_text(p) for p in cell.iter(f"{A}p")) for cell in row.iterchildren(f"{A}tc"))
        yield " | ".join(cell for cell in cells if cell.strip())

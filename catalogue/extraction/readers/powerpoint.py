"""Slides of PowerPoint."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from ..passages import Passage
from .safe_xml import parsed

# Repeated on each slide: a search for the name of the deck would find all of them.
REPEATED = {
    PP_PLACEHOLDER.DATE,
    PP_PLACEHOLDER.FOOTER,
    PP_PLACEHOLDER.HEADER,
    PP_PLACEHOLDER.SLIDE_NUMBER,
}
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
DIAGRAM_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read(path: Path) -> Iterator[Passage]:
    for number, slide in enumerate(Presentation(str(path)).slides, start=1):
        title = slide.shapes.title
        others = (shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id)
        text = "\n".join(_lines(others))
        heading = title.text_frame.text if title is not None else ""
        yield Passage("diapo", number, heading, text, _notes(slide))


def _notes(slide: Slide) -> str:
    if not slide.has_notes_slide:
        return ""
    frame = slide.notes_slide.notes_text_frame
    return frame.text if frame is not None else ""


def _lines(shapes: Iterable[BaseShape]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _lines(shape.shapes)
        elif shape.is_placeholder and shape.placeholder_format.type in REPEATED:
            continue
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif shape.has_table:
            yield from _rows(shape)
        else:
            yield from _diagram(shape)


def _rows(shape: BaseShape) -> Iterator[str]:
    for row in shape.table._tbl.tr_lst:  # the API looks each cell up again by its place: slow on large tables
        cells = (" ".join(p.text for p in cell.iter(f"{DRAWING}p")) for cell in row.tc_lst)
        yield " | ".join(cell for cell in cells if cell.strip())


def _diagram(shape: BaseShape) -> Iterator[str]:
    """Yield the texts of a SmartArt drawing, which lie in a part of their own."""
    for reference in shape._element.iter(DIAGRAM):
        part = shape.part.related_part(reference.get(DIAGRAM_DATA))
        for paragraph in parsed(part.blob).iter(f"{DRAWING}p"):
            yield "".join(text.text or "" for text in paragraph.iter(f"{DRAWING}t"))

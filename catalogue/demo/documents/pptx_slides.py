"""PowerPoint presentations: a cover, then a slide for each section, with speaker's notes."""

from datetime import datetime, time
from io import BytesIO

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from . import slides
from .markdown import Runs, Section, Table
from .slides import Box, Line
from .source import LANGUAGE, Source
from .zips import with_fixed_times

_COVER, _TITLE_AND_CONTENT = 0, 1
_WHITE = "FFFFFF"


def build(source: Source) -> bytes:
    """Return the bytes of a .pptx file."""
    deck = Presentation()
    _describe(deck, source)
    _widen(deck)
    _dress(deck, source)
    _add_cover(deck, source)
    for section in source.sections:
        _add_slide(deck, source, section)
    output = BytesIO()
    deck.save(output)
    return with_fixed_times(output.getvalue(), without=("docProps/thumbnail.jpeg",))


def _describe(deck, source: Source) -> None:
    properties, moment = deck.core_properties, datetime.combine(source.today, time())
    properties.title, properties.subject = source.title, source.summary
    properties.author = properties.last_modified_by = source.author
    properties.language, properties.revision = LANGUAGE, 1
    properties.created = properties.modified = moment


def _widen(deck) -> None:
    """Bring the template from 4:3 to 16:9, its master and layouts included."""
    ratio = Pt(slides.WIDTH) / deck.slide_width
    for page in (deck.slide_master, *deck.slide_layouts):
        for place in page.element.iterfind(f".//{qn('p:spPr')}/{qn('a:xfrm')}"):
            place.off.x, place.ext.cx = round(place.off.x * ratio), round(place.ext.cx * ratio)
    deck.slide_width, deck.slide_height = Pt(slides.WIDTH), Pt(slides.HEIGHT)


def _dress(deck, source: Source) -> None:
    """Give the theme our colours, and Arial: its measures are the same everywhere."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree, palette = etree.fromstring(theme.blob), source.palette
    for font in tree.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}"):
        font.set("typeface", "Arial")
    colours = {"dk2": palette.deep, "lt2": palette.soft, "accent1": palette.accent, "hlink": palette.accent}
    for name, colour in colours.items():
        slot = tree.find(f".//{qn(f'a:{name}')}")
        slot.clear()
        etree.SubElement(slot, qn("a:srgbClr")).set("val", colour)
    theme._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _add_cover(deck, source: Source) -> None:
    slide, palette = deck.slides.add_slide(deck.slide_layouts[_COVER]), source.palette
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = RGBColor.from_string(palette.deep)
    for (x, y, size), brightness in zip(slides.COVER_CIRCLES, (0.08, 0.16, 0.28), strict=True):
        _shape(slide, MSO_SHAPE.OVAL, Box(x, y, size, size), palette.deep, brightness)
    _shape(slide, MSO_SHAPE.RECTANGLE, slides.COVER_BAR, _WHITE)
    title, summary = slide.placeholders[0], slide.placeholders[1]
    size = slides.title_size(source.title, slides.COVER_TITLE_BOX, slides.COVER_SIZES)
    _write_one(title, slides.COVER_TITLE_BOX, source.title, size, _WHITE, bold=True, anchor=MSO_ANCHOR.BOTTOM)
    size = slides.title_size(source.summary, slides.COVER_SUMMARY_BOX, slides.SUMMARY_SIZES)
    _write_one(summary, slides.COVER_SUMMARY_BOX, source.summary, size, _WHITE)
    _text_box(slide, slides.COVER_CREDIT_BOX, source.credit, 13, _WHITE)
    _to_front(slide, title, summary)


def _add_slide(deck, source: Source, section: Section) -> None:
    slide, palette = deck.slides.add_slide(deck.slide_layouts[_TITLE_AND_CONTENT]), source.palette
    for (x, y, size), brightness in zip(slides.SLIDE_CIRCLES, (0.55, 0), strict=True):
        _shape(slide, MSO_SHAPE.OVAL, Box(x, y, size, size), palette.soft, brightness)
    _shape(slide, MSO_SHAPE.RECTANGLE, slides.SIDE_BAND, palette.deep)
    _shape(slide, MSO_SHAPE.RECTANGLE, slides.TITLE_BAR, palette.accent)
    _to_front(slide, slide.placeholders[0], slide.placeholders[1])
    size = slides.title_size(section.title, slides.TITLE_BOX, slides.HEADING_SIZES)
    _write_one(slide.shapes.title, slides.TITLE_BOX, section.title, size, palette.deep, True, MSO_ANCHOR.BOTTOM)
    _fill_body(slide, source, section)
    if section.notes:
        slide.notes_slide.notes_text_frame.text = section.notes


def _fill_body(slide, source: Source, section: Section) -> None:
    """Write the text in the body's placeholder and the table under it; drop a placeholder left empty."""
    body, lines = slide.placeholders[1], slides.lines_of(section)
    text_box, table_box = slides.body_boxes(section)
    if lines:
        _write_lines(body, text_box, lines, source)
    else:
        body.element.getparent().remove(body.element)
    table = slides.table_of(section)
    if table_box and table:
        _add_table(slide, table, table_box, source)


def _write_lines(shape, box: Box, lines: list[Line], source: Source) -> None:
    frame, size = _framed(shape, box, MSO_ANCHOR.TOP), slides.fitting_size(lines, box)
    for line in lines:
        paragraph = frame.paragraphs[0] if line is lines[0] else frame.add_paragraph()
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(size * slides.SPACING)
        _mark(paragraph, line, size, source.palette.accent)
        _write_runs(paragraph, line.runs, size, source.palette.ink, line.bold)


def _mark(paragraph, line: Line, size: int, colour: str) -> None:
    """Give a paragraph its bullet or number, or take away the one that the layout would give."""
    paragraph.level = line.level
    properties = paragraph._p.get_or_add_pPr()
    indent = round(Pt(size * slides.INDENT)) if line.mark else 0
    properties.set("marL", str(indent * (line.level + 1)))
    properties.set("indent", str(-indent))
    if not line.mark:
        etree.SubElement(properties, qn("a:buNone"))
        return
    etree.SubElement(etree.SubElement(properties, qn("a:buClr")), qn("a:srgbClr")).set("val", colour)
    if line.mark == "1":
        etree.SubElement(properties, qn("a:buFont")).set("typeface", "+mj-lt")
        etree.SubElement(properties, qn("a:buAutoNum")).set("type", "arabicPeriod")
    else:
        etree.SubElement(properties, qn("a:buFont")).set("typeface", "Arial")
        etree.SubElement(properties, qn("a:buChar")).set("char", "–" if line.level else "•")


def _write_runs(paragraph, runs: Runs, size: int, colour: str, bold: bool = False) -> None:
    for piece in runs:
        run = paragraph.add_run()
        run.text = piece.text
        run.font.size, run.font.bold, run.font.italic = Pt(size), bold or piece.bold, piece.italic
        run.font.color.rgb = RGBColor.from_string(colour)
        run._r.get_or_add_rPr().set("lang", LANGUAGE)
        if piece.url:
            run.hyperlink.address = piece.url


def _write_one(shape, box: Box, text: str, size: int, colour: str, bold=False, anchor=MSO_ANCHOR.TOP) -> None:
    """Write a single paragraph, left-aligned, in a shape put at a box."""
    paragraph = _framed(shape, box, anchor).paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = RGBColor.from_string(colour)
    run._r.get_or_add_rPr().set("lang", LANGUAGE)


def _framed(shape, box: Box, anchor):
    """Put a shape at a box and return its text frame, without inner margins."""
    shape.left, shape.top, shape.width, shape.height = map(Pt, (box.x, box.y, box.width, box.height))
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _text_box(slide, box: Box, text: str, size: int, colour: str) -> None:
    shape = slide.shapes.add_textbox(*map(Pt, (box.x, box.y, box.width, box.height)))
    _write_one(shape, box, text, size, colour)


def _shape(slide, kind, box: Box, colour: str, brightness: float = 0) -> None:
    """Draw a plain shape for decoration, without the outline and the shadow of the theme."""
    shape = slide.shapes.add_shape(kind, *map(Pt, (box.x, box.y, box.width, box.height)))
    shape.name = "Décor"
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour)
    shape.fill.fore_color.brightness = brightness
    shape.line.fill.background()
    shape.element.remove(shape.element.find(qn("p:style")))


def _to_front(slide, *shapes) -> None:
    """Move shapes above those that were added after them."""
    for shape in shapes:
        slide.shapes._spTree.append(shape.element)


def _add_table(slide, table: Table, box: Box, source: Source) -> None:
    rows, columns = len(table.rows), max(map(len, table.rows))
    place = map(Pt, (box.x, box.y, box.width, box.height))
    grid = slide.shapes.add_table(rows, columns, *place).table
    for row_number, row in enumerate(table.rows):
        for column, runs in enumerate(row):
            _fill_cell(grid.cell(row_number, column), runs, row_number == 0, source)


def _fill_cell(cell, runs: Runs, heading: bool, source: Source) -> None:
    palette = source.palette
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(palette.deep if heading else palette.soft)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    _write_runs(cell.text_frame.paragraphs[0], runs, 14, _WHITE if heading else palette.ink, heading)

"""Word texts: a title, then a heading for each section."""

from copy import deepcopy
from datetime import datetime, time
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .markdown import Block, ItemList, Paragraph, Run, Runs, Section, Subheading, Table
from .source import LANGUAGE, Source
from .zips import with_fixed_times

_BODY_SIZE = 11


def build(source: Source) -> bytes:
    """Return the bytes of a .docx file."""
    document = Document()
    _describe(document, source)
    _dress(document, source)
    _add_title(document, source)
    for section in source.sections:
        _add_section(document, section, source)
    _add_foot(document, source)
    output = BytesIO()
    document.save(output)
    return with_fixed_times(output.getvalue())


def _describe(document, source: Source) -> None:
    properties, moment = document.core_properties, datetime.combine(source.today, time())
    properties.title, properties.subject = source.title, source.summary
    properties.author = properties.last_modified_by = source.author
    properties.language, properties.revision, properties.comments = LANGUAGE, 1, ""
    properties.created = properties.modified = moment


def _dress(document, source: Source) -> None:
    """Set the page on A4 and give the template's styles our colours and sizes."""
    page, palette = document.sections[0], source.palette
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.4)
    page.top_margin = page.bottom_margin = Cm(2.2)
    _style(document, "Normal", _BODY_SIZE, palette.ink, after=7)
    _style(document, "Title", 26, palette.deep, after=4, bold=True)
    _style(document, "Subtitle", 13, palette.muted, after=16)
    _style(document, "Heading 1", 17, palette.deep, before=20, after=6, bold=True)
    _style(document, "Heading 2", 13, palette.accent, before=12, after=4, bold=True)
    for name in ("List Bullet", "List Bullet 2", "List Number", "List Number 2"):
        _style(document, name, _BODY_SIZE, palette.ink, after=3)
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    document.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), LANGUAGE)


def _style(document, name: str, size: int, colour: str, before=0, after=0, bold=False) -> None:
    """Set a style's size and spacing in points; its font becomes Arial, whatever the theme says."""
    style = document.styles[name]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), "Arial")


def _add_title(document, source: Source) -> None:
    title = document.add_paragraph(source.title, style="Title")
    for border in title.style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    document.add_paragraph(source.summary, style="Subtitle")


def _add_section(document, section: Section, source: Source) -> None:
    document.add_heading(section.title, level=1)
    for block in section.blocks:
        _add_block(document, block, source)
    if section.notes:
        _write(document.add_paragraph(), (Run(f"Notes\u00a0: {section.notes}", italic=True),), source)


def _add_block(document, block: Block, source: Source) -> None:
    match block:
        case Paragraph(runs):
            _write(document.add_paragraph(), runs, source)
        case Subheading(runs):
            _write(document.add_heading(level=2), runs, source)
        case ItemList():
            _add_list(document, block, source)
        case Table():
            _add_table(document, block, source)


def _add_list(document, block: ItemList, source: Source) -> None:
    """Each list counts from 1; so do the inner items, which share one count."""
    numberings = {}
    for item in block.items:
        style = ("List Number" if item.ordered else "List Bullet") + (" 2" if item.level else "")
        paragraph = document.add_paragraph(style=style)
        if item.ordered:
            if style not in numberings:
                numberings[style] = _new_numbering(document, style)
            _number(paragraph, numberings[style])
        _write(paragraph, item.runs, source)


def _new_numbering(document, style: str) -> int:
    """Make a numbering that starts again at 1, from the one of a list style; return its id."""
    root = document.part.numbering_part.element
    style_id = document.styles[style].element.pPr.numPr.numId.val
    abstract_id = root.num_having_numId(style_id).abstractNumId.val
    numbering = root.add_num(abstract_id)
    numbering.add_lvlOverride(ilvl=0).add_startOverride(1)
    return numbering.numId


def _number(paragraph, numbering: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def _write(paragraph, runs: Runs, source: Source, colour: str = "") -> None:
    for piece in runs:
        run = paragraph.add_run(piece.text)
        run.bold, run.italic = piece.bold or None, piece.italic or None
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)
        if piece.url:
            _link(paragraph, run, piece.url, source)


def _link(paragraph, run, url: str, source: Source) -> None:
    """Wrap a run in a link to an outer address."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run.font.color.rgb, run.font.underline = RGBColor.from_string(source.palette.accent), True
    run._r.addprevious(link)
    link.append(run._r)


def _add_table(document, table: Table, source: Source) -> None:
    grid = document.add_table(len(table.rows), max(map(len, table.rows)), style="Table Grid")
    palette = source.palette
    for row_number, row in enumerate(table.rows):
        for column, runs in enumerate(row):
            cell, heading = grid.cell(row_number, column), row_number == 0
            _shade(cell, palette.deep if heading else palette.soft if row_number % 2 == 0 else "FFFFFF")
            _write(cell.paragraphs[0], runs, source, "FFFFFF" if heading else "")
            spacing = cell.paragraphs[0].paragraph_format
            spacing.space_before = spacing.space_after = Pt(3)
    _lighten_borders(grid, palette.soft)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _shade(cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


def _lighten_borders(grid, colour: str) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", colour)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    grid._tbl.tblPr.append(borders)


def _add_foot(document, source: Source) -> None:
    """Write the credit and the page's number at the foot of each page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(f"{source.credit} · page ")
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(source.palette.muted)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = deepcopy(run._r)
    number.text = "1"
    field.append(number)
    paragraph._p.append(field)

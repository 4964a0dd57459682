"""OpenDocument presentations: a cover, then a slide for each section, with speaker's notes."""

from itertools import groupby
from typing import cast

from odfdo import Document, DrawPage, Element, Paragraph, PresentationNotes
from odfdo.style_base import StyleBase

from . import odf, slides
from .markdown import Section
from .odt_text import item_list, table_of
from .slides import Box, Line
from .source import Source

_MASTER = "presentation"


def build(source: Source) -> bytes:
    """Return the bytes of an .odp file."""
    document = Document("presentation")
    document.body.clear()
    _dress(document, source)
    document.body.append(_cover(source))
    for number, section in enumerate(source.sections, start=2):
        document.body.append(_slide(source, section, number))
    return odf.to_bytes(document, source)


def _dress(document: Document, source: Source) -> None:
    """Make the template's page 16:9 and add every style that slides name."""
    page = cast(Element, odf.styles_of(document).get_element('//style:page-layout[@style:name="PM1"]/*'))
    page.set_attribute("fo:page-width", f"{slides.WIDTH}pt")
    page.set_attribute("fo:page-height", f"{slides.HEIGHT}pt")
    for style in (*_page_styles(source), *_frame_styles(source), *_text_styles(source)):
        document.insert_style(style, automatic=True)
    odf.add_text_styles(document)


def _page_styles(source: Source) -> list[StyleBase]:
    return [
        odf.style("Couverture", "drawing-page", _fill("drawing-page", source.palette.deep)),
        odf.style("Page", "drawing-page", _fill("drawing-page", "ffffff")),
    ]


def _frame_styles(source: Source) -> list[StyleBase]:
    """Styles of shapes and frames: plain fills, and text without margins, at the top or at the bottom."""
    palette = source.palette
    fills = {"Aplat": palette.deep, "Filet": palette.accent, "Filet clair": "ffffff"}
    styles = [odf.style(name, "graphic", _fill("graphic", colour)) for name, colour in fills.items()]
    for name, opacity in (("Rond pâle", 45), ("Rond moyen", 100)):
        styles.append(odf.style(name, "graphic", _fill("graphic", palette.soft, opacity)))
    for number, opacity in enumerate((6, 9, 14)):
        styles.append(odf.style(f"Rond {number}", "graphic", _fill("graphic", "ffffff", opacity)))
    for name, align in (("Cadre", "top"), ("Cadre bas", "bottom")):
        styles += [odf.style(name, family, _frame_properties(align)) for family in ("graphic", "presentation")]
    cells = {"Case": palette.soft, "Case de titre": palette.deep}
    return styles + [odf.style(name, "table-cell", _cell_properties(colour)) for name, colour in cells.items()]


def _fill(family: str, colour: str, opacity: int = 100) -> str:
    return (
        f'<style:{family}-properties draw:fill="solid" draw:fill-color="#{colour}" draw:opacity="{opacity}%"'
        ' draw:stroke="none"/>'
    )


def _frame_properties(align: str) -> str:
    return (
        '<style:graphic-properties draw:fill="none" draw:stroke="none" fo:padding-left="0pt"'
        ' fo:padding-right="0pt" fo:padding-top="0pt" fo:padding-bottom="0pt"'
        ' draw:auto-grow-height="false" draw:fit-to-size="false" fo:wrap-option="wrap"'
        f' draw:textarea-vertical-align="{align}"/>'
    )


def _cell_properties(colour: str) -> str:
    return (
        f'<style:graphic-properties draw:fill="solid" draw:fill-color="#{colour}" fo:padding="5pt"'
        ' draw:textarea-vertical-align="middle"/>'
        '<style:paragraph-properties fo:border="0.75pt solid #ffffff"/>'
    )


def _text_styles(source: Source) -> list[StyleBase]:
    """Paragraphs of each colour and size in use, and lists of each size."""
    palette, styles = source.palette, list[StyleBase]()
    for size in slides.SIZES:
        styles.append(_paragraph_style(f"Texte {size}", size, palette.ink))
        styles.append(_paragraph_style(f"Intertitre {size}", size, palette.ink, bold=True))
        styles.append(odf.bullet_list_style(f"Puces {size}", size, palette.accent))
        styles.append(odf.number_list_style(f"Etapes {size}", size, palette.accent))
    for size in slides.HEADING_SIZES:
        styles.append(_paragraph_style(f"Titre {size}", size, palette.deep, bold=True))
    for size in slides.COVER_SIZES:
        styles.append(_paragraph_style(f"Titre clair {size}", size, "ffffff", bold=True))
    for size in slides.SUMMARY_SIZES:
        styles.append(_paragraph_style(f"Clair {size}", size, "ffffff"))
    styles.append(_paragraph_style("Cellule", 14, palette.ink))
    styles.append(_paragraph_style("Cellule de titre", 14, "ffffff", bold=True))
    return styles


def _paragraph_style(name: str, size: float, colour: str, bold: bool = False) -> StyleBase:
    spacing = (
        f'<style:paragraph-properties fo:margin-bottom="{size * slides.SPACING:g}pt" fo:margin-top="0pt"'
        f' fo:margin-left="0pt" fo:text-indent="0pt" fo:text-align="start" fo:line-height="105%"/>'
    )
    return odf.style(name, "paragraph", spacing, odf.text_properties(size, colour, bold))


def _cover(source: Source) -> DrawPage:
    page = DrawPage("page1", name="Couverture", master_page=_MASTER, style="Couverture")
    for number, (x, y, size) in enumerate(slides.COVER_CIRCLES):
        page.append(_shape("draw:ellipse", Box(x, y, size, size), f"Rond {number}"))
    page.append(_shape("draw:rect", slides.COVER_BAR, "Filet clair"))
    size = slides.title_size(source.title, slides.COVER_TITLE_BOX, slides.COVER_SIZES)
    title = Paragraph(source.title, style=f"Titre clair {size}")
    page.append(_frame(slides.COVER_TITLE_BOX, [title], "title", "Cadre bas"))
    size = slides.title_size(source.summary, slides.COVER_SUMMARY_BOX, slides.SUMMARY_SIZES)
    summary = Paragraph(source.summary, style=f"Clair {size}")
    page.append(_frame(slides.COVER_SUMMARY_BOX, [summary], "subtitle"))
    credit = Paragraph(source.credit, style=f"Clair {slides.SUMMARY_SIZES[-1]}")
    page.append(_frame(slides.COVER_CREDIT_BOX, [credit]))
    return page


def _slide(source: Source, section: Section, number: int) -> DrawPage:
    page = DrawPage(f"page{number}", name=section.title, master_page=_MASTER, style="Page")
    for (x, y, size), style in zip(slides.SLIDE_CIRCLES, ("Rond pâle", "Rond moyen"), strict=True):
        page.append(_shape("draw:ellipse", Box(x, y, size, size), style))
    page.append(_shape("draw:rect", slides.SIDE_BAND, "Aplat"))
    page.append(_shape("draw:rect", slides.TITLE_BAR, "Filet"))
    size = slides.title_size(section.title, slides.TITLE_BOX, slides.HEADING_SIZES)
    title = Paragraph(section.title, style=f"Titre {size}")
    page.append(_frame(slides.TITLE_BOX, [title], "title", "Cadre bas"))
    _fill_body(page, section)
    if section.notes:
        page.append(_notes(section.notes))
    return page


def _fill_body(page: DrawPage, section: Section) -> None:
    """Write the text of a section in one frame, and its table in another one below."""
    lines, (text_box, table_box) = slides.lines_of(section), slides.body_boxes(section)
    if lines:
        size = slides.fitting_size(lines, text_box)
        page.append(_frame(text_box, _text_elements(lines, size), "outline"))
    table = slides.table_of(section)
    if table_box and table:
        page.append(_placed("draw:frame", table_box, table_of(table, "Tableau"), "Cadre"))


def _text_elements(lines: list[Line], size: int) -> list[Element]:
    """Paragraphs, and neighbouring items gathered in lists."""
    elements: list[Element] = []
    list_styles = {True: f"Etapes {size}", False: f"Puces {size}"}
    for block, group in groupby(lines, key=lambda line: line.block):
        if block:
            elements.append(item_list(block, list_styles, f"Texte {size}"))
        else:
            elements.extend(_text_paragraph(line, size) for line in group)
    return elements


def _text_paragraph(line: Line, size: int) -> Paragraph:
    name = "Intertitre" if line.bold else "Texte"
    return odf.write(Paragraph(style=f"{name} {size}"), line.runs)


def _notes(text: str) -> PresentationNotes:
    """The notes page of a slide, with the picture of the slide above the text."""
    notes = PresentationNotes()
    thumbnail = '<draw:page-thumbnail svg:x="85pt" svg:y="60pt" svg:width="442pt" svg:height="249pt"/>'
    notes.append(Element.from_tag(thumbnail))
    notes.append(_frame(Box(61, 340, 490, 380), [Paragraph(text)], "notes"))
    return notes


def _frame(box: Box, elements: list[Element], role: str = "", style: str = "Cadre") -> Element:
    """A frame of text; `role` is its `presentation:class`, empty for a text that is not a placeholder's."""
    text_box = Element.from_tag("<draw:text-box/>")
    for element in elements:
        text_box.append(element)
    return _placed("draw:frame", box, text_box, style, role)


def _shape(tag: str, box: Box, style: str) -> Element:
    return _placed(tag, box, None, style)


def _placed(tag: str, box: Box, content: Element | None, style: str, role: str = "") -> Element:
    family = "presentation" if role else "draw"
    kind = f' presentation:class="{role}"' if role else ""
    element = Element.from_tag(
        f'<{tag} {family}:style-name="{style}" draw:layer="layout" svg:x="{box.x}pt" svg:y="{box.y}pt"'
        f' svg:width="{box.width}pt" svg:height="{box.height}pt"{kind}/>'
    )
    if content is not None:
        element.append(content)
    return element

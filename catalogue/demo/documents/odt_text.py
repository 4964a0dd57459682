"""OpenDocument texts: a title, then a heading for each section."""

from odfdo import Cell, Document, Element, Header, List, ListItem, Paragraph, Row
from odfdo import Table as OdfTable

from . import odf
from .markdown import Block, Item, ItemList, Run, Runs, Section, Subheading, Table
from .markdown import Paragraph as TextParagraph
from .source import Source

_TEXT_SIZE = 11


def build(source: Source) -> bytes:
    """Return the bytes of an .odt file."""
    document = Document("text")
    document.body.clear()
    _stop_numbering(document)
    _dress(document, source)
    _add_title(document, source)
    for section in source.sections:
        _add_section(document, section)
    return odf.to_bytes(document, source)


def _stop_numbering(document: Document) -> None:
    """Take away the numbers that the template puts before headings."""
    for level in odf.styles_of(document).get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")
        level.set_attribute("style:num-suffix", None)
        level.set_attribute("loext:num-list-format", None)


def _dress(document: Document, source: Source) -> None:
    palette = source.palette
    for name, size, colour, bold, before, after in (
        ("Titre du document", 26, palette.deep, True, 0, 6),
        ("Chapeau", 13, palette.muted, False, 0, 8),
        ("Mention", 9, palette.muted, False, 0, 18),
        ("Section", 17, palette.deep, True, 20, 7),
        ("Sous-section", 13, palette.accent, True, 12, 5),
        ("Texte", _TEXT_SIZE, palette.ink, False, 0, 7),
        ("Cellule", 10, palette.ink, False, 0, 0),
        ("Cellule de titre", 10, "FFFFFF", True, 0, 0),
    ):
        properties = _paragraph_properties(before, after, keep=bold), odf.text_properties(size, colour, bold)
        document.insert_style(odf.style(name, "paragraph", *properties), automatic=True)
    for name, colour in (("Case", palette.soft), ("Case de titre", palette.deep)):
        document.insert_style(odf.style(name, "table-cell", _cell_properties(colour)), automatic=True)
    document.insert_style(odf.bullet_list_style("Puces", _TEXT_SIZE, palette.accent), automatic=True)
    document.insert_style(odf.number_list_style("Etapes", _TEXT_SIZE, palette.accent), automatic=True)
    odf.add_text_styles(document)


def _paragraph_properties(before: float, after: float, keep: bool) -> str:
    """Spacing in points; `keep` holds a heading on the page of the text that follows."""
    keep_with_next = ' fo:keep-with-next="always"' if keep else ""
    return (
        f'<style:paragraph-properties fo:margin-top="{before}pt" fo:margin-bottom="{after}pt"'
        f' fo:line-height="120%"{keep_with_next}/>'
    )


def _cell_properties(colour: str) -> str:
    return (
        f'<style:table-cell-properties fo:background-color="#{colour}" fo:padding="4pt"'
        ' fo:border="0.5pt solid #ffffff"/>'
    )


def _add_title(document: Document, source: Source) -> None:
    document.body.append(Paragraph(source.title, style="Titre du document"))
    document.body.append(Paragraph(source.summary, style="Chapeau"))
    document.body.append(Paragraph(source.credit, style="Mention"))


def _add_section(document: Document, section: Section) -> None:
    document.body.append(_header(1, "Section", (Run(section.title),)))
    for number, block in enumerate(section.blocks, start=1):
        document.body.append(_element(block, f"{section.title} {number}"))
    if section.notes:
        notes = (Run(f"Notes\u00a0: {section.notes}", italic=True),)
        document.body.append(odf.write(Paragraph(style="Texte"), notes))


def _header(level: int, style: str, runs: Runs) -> Header:
    header = Header(level)
    header.style = style
    odf.write(header, runs)
    return header


def _element(block: Block, name: str) -> Element:
    match block:
        case TextParagraph(runs):
            return odf.write(Paragraph(style="Texte"), runs)
        case Subheading(runs):
            return _header(2, "Sous-section", runs)
        case ItemList():
            return item_list(block, {True: "Etapes", False: "Puces"}, "Texte")
        case Table():
            return table_of(block, name)


def item_list(block: ItemList, list_styles: dict[bool, str], text_style: str) -> List:
    """An OpenDocument list; inner items go in a list of their own inside the item before them.

    `list_styles` names the style of numbered lists (key `True`) and of bulleted ones (key `False`).
    """
    outer = List(style=list_styles[block.ordered])
    for item, inner_items in block.nested():
        entry = _list_item(item, text_style)
        if inner_items:
            entry.append(item_list(ItemList(inner_items), list_styles, text_style))
        outer.append(entry)
    return outer


def _list_item(item: Item, text_style: str) -> ListItem:
    entry = ListItem()
    entry.append(odf.write(Paragraph(style=text_style), item.runs))
    return entry


def table_of(table: Table, name: str) -> OdfTable:
    """An OpenDocument table whose first row is the heading."""
    grid, columns = OdfTable(name), max(map(len, table.rows))
    for number, cells in enumerate(table.rows):
        row = Row(width=0)
        for runs in (*cells, *[()] * (columns - len(cells))):
            row.append_cell(_cell(runs, heading=number == 0))
        grid.append_row(row)
    return grid


def _cell(runs: Runs, heading: bool) -> Cell:
    cell = Cell(style="Case de titre" if heading else "Case", cell_type="string")
    cell.append(odf.write(Paragraph(style="Cellule de titre" if heading else "Cellule"), runs))
    return cell

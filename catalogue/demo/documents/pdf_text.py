"""The text of a PDF: typeface, styles, and Markdown blocks made into what reportlab lays out.

Set in Bitstream Vera, which reportlab ships and which has every letter of French.
"""

from functools import cache
from html import escape
from pathlib import Path

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, ListFlowable, ListItem, Spacer
from reportlab.platypus import Paragraph as PdfParagraph
from reportlab.platypus import Table as PdfTable

from .markdown import Block, ItemList, Paragraph, Run, Runs, Section, Subheading, Table
from .source import Palette

_FONTS = {
    "Vera": "Vera.ttf",
    "Vera-Bold": "VeraBd.ttf",
    "Vera-Italic": "VeraIt.ttf",
    "Vera-BoldItalic": "VeraBI.ttf",
}
# What the typeface lacks, and what reads the same.
_SUBSTITUTES = str.maketrans(
    {
        "\u202f": "\u00a0",
        "\u2009": "\u00a0",
        "\u2011": "-",
        "→": "›",
        "←": "‹",
        "✓": "•",
        "✔": "•",
        "☐": "[ ]",
    }
)


@cache
def register_fonts() -> None:
    """Load the typeface, once for the process."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    pdfmetrics.registerFontFamily("Vera", "Vera", "Vera-Bold", "Vera-Italic", "Vera-BoldItalic")


def text_styles(palette: Palette) -> dict[str, ParagraphStyle]:
    """Text styles by role; sizes in points."""
    ink = HexColor(f"#{palette.ink}")
    text = ParagraphStyle("text", fontName="Vera", fontSize=12, leading=19, textColor=ink, spaceAfter=7)
    deep, accent, white = HexColor(f"#{palette.deep}"), HexColor(f"#{palette.accent}"), HexColor("#ffffff")
    return {
        "text": text,
        "item": ParagraphStyle("item", text, spaceAfter=4),
        "heading": ParagraphStyle(
            "heading", text, fontName="Vera-Bold", fontSize=18, leading=24, textColor=deep, spaceAfter=12
        ),
        "subheading": ParagraphStyle("subheading", text, fontName="Vera-Bold", fontSize=13, textColor=accent),
        "cell": ParagraphStyle("cell", text, fontSize=10, leading=13.5, spaceAfter=0),
        "cell heading": ParagraphStyle(
            "cell heading",
            text,
            fontName="Vera-Bold",
            fontSize=10,
            leading=13.5,
            spaceAfter=0,
            textColor=white,
        ),
        "title": ParagraphStyle("title", text, fontName="Vera-Bold", fontSize=25, leading=33, textColor=white),
        "summary": ParagraphStyle("summary", text, fontSize=13, leading=20, textColor=white),
    }


class _Bookmark(Flowable):
    """An entry of the reader's outline that leads to the page it stands on."""

    width = height = 0

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def draw(self) -> None:
        self.canv.bookmarkPage(self.title)
        self.canv.addOutlineEntry(self.title, self.title)


def section_flowables(section: Section, styles: dict, palette: Palette) -> list[Flowable]:
    story = [_Bookmark(section.title), PdfParagraph(markup((Run(section.title),)), styles["heading"])]
    for block in section.blocks:
        story.extend(_flowables(block, styles, palette))
    if section.notes:
        story.append(PdfParagraph(markup((Run(f"Notes\u00a0: {section.notes}", italic=True),)), styles["text"]))
    return story


def _flowables(block: Block, styles: dict, palette: Palette) -> list[Flowable]:
    match block:
        case Paragraph(runs):
            return [PdfParagraph(markup(runs, palette), styles["text"])]
        case Subheading(runs):
            return [PdfParagraph(markup(runs, palette), styles["subheading"])]
        case ItemList():
            return [_list(block, styles, palette), Spacer(1, 4)]
        case Table():
            return [_table(block, styles, palette), Spacer(1, 9)]


def _list(block: ItemList, styles: dict, palette: Palette) -> ListFlowable:
    entries = []
    for item, inner_items in block.nested():
        content = [PdfParagraph(markup(item.runs, palette), styles["item"])]
        if inner_items:
            content.append(_list(ItemList(inner_items), styles, palette))
        entries.append(ListItem(content))
    kind = {"bulletType": "1", "bulletFormat": "%s."} if block.ordered else {"bulletType": "bullet", "start": "•"}
    marks = {"bulletFontName": "Vera", "bulletFontSize": 12, "bulletColor": f"#{palette.accent}"}
    return ListFlowable(entries, leftIndent=20, **marks, **kind)


def _table(table: Table, styles: dict, palette: Palette) -> PdfTable:
    columns = max(map(len, table.rows))
    rows = [
        [PdfParagraph(markup(runs, palette), styles["cell" if number else "cell heading"]) for runs in row]
        + [""] * (columns - len(row))
        for number, row in enumerate(table.rows)
    ]
    soft, deep = HexColor(f"#{palette.soft}"), HexColor(f"#{palette.deep}")
    return PdfTable(
        rows,
        colWidths=[f"{100 / columns}%"] * columns,
        style=[
            ("BACKGROUND", (0, 0), (-1, 0), deep),
            ("ROWBACKGROUNDS", (0, 1), (-1, -1), [soft, HexColor("#ffffff")]),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("PADDING", (0, 0), (-1, -1), 4),
        ],
    )


def plain(text: str) -> str:
    """Text that the typeface can show."""
    return text.translate(_SUBSTITUTES)


def markup(runs: Runs, palette: Palette | None = None) -> str:
    """Runs in the small XML that reportlab reads."""
    return "".join(_marked(run, palette) for run in runs)


def _marked(run: Run, palette: Palette | None) -> str:
    text = escape(plain(run.text))
    if run.bold:
        text = f"<b>{text}</b>"
    if run.italic:
        text = f"<i>{text}</i>"
    if run.url:
        colour = palette.accent if palette else "000000"
        text = f'<a href="{escape(run.url)}" color="#{colour}">{text}</a>'
    return text

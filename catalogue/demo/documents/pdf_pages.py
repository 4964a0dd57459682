"""PDF booklets on A5: a cover, then a page for each section."""

from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from .markdown import Run
from .pdf_text import markup, plain, register_fonts, section_flowables, text_styles
from .source import LANGUAGE, Source

_MARGIN = 16 * mm
_TEXT_WIDTH = A5[0] - 2 * _MARGIN


def build(source: Source) -> bytes:
    """Return the bytes of a .pdf file."""
    register_fonts()
    output, styles = BytesIO(), text_styles(source.palette)
    story = _cover(source, styles)
    for section in source.sections:
        story += [PageBreak(), *section_flowables(section, styles, source.palette)]
    _template(output, source).build(story)
    return output.getvalue()


def _template(output: BytesIO, source: Source) -> BaseDocTemplate:
    """Lay out the cover and the pages; `invariant` makes the file's ids from its contents alone."""
    frame = Frame(_MARGIN, 20 * mm, _TEXT_WIDTH, A5[1] - 38 * mm, 0, 0, 0, 0)
    template = BaseDocTemplate(
        output,
        pagesize=A5,
        invariant=1,
        lang=LANGUAGE,
        title=source.title,
        author=source.author,
        subject=source.summary,
    )
    template.addPageTemplates(
        [
            PageTemplate(
                "cover",
                [frame],
                onPage=lambda canvas, _: _paint_cover(canvas, source),
                onPageEnd=lambda canvas, _: _sign_cover(canvas, source),
            ),
            PageTemplate("page", [frame], onPageEnd=lambda canvas, _: _paint_page(canvas, source)),
        ]
    )
    return template


def _paint_cover(canvas, source: Source) -> None:
    width, height = A5
    canvas.setDateFormatter(lambda *_: f"D:{source.today:%Y%m%d}000000Z")
    canvas.setFillColor(HexColor(f"#{source.palette.deep}"))
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#ffffff"))
    for x, y, radius, alpha in ((0.78, 0.1, 0.42, 0.06), (0.9, 0.04, 0.3, 0.08), (1, 0, 0.18, 0.12)):
        canvas.setFillAlpha(alpha)
        canvas.circle(x * width, y * height, radius * width, stroke=0, fill=1)
    canvas.setFillAlpha(1)


def _sign_cover(canvas, source: Source) -> None:
    canvas.setFillColor(HexColor("#ffffff"))
    canvas.setFont("Vera", 8)
    canvas.drawString(_MARGIN, 12 * mm, plain(source.credit))


def _paint_page(canvas, source: Source) -> None:
    """Draw the band and the foot of a page, after its text so that readers meet the text first."""
    width, height = A5
    canvas.setFillColor(HexColor(f"#{source.palette.deep}"))
    canvas.rect(0, height - 5 * mm, width, 5 * mm, stroke=0, fill=1)
    canvas.setFillColor(HexColor(f"#{source.palette.muted}"))
    canvas.setFont("Vera", 7)
    canvas.drawString(_MARGIN, 10 * mm, plain(source.licence_name))
    canvas.drawRightString(width - _MARGIN, 10 * mm, str(canvas.getPageNumber()))


def _cover(source: Source, styles: dict) -> list[Flowable]:
    title = Paragraph(markup((Run(source.title),)), styles["title"])
    summary = Paragraph(markup((Run(source.summary),)), styles["summary"])
    return [NextPageTemplate("page"), Spacer(1, 42 * mm), title, Spacer(1, 6 * mm), summary]

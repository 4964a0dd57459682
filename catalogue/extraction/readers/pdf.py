"""Pages of a PDF, read by PDFium.

PDFium puts glyphs in lines by where they stand: pypdf gave one letter a line where each was placed by itself, and took
twelve times as long.
"""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from ..passages import Passage
from ..refusals import ExtractionRefused, Reason
from .pdf_glyphs import page_text
from .pdf_line_ends import LineEnds


def read(path: Path) -> Iterator[Passage | None]:
    line_ends = LineEnds()
    with _opened(path) as document:
        for index in range(len(document)):
            text = _text_of(document, index)
            yield None if text is None else Passage("page", index + 1, text=line_ends.mended(text))


def _opened(path: Path) -> pypdfium2.PdfDocument:
    """A PDF that only restricts printing or copying opens without a password."""
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            raise ExtractionRefused(Reason.LOCKED_PDF) from error
        raise


def _text_of(document: pypdfium2.PdfDocument, index: int) -> str | None:
    """None for a page that is broken: the others are read all the same."""
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    try:
        return page_text(text)
    finally:
        text.close()
        page.close()

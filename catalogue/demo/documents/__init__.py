"""Real files made from Markdown, for the demonstration: presentations, texts and PDF."""

from datetime import date

from . import docx_text, odp_slides, odt_text, pdf_pages, pptx_slides
from .markdown import sections_of
from .source import AUTHOR, Source

__all__ = ["AUTHOR", "KINDS", "make_document"]

_BUILDERS = {
    "pptx": pptx_slides.build,
    "odp": odp_slides.build,
    "docx": docx_text.build,
    "odt": odt_text.build,
    "pdf": pdf_pages.build,
}
KINDS = tuple(_BUILDERS)


def make_document(
    kind: str, title: str, summary: str, markdown: str, licence: str, today: date, author: str = AUTHOR
) -> bytes:
    """Return a file of a kind of `KINDS`, the same bytes for the same arguments.

    `markdown` holds `##` sections: a slide each in pptx and odp, a page each in pdf. `licence` is a code such
    as "cc-by" or a text to print as it is; `today` is the only date written in the file, `author` who signs it.
    Raise `ValueError` for another kind.
    """
    if kind not in _BUILDERS:
        raise ValueError(f"unknown kind of document: {kind!r}, expected one of {', '.join(KINDS)}")
    return _BUILDERS[kind](Source(title, summary, sections_of(markdown), licence, today, author))

"""Pages of a PDF."""

from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from ..passages import Passage
from ..refusals import ExtractionRefused, Reason


def read(path: Path) -> Iterator[Passage]:
    try:
        with PdfReader(path) as reader:
            _unlock(reader)
            for number, page in enumerate(reader.pages, start=1):
                yield Passage("page", number, text=page.extract_text())
    except LimitReachedError as error:  # pypdf's own protection
        raise ExtractionRefused(Reason.TOO_HEAVY) from error


def _unlock(reader: PdfReader) -> None:
    """Open a PDF that only restricts printing or copying: its reading password is empty."""
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise ExtractionRefused(Reason.LOCKED_PDF)
    except (PyPdfError, DependencyError, NotImplementedError) as error:  # ciphers pypdf does not know
        raise ExtractionRefused(Reason.LOCKED_PDF) from error

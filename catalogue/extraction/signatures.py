"""Does a file hold what its name promises?

Sources: OPC (ECMA-376 part 2) for docx and pptx, ODF 1.3 part 2 for the `mimetype` entry, ISO 32000 annex H
for a PDF header within the first 1024 bytes.
"""

import codecs
import stat
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from .archives import checked_archive
from .limits import MAX_FILE_BYTES, MEGABYTE
from .refusals import ExtractionRefused, Reason

ALLOWED_EXTENSIONS = ("pptx", "odp", "pdf", "docx", "odt", "txt", "md", "html", "csv")

OFFICE_PART = {"pptx": "ppt/presentation.xml", "docx": "word/document.xml"}
ODF_MIMETYPE = {
    "odp": b"application/vnd.oasis.opendocument.presentation",
    "odt": b"application/vnd.oasis.opendocument.text",
}
ARCHIVES = (*OFFICE_PART, *ODF_MIMETYPE)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones under a password
NOT_TEXT = (
    OLE, b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"Rar!",
    b"7z\xbc\xaf", b"%PDF-", b"{\\rtf", b"\x89PNG", b"GIF8", b"\xff\xd8\xff",
)  # fmt: skip
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def identify(path: Path, filename: str) -> str:
    """Return the kind of a file, which is its extension without the dot, in lower case.

    `filename` is the name given by the person who sent the file; `path` is where its bytes lie.

    Raises `ExtractionRefused` when the extension is not allowed, or size, signature or archive do not suit.
    """
    kind = Path(filename).suffix.lower().removeprefix(".")
    if kind not in ALLOWED_EXTENSIONS:
        raise ExtractionRefused(Reason.EXTENSION)
    try:
        _refuse_size(path)
        with path.open("rb") as file:
            head = file.read(1024)
        _refuse_content(path, kind, head)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise ExtractionRefused(Reason.MISSING) from error
    return kind


def _refuse_size(path: Path) -> None:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # a named pipe would block for ever
        raise ExtractionRefused(Reason.MISSING)
    if status.st_size == 0:
        raise ExtractionRefused(Reason.EMPTY)
    if status.st_size > MAX_FILE_BYTES:
        raise ExtractionRefused(Reason.TOO_BIG)


def _refuse_content(path: Path, kind: str, head: bytes) -> None:
    if kind in ARCHIVES:
        _refuse_archive(path, kind, head)
    elif kind == "pdf":
        before, header, _ = head.partition(b"%PDF-")
        # HTML with that header in a comment would pass for both: browsers guess from the first bytes.
        if not header or b"<" in before or before.startswith(NOT_TEXT):
            raise ExtractionRefused(Reason.MISMATCH)
    elif head.startswith(NOT_TEXT) or not _is_text(path, head):
        raise ExtractionRefused(Reason.MISMATCH)


def _refuse_archive(path: Path, kind: str, head: bytes) -> None:
    if head.startswith(OLE):
        raise ExtractionRefused(Reason.OLD_OFFICE)
    if not head.startswith(b"PK"):
        raise ExtractionRefused(Reason.MISMATCH)
    with checked_archive(path) as archive:
        if not _holds(archive, kind):
            raise ExtractionRefused(Reason.MISMATCH)


def _holds(archive: ZipFile, kind: str) -> bool:
    names = archive.namelist()
    if kind in OFFICE_PART:
        return OFFICE_PART[kind] in names and "[Content_Types].xml" in names
    if "mimetype" not in names:
        return False
    with archive.open("mimetype") as entry:
        return entry.read(100).strip() == ODF_MIMETYPE[kind]


def _is_text(path: Path, head: bytes) -> bool:
    """True without any NUL, or when UTF-16 announced by its mark decodes to text without any."""
    if not head.startswith(UTF_16):
        return all(b"\0" not in chunk for chunk in _chunks(path))
    decoder = codecs.getincrementaldecoder("utf-16")()
    try:
        return all("\0" not in decoder.decode(chunk, final=not chunk) for chunk in _chunks(path))
    except UnicodeDecodeError:
        return False


def _chunks(path: Path) -> Iterator[bytes]:
    """Yield the file by megabytes, then b"" so that a decoder can see the end."""
    with path.open("rb") as file:
        while chunk := file.read(MEGABYTE):
            yield chunk
    yield b""

"""Does a file hold what its name promises?

Sources: OPC (ECMA-376 part 2) for docx and pptx, ODF 1.3 part 2 for the `mimetype` entry, ISO 32000 annex H
for a PDF header within the first 1024 bytes.
"""

import codecs
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from .decoding import utf_16_without_mark
from .limits import MAX_FILE_BYTES, MEGABYTE
from .refusals import ExtractionRefused, Reason
from .zips import checked_archive

KINDS = ("pptx", "odp", "pdf", "docx", "odt", "txt", "md", "html", "csv", "xlsx", "ods")
# Slide shows, models and files with macros (which nothing runs) hold what their kin hold, and are often named as they.
KIN = {
    "pptm": "pptx", "ppsx": "pptx", "ppsm": "pptx", "potx": "pptx", "potm": "pptx", "otp": "odp",
    "docm": "docx", "dotx": "docx", "dotm": "docx", "ott": "odt", "htm": "html",
    "xlsm": "xlsx", "xltx": "xlsx", "xltm": "xlsx", "ots": "ods",
}  # fmt: skip
ALLOWED_EXTENSIONS = (*KINDS, *KIN)

# The type of the main part, whatever its name: « …wordprocessingml.template.main+xml ».
_MAIN_TYPE = rb"application/vnd\.(?:openxmlformats-officedocument\.)?(?:%s)\.[\w.]{1,80}\.main\+xml"
OFFICE_TYPE = {
    "pptx": re.compile(_MAIN_TYPE % b"presentationml|ms-powerpoint"),
    "docx": re.compile(_MAIN_TYPE % b"wordprocessingml|ms-word"),
    "xlsx": re.compile(_MAIN_TYPE % b"spreadsheetml|ms-excel"),
}
ODF_MIMETYPE = {
    "odp": b"application/vnd.oasis.opendocument.presentation",
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
ARCHIVES = (*OFFICE_TYPE, *ODF_MIMETYPE)
TYPES_PART = "[Content_Types].xml"

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones under a password
NOT_TEXT = (
    OLE, b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"Rar!",
    b"7z\xbc\xaf", b"%PDF-", b"{\\rtf", b"\x89PNG", b"GIF8", b"\xff\xd8\xff",
)  # fmt: skip
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def identify(path: Path, filename: str) -> str:
    """Return the kind of a file, one of KINDS: its extension in lower case, or the one whose content its own holds.

    `filename` is the name given by the person who sent the file; `path` is where its bytes lie.

    Raises `ExtractionRefused` when the extension is not allowed, or size, signature or archive do not suit.
    """
    kind = kind_of_name(filename)
    if kind not in KINDS:
        raise ExtractionRefused(Reason.EXTENSION)
    try:
        _refuse_size(path)
        with path.open("rb") as file:
            head = file.read(1024)
        _refuse_content(path, kind, head)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise ExtractionRefused(Reason.MISSING) from error
    return kind


def kind_of_name(filename: str) -> str:
    """The kind that a file's name promises: « pptx » for a slide show; its extension when we know of none."""
    extension = Path(filename).suffix.lower().removeprefix(".")
    return KIN.get(extension, extension)


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
    if kind in OFFICE_TYPE:
        return TYPES_PART in names and OFFICE_TYPE[kind].search(_head(archive, TYPES_PART, MEGABYTE)) is not None
    return "mimetype" in names and _head(archive, "mimetype", 100).strip() in _odf_types(ODF_MIMETYPE[kind])


def _odf_types(document: bytes) -> tuple[bytes, bytes]:
    return document, document + b"-template"


def _head(archive: ZipFile, name: str, size: int) -> bytes:
    """The first bytes of a part; no more is unpacked."""
    with archive.open(name) as entry:
        return entry.read(size)


def _is_text(path: Path, head: bytes) -> bool:
    """True without any NUL, or when UTF-16, announced by its mark or not, decodes to text without any."""
    encoding = "utf-16" if head.startswith(UTF_16) else utf_16_without_mark(head)
    if encoding is None:
        return all(b"\0" not in chunk for chunk in _chunks(path))
    decoder = codecs.getincrementaldecoder(encoding)()
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

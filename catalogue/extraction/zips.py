"""Zip archives, judged on their directory before any of their parts is unpacked.

The declared sizes may lie, and zipfile finds out only after unpacking: against that stand the limits of the
child process, and here no part is read for more than a few bytes.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from .limits import MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED_BYTES, MEGABYTE, RATIO_APPLIES_ABOVE
from .refusals import ExtractionRefused, Reason

# zipfile has no error of its own for each kind of broken archive.
BROKEN = (
    BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, KeyError, RuntimeError,
    ArithmeticError,
)  # fmt: skip
ENCRYPTED = 0x1  # bit 0 of the general purpose flag, APPNOTE 4.4.4


class _ShortReads:
    """A file that refuses long reads: zipfile loads the whole directory at once, whatever its size."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > 3 * MEGABYTE:  # 10,000 entries need about 1.5 MB
            raise ExtractionRefused(Reason.ENTRIES)
        # Without a size, zipfile reads the last bytes only.
        return self._file.read(size if size >= 0 else MEGABYTE)


@contextmanager
def checked_archive(path: Path) -> Iterator[ZipFile]:
    """Open an archive whose directory keeps the limits.

    Raises `ExtractionRefused` when it does not, or when the archive is broken.
    """
    try:
        with path.open("rb") as file, ZipFile(_ShortReads(file)) as archive:
            _refuse_entries(archive.infolist())
            yield archive
    except BROKEN as error:
        raise ExtractionRefused(Reason.DAMAGED) from error


def _refuse_entries(entries: list[ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise ExtractionRefused(Reason.ENTRIES)
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise ExtractionRefused(Reason.LOCKED)
    # Office formats know these two only; lzma or bzip2 would cost memory before any size is known.
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise ExtractionRefused(Reason.DAMAGED)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise ExtractionRefused(Reason.UNPACKED)
    large = [entry for entry in entries if entry.file_size > RATIO_APPLIES_ABOVE]
    if sum(entry.file_size for entry in large) > MAX_RATIO * sum(entry.compress_size for entry in large):
        raise ExtractionRefused(Reason.RATIO)

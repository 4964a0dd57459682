"""Bytes of a text file to text, whatever the software that wrote it."""

import codecs
import re
from pathlib import Path

from .limits import MEGABYTE

# Four times and more what is kept: reading further could only be thrown away.
AT_MOST = 8 * MEGABYTE
SAMPLE = 64 * 1024
FOREIGN = re.compile("[^\x00-\x7f]")
FRENCH = re.compile("[àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’‘“”…–—•€°²³×\u00a0]")


def decoded_file(path: Path, declared: str | None = None, at_most: int = AT_MOST) -> str:
    """Return the text of the first `at_most` bytes of a file; `declared` is the encoding it names, if any."""
    with path.open("rb") as file:
        return decoded(file.read(at_most), declared)


def decoded(data: bytes, declared: str | None = None) -> str:
    """Try byte order marks, UTF-8, the declared encoding, Windows French, then a guess. Never fails."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "ignore")
    if encoding := utf_16_without_mark(data):
        return data.decode(encoding, "ignore")
    text = data.decode("utf-8-sig", "replace")
    if _is_utf_8(text):
        return text.replace("\ufffd", "")
    for encoding in (declared, _guessed(data)):
        try:
            return data.decode(encoding or "", "replace").replace("\ufffd", "")
        except (LookupError, UnicodeError):  # no such encoding, or one that is of no text
            continue
    return data.decode("cp1252", "ignore")


def utf_16_without_mark(data: bytes) -> str | None:
    """The encoding of UTF-16 that no mark announces: nearly every second byte of European text is then zero."""
    sample = data[: SAMPLE & ~1]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half < 4 or max(even, odd) < 0.7 * half or min(even, odd) > 0.01 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf_8(text: str) -> bool:
    """True when accents came out right, save a few broken bytes (the last one, cut in two, at least)."""
    broken = text.count("\ufffd")
    accents = len(text) - len(text.encode("ascii", "ignore")) - broken
    return broken == 0 or accents > broken


def _guessed(data: bytes) -> str:
    sample = data[:SAMPLE]
    text = sample.decode("cp1252", "replace")
    # Nearly any bytes decode as cp1252; the letters of French alone show that it was meant.
    if len(FRENCH.findall(text)) > 0.9 * len(FOREIGN.findall(text)):
        return "cp1252"
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best else "cp1252"

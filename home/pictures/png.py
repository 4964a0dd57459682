"""What a PNG says besides its picture: its chunks but for those that draw it (PNG, third edition, 11).

Of an animated one stays its still picture: Willow makes no size of the others.
"""

from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"bKGD", b"hIST", b"pHYs",
}  # fmt: skip


def without_metadata(data: bytes) -> bytes:
    """Texts, dates, Exif and private chunks go, and what stands after the end. ValueError when the file is cut."""
    return SIGNATURE + b"".join(_kept(data))


def _kept(data: bytes) -> Iterator[bytes]:
    place = len(SIGNATURE)
    while place + 12 <= len(data):
        name = data[place + 4 : place + 8]
        end = place + 12 + int.from_bytes(data[place : place + 4])
        if name in _KEPT:
            yield data[place:end]
        if name == b"IEND":
            return
        place = end
    raise ValueError("the file ends before its picture")

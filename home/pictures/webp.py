"""What a WebP says besides its picture: its chunks but for those that draw it (RFC 9649)."""

from collections.abc import Iterator

_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_EXIF, _XMP = 0x08, 0x04  # flags of VP8X


def without_metadata(data: bytes) -> bytes:
    """ValueError when the file is cut."""
    chunks = b"".join(_kept(data[: 8 + int.from_bytes(data[4:8], "little")]))
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks


def _kept(data: bytes) -> Iterator[bytes]:
    place = 12
    while place + 8 <= len(data):
        name, size = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        end = place + 8 + size + size % 2
        if place + 8 + size > len(data):
            raise ValueError("the file ends before its picture")
        if name == b"VP8X":
            yield data[place : place + 8] + bytes([data[place + 8] & ~(_EXIF | _XMP)]) + data[place + 9 : end]
        elif name in _KEPT:
            yield data[place:end]
        place = end

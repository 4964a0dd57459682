"""A PNG of nothing but its picture (PNG, third edition, 11): the chunks that draw it, each once, as long as it must be.

Of an animated one stays its still picture: Willow makes no size of the others.
"""

import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6  # types of colour
_LENGTHS = {b"cHRM": 32, b"gAMA": 4, b"sRGB": 1, b"cICP": 4, b"mDCV": 24, b"cLLI": 8, b"pHYs": 9}
_LENGTHS_BY_COLOUR = {
    GREY: {b"tRNS": 2, b"sBIT": 1, b"bKGD": 2},
    RGB: {b"tRNS": 6, b"sBIT": 3, b"bKGD": 6},
    PALETTE: {b"sBIT": 3, b"bKGD": 1},
    GREY_ALPHA: {b"sBIT": 2, b"bKGD": 2},
    RGBA: {b"sBIT": 4, b"bKGD": 6},
}


def without_metadata(data: bytes, profile: bytes | None) -> bytes:
    """With this colour profile. ValueError when the file is cut."""
    chunks = _chunks(data)
    name, head = next(chunks)
    if name != b"IHDR" or len(head) != 13:
        raise ValueError("no head where one is due")
    parts = [SIGNATURE, _chunk(b"IHDR", head)]
    if profile:
        parts.append(_chunk(b"iCCP", b"ICC Profile\0\0" + zlib.compress(profile)))
    parts += [_chunk(name, body) for name, body in _drawing(head, chunks)]
    return b"".join([*parts, _chunk(b"IEND", b"")])


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each, up to the last."""
    place = len(SIGNATURE)
    while place + 12 <= len(data):
        name, size = data[place + 4 : place + 8], int.from_bytes(data[place : place + 4])
        if name == b"IEND":
            return
        yield name, data[place + 8 : place + 8 + size]
        place += 12 + size
    raise ValueError("the file ends before its picture")


def _chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)


def _drawing(head: bytes, chunks: Iterator[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    depth, colour = head[8:10]
    lengths = _LENGTHS | _LENGTHS_BY_COLOUR.get(colour, {})
    colours, seen = 0, set()
    for name, body in chunks:
        if name == b"IDAT":
            yield name, body
        elif name in seen:
            continue
        elif colour == PALETTE and name == b"PLTE":
            colours = min(len(body) // 3, 2**depth)
            yield name, body[: 3 * colours]
        elif colour == PALETTE and name == b"tRNS":
            yield name, body[:colours]
        elif len(body) == lengths.get(name):
            yield name, body
        seen.add(name)

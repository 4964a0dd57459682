"""A WebP of nothing but its picture: the chunks that draw it, each once and as long as it must be (RFC 9649)."""

from collections.abc import Iterable, Iterator

_PROFILE, _ALPHA, _MOVES = 0x20, 0x10, 0x02  # flags of VP8X
_STILL = {b"ALPH", b"VP8 ", b"VP8L"}
_FRAME_HEAD = 16  # bytes of a frame before its own chunks


def without_metadata(data: bytes, profile: bytes | None) -> bytes:
    """With this colour profile. ValueError when the file is cut."""
    chunks = list(_chunks(data[12 : 8 + int.from_bytes(data[4:8], "little")]))
    name, head = chunks[0] if chunks else (b"", b"")
    parts = _extended(head, chunks[1:], profile) if name == b"VP8X" else _still(chunks[:1])
    return _chunk(b"RIFF", b"WEBP" + b"".join(parts))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each."""
    place = 0
    while place + 8 <= len(data):
        name, size = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        if place + 8 + size > len(data):
            raise ValueError("the file ends before its picture")
        yield name, data[place + 8 : place + 8 + size]
        place += 8 + size + size % 2


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def _extended(head: bytes, chunks: list[tuple[bytes, bytes]], profile: bytes | None) -> Iterator[bytes]:
    """A picture that says first what it has: colour profile, transparency, frames."""
    flags = head[0] & (_ALPHA | _MOVES) | (_PROFILE if profile else 0)
    yield _chunk(b"VP8X", bytes([flags, 0, 0, 0]) + head[4:10])
    if profile:
        yield _chunk(b"ICCP", profile)
    if not flags & _MOVES:
        yield from _still(chunks)
        return
    yield from [_chunk(name, body) for name, body in chunks if name == b"ANIM" and len(body) == 6][:1]
    for name, body in chunks:
        if name == b"ANMF":
            yield _chunk(name, body[:_FRAME_HEAD] + b"".join(_still(_chunks(body[_FRAME_HEAD:]))))


def _still(chunks: Iterable[tuple[bytes, bytes]]) -> Iterator[bytes]:
    seen: set[bytes] = set()
    for name, body in chunks:
        if name in _STILL - seen:
            yield _chunk(name, body)
        seen.add(name)

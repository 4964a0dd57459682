"""What a GIF says besides its pictures: comments, texts and applications but for the loop and the colour profile
(GIF 89a, 17 to 27)."""

from collections.abc import Iterator

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_KEPT_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


def without_metadata(data: bytes) -> bytes:
    """ValueError when the file is cut."""
    try:
        return b"".join(_kept(data))
    except IndexError as error:
        raise ValueError("the file ends before its picture") from error


def _kept(data: bytes) -> Iterator[bytes]:
    place = 13 + _table(data[10])
    yield data[:place]
    while data[place] != _END:
        if data[place] == _IMAGE:
            end = _after_blocks(data, place + 11 + _table(data[place + 9]))  # 11: with the size of the codes
            yield data[place:end]
        elif data[place] == _EXTENSION:
            end = _after_blocks(data, place + 2)
            application = data[place + 1] == _APPLICATION and data[place + 3 : place + 14] in _KEPT_APPLICATIONS
            if data[place + 1] == _CONTROL or application:
                yield data[place:end]
        else:
            raise ValueError("no block where one is due")
        place = end
    yield bytes([_END])


def _table(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, place: int) -> int:
    while size := data[place]:
        place += size + 1
    return place + 1

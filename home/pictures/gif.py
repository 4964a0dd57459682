"""A GIF of nothing but its pictures, their times and their loop (GIF 89a, 17 to 27).

Comments, texts and any application's words go; so does a colour profile, by which no browser draws a GIF.
"""

from collections.abc import Iterator

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_CONTROL = b"\x21\xf9\x04"  # four bytes follow, and the end
_LOOPS = (b"\x21\xff\x0bNETSCAPE2.0\x03\x01", b"\x21\xff\x0bANIMEXTS1.0\x03\x01")  # two bytes follow, and the end


def without_metadata(data: bytes, _profile: bytes | None) -> bytes:
    """ValueError when the file is cut."""
    try:
        return b"".join(_kept(data))
    except IndexError as error:
        raise ValueError("the file ends before its picture") from error


def _kept(data: bytes) -> Iterator[bytes]:
    place = 13 + _table(data[10])
    yield data[:place]
    control, looped = b"", False
    while data[place] != _END:
        if data[place] == _IMAGE:
            end = _after_blocks(data, place + 11 + _table(data[place + 9]))  # 11: with the size of the codes
            yield control + data[place:end]
            control = b""
        elif data[place] == _EXTENSION:
            end = _after_blocks(data, place + 2)
            block = data[place:end]
            if block.startswith(_CONTROL) and len(block) == 8:
                control = block  # the last before a picture is its own
            elif block.startswith(_LOOPS) and len(block) == 19 and not looped:
                looped = True
                yield block
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

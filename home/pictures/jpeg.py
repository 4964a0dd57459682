"""What a JPEG says besides its picture, taken out without touching a pixel (ITU T.81 annex B).

Kept of the segments of applications: JFIF (the first), the colour profile, and Adobe's, which says how colours are
coded. Exif, XMP, IPTC, comments and what stands after the picture (a phone's film, other pictures) go.
"""

from collections.abc import Iterator

START, END, SCAN, COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
APPLICATIONS = range(0xE0, 0xF0)
_ALONE = {0x01, START, *range(0xD0, 0xD8)}  # markers without a length


def without_metadata(data: bytes) -> bytes:
    """Raises ValueError when the file is broken before its pixels begin."""
    return b"".join(_kept(data))


def _kept(data: bytes) -> Iterator[bytes]:
    place = 2
    yield data[:2]
    while place < len(data):
        while data[place : place + 2] == b"\xff\xff":  # filling
            place += 1
        if data[place] != 0xFF:
            raise ValueError("no marker where one is due")
        marker = data[place + 1]
        if marker == END:
            break
        if marker in _ALONE:
            place += 2
            continue
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4])
        if marker == SCAN:
            end = _end_of_scan(data, end)
        if _is_kept(marker, data[place + 4 : place + 18]):
            yield data[place:end]
        place = end
    yield b"\xff\xd9"


def _is_kept(marker: int, start: bytes) -> bool:
    if marker in APPLICATIONS:
        return start.startswith((b"JFIF\0", b"ICC_PROFILE\0", b"Adobe")) and (marker, start[:5]) != (0xE1, b"Adobe")
    return marker != COMMENT


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next segment begins: in pixels 0xFF is followed by 0, or by the number of a restart."""
    while (place := data.find(b"\xff", place)) >= 0:
        if place + 1 < len(data) and data[place + 1] != 0 and data[place + 1] not in range(0xD0, 0xD8):
            return place
        place += 2
    return len(data)

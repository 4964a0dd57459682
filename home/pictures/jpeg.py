"""A JPEG of nothing but its picture, without touching a pixel (ITU T.81 annex B).

Let through are the segments that draw it, each as long as it must be; JFIF's density and Adobe's word on how colours
are coded are written anew. Any other marker goes, and what stands after the picture (a phone's film, other pictures).
"""

from collections.abc import Callable, Iterator

START, END, SCAN = 0xD8, 0xD9, 0xDA
HUFFMAN, ARITHMETIC, QUANTIZATION, RESTARTS = 0xC4, 0xCC, 0xDB, 0xDD
FRAMES = {*range(0xC0, 0xD0)} - {HUFFMAN, 0xC8, ARITHMETIC}
JFIF, PROFILE, ADOBE = 0xE0, 0xE2, 0xEE
_ALONE = {0x01, START, *range(0xD0, 0xD8)}  # markers without a length
_PIECE = 65_519  # bytes of a profile that a segment takes, behind its name and two numbers


def without_metadata(data: bytes, profile: bytes | None) -> bytes:
    """With this colour profile. Raises ValueError when the file is broken before its pixels begin."""
    segments = list(_segments(data))
    density = [_density(body) for marker, body, _pixels in segments if marker == JFIF and _is(body, b"JFIF\0", 14)]
    coding = [_coding(body) for marker, body, _pixels in segments if marker == ADOBE and _is(body, b"Adobe", 12)]
    drawing = [_segment(marker, body) + pixels for marker, body, pixels in segments if _draws(marker, body)]
    return b"".join([b"\xff\xd8", *density[:1], *coding[-1:], *_profile(profile or b""), *drawing, b"\xff\xd9"])


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, what it says, and the coded pixels behind it."""
    place = 2
    while place < len(data):
        while data[place : place + 2] == b"\xff\xff":  # filling
            place += 1
        if data[place] != 0xFF or data[place + 1] == 0:
            raise ValueError("no marker where one is due")
        marker = data[place + 1]
        if marker == END:
            return
        if marker in _ALONE:
            place += 2
            continue
        behind = place + 2 + int.from_bytes(data[place + 2 : place + 4])
        end = _end_of_scan(data, behind) if marker == SCAN else behind
        yield marker, data[place + 4 : behind], data[behind:end]
        place = end


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next segment begins: in pixels 0xFF is followed by 0, or by the number of a restart."""
    while (place := data.find(b"\xff", place)) >= 0:
        if place + 1 < len(data) and data[place + 1] != 0 and data[place + 1] not in range(0xD0, 0xD8):
            return place
        place += 2
    return len(data)


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2) + body


def _is(body: bytes, name: bytes, least: int) -> bool:
    return body.startswith(name) and len(body) >= least


def _density(body: bytes) -> bytes:
    """Points in an inch or a centimetre, without the small picture that may follow."""
    return _segment(JFIF, b"JFIF\0\1\1" + body[7:12] + b"\0\0")


def _coding(body: bytes) -> bytes:
    """Its last number alone: how colours are coded."""
    return _segment(ADOBE, b"Adobe\0\x64\0\0\0\0" + body[11:12])


def _profile(profile: bytes) -> Iterator[bytes]:
    pieces = [profile[start : start + _PIECE] for start in range(0, len(profile), _PIECE)]
    for number, piece in enumerate(pieces, 1):
        yield _segment(PROFILE, b"ICC_PROFILE\0" + bytes([number, len(pieces)]) + piece)


def _draws(marker: int, body: bytes) -> bool:
    """Raises ValueError when a segment that does is longer or shorter than it must be, as every reader does."""
    if marker in FRAMES:
        exact = len(body) == 6 + 3 * body[5]
    elif marker == SCAN:
        exact = len(body) == 4 + 2 * body[0]
    elif marker == RESTARTS:
        exact = len(body) == 2
    elif marker == ARITHMETIC:
        exact = len(body) % 2 == 0
    elif marker == QUANTIZATION:
        exact = _are_tables(body, lambda table: 129 if table[0] >> 4 else 65)
    elif marker == HUFFMAN:
        exact = _are_tables(body, lambda table: 17 + sum(table[1:17]))
    else:
        return False
    if not exact:
        raise ValueError("a segment longer or shorter than its picture needs")
    return True


def _are_tables(body: bytes, size: Callable[[bytes], int]) -> bool:
    while body and len(body) >= size(body):
        body = body[size(body) :]
    return not body

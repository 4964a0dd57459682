"""What ranking needs of an entry, in one blob: lengths, then a code for each word in order.

The same for every engine, which only finds candidates: the formula that orders them reads these. About 1 kB an entry.

    header   lengths of the body and of the files, and how many of their words follow; number of names
    names    for each: words, telling words (those a query keeps)
    terms    the character of each word, 2 bytes: names, body, files
    checks   1 byte a word, in the same order
    forms    1 byte a word

A name is the title, then each line of the keywords. Of long files the first words come in order, of the rest each new
term once: enough to know that it is there.
"""

import struct
from collections.abc import Iterable, Sequence

from search.language.analysis import STOP_WORDS, Words
from search.language.codes import Codes, unpack_terms

_HEADER = struct.Struct("<IIIIH")
_NAME = struct.Struct("<HH")
_MAX_NAMES = 100
_MAX_NAME = 0xFFFF
_BODY_WORDS = 4_000  # kept in order
_FILE_WORDS = 2_000


class Vector:
    """A blob, read. `names` are triples: where its words begin and end, how many of them tell something."""

    __slots__ = ("body_length", "body_start", "checks", "file_length", "files_start", "forms", "names", "terms")

    def __init__(self, data: bytes) -> None:
        self.body_length, self.file_length, body, files, count = _HEADER.unpack_from(data)
        offset, position = _HEADER.size, 0
        self.names = []
        for _ in range(count):
            words, telling = _NAME.unpack_from(data, offset)
            self.names.append((position, position + words, telling))
            offset += _NAME.size
            position += words
        self.body_start, self.files_start = position, position + body
        words = position + body + files
        checks, forms = offset + 2 * words, offset + 3 * words
        self.terms = unpack_terms(data[offset:checks])
        self.checks = data[checks:forms]
        self.forms = data[forms:]


def pack(names: Sequence[Words], body: Words, files: Words) -> bytes:
    """The blob of an entry; the first name is its title."""
    names = names[:_MAX_NAMES]
    zones = [*(_codes(name, _MAX_NAME) for name in names), _codes(body, _BODY_WORDS), _codes(files, _FILE_WORDS)]
    header = _HEADER.pack(len(body.stems), len(files.stems), len(zones[-2].forms), len(zones[-1].forms), len(names))
    lengths = b"".join(_NAME.pack(len(zone.forms), _telling(name)) for zone, name in zip(zones, names, strict=False))
    return b"".join((header, lengths, *Codes.joined(zones).packed()))


def lengths(data: bytes) -> tuple[int, int, int]:
    """Words of the title, of the body and of the files."""
    body, files, _kept, _kept_files, count = _HEADER.unpack_from(data)
    return (_NAME.unpack_from(data, _HEADER.size)[0] if count else 0), body, files


def phrase_code(terms: Iterable[str]) -> tuple[bytes, bytes]:
    """What the blob of an entry holds, both, when these terms follow each other in it."""
    codes, checks, _forms = Codes.of(terms).packed()
    return codes, checks


def _telling(name: Words) -> int:
    """Words of a name that a query would keep: all of them when they are all common."""
    in_order = name.folded[: name.in_order]
    return sum(form not in STOP_WORDS for form in in_order) or len(in_order)


def _codes(words: Words, most: int) -> Codes:
    """The first words, then each new term of the others."""
    if len(words.stems) <= most:
        return words.codes
    seen = set(words.stems[:most])
    rest: dict[str, str] = {}
    for term, form in zip(words.stems[most:], words.folded[most:], strict=True):
        if term not in seen:
            rest.setdefault(term, form)
    codes = words.codes
    first = Codes(codes.terms[:most], codes.checks[:most], codes.forms[:most])
    return Codes.joined([first, Codes.of(rest, rest.values())])

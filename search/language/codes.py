"""Words as a few bytes: what ranking compares, instead of strings.

A term is a character, which a text is searched for at the speed of memory, and a byte that checks what was found: 23.7
bits of its CRC-32 in all. A form is 8 bits of its own. Among 60,000 terms some hundred pairs have the same code; a
wrong match needs one of them in a candidate of the same query, and moves one place at worst.
"""

from codecs import utf_16_le_decode
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple
from zlib import crc32

_FIRST, _CHARACTERS = 0x100, 0xD700  # up to where surrogates begin: two bytes each, whatever the term


class Codes(NamedTuple):
    """Those of a sequence of words: a character and a byte for each term, a byte for each form."""

    terms: str
    checks: bytes
    forms: bytes

    @classmethod
    def of(cls, terms: Iterable[str], forms: Iterable[str] = ()) -> "Codes":
        places = [divmod(crc32(term.encode()), _CHARACTERS) for term in terms]
        return cls(
            "".join(chr(_FIRST + character) for _rest, character in places),
            bytes(rest & 0xFF for rest, _character in places),
            bytes(crc32(form.encode()) >> 24 for form in forms),
        )

    @classmethod
    def joined(cls, parts: Sequence["Codes"]) -> "Codes":
        terms, checks, forms = (map(itemgetter(place), parts) for place in range(3))
        return cls("".join(terms), b"".join(checks), b"".join(forms))

    def packed(self) -> tuple[bytes, bytes, bytes]:
        """As bytes: two for each term, one for each check and form."""
        return self.terms.encode("utf-16-le"), self.checks, self.forms


def unpack_terms(data: bytes) -> str:
    """The characters that were packed."""
    return utf_16_le_decode(data)[0]  # bytes.decode would ask Python code which codec this is

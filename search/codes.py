"""Words as a few bytes: what ranking compares, instead of strings.

A term is 24 bits of its CRC-32, a form 8 bits of its own. Among 60,000 terms some hundred pairs share a code; a wrong
match needs one of them in a candidate of the same query, and moves one place at worst.
"""

from zlib import crc32

TERM_BYTES = 3


def term_code(term: str) -> bytes:
    return (crc32(term.encode()) & 0xFFFFFF).to_bytes(TERM_BYTES, "little")


def form_code(form: str) -> bytes:
    return bytes((crc32(form.encode()) >> 24,))

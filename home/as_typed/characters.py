"""What people type without seeing it: several kinds of spaces, marks of direction, capitals."""

import re
import unicodedata

_SPACES = re.compile("[ \t\u00a0\u2009\u202f]+")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")


def tidied(text: str) -> str:
    """In small letters, with single spaces."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip().lower()


def unaccented(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))

"""Characters that may stand in a text of the database and in no file: XML, spreadsheets and calendars refuse them."""

import re

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """The text without them."""
    return _UNWRITABLE.sub("", text)

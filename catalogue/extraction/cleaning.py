"""Text as it is kept: readable, searchable, safe in JSON and in a database."""

import re
import unicodedata

# NFKC as a whole would turn m² into m2 and a non-breaking space into a plain one: only these are unfolded.
LIGATURES = str.maketrans({char: unicodedata.normalize("NFKC", char) for char in "ﬀﬁﬂﬃﬄﬅﬆ"})

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Controls, soft hyphen, zero width space and joiner of words, marks that reverse the text, lone surrogates.
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd-\uffff"
    "\ud800-\udfff]"
)
PRIVATE = re.compile("[\ue000-\uf8ff]")  # bullets of symbol fonts, which no other font can show
SPACES = "[ \t\u00a0\u2000-\u200a\u202f\u3000]"
RUN_OF_SPACES = re.compile(f"{SPACES}{{2,}}|\t")  # a single non-breaking space stays one
AROUND_LINE_END = re.compile(f"{SPACES}?\n{SPACES}?")
BLANK_LINES = re.compile("\n{3,}")
EDGES = " \t\n\u00a0\u202f"


def clean(text: str) -> str:
    """Return the text composed (NFC), without control characters, with single spaces and blank lines."""
    text = LINE_ENDS.sub("\n", text)
    text = PRIVATE.sub(" ", UNWANTED.sub("", text))
    text = unicodedata.normalize("NFC", text).translate(LIGATURES)
    text = AROUND_LINE_END.sub("\n", RUN_OF_SPACES.sub(" ", text))
    return BLANK_LINES.sub("\n\n", text).strip(EDGES)


def one_line(text: str) -> str:
    """Clean a title, which holds no line break."""
    return clean(LINE_ENDS.sub(" ", text).replace("\n", " "))

"""The text of a page by the place of its glyphs, where PDFium's own reading splits or glues words.

Spaced-out letters (« B i e n v e n u e ») become words again: within one, glyphs stand at about the same distance. The
call of a footnote does not stick to its word.
"""

import re
from itertools import pairwise
from statistics import median

from pypdfium2 import PdfTextPage
from pypdfium2.raw import FPDFText_GetUnicode, FPDFText_IsGenerated

SPACED_OUT = 0.5  # of a line's words, from which single letters are no accident: « il y a à 3 m »
FEW = 6  # words of a line too short to tell
WIDER = 0.3  # of a letter's height, beyond the usual distance: another word
CALL = re.compile(r"(?<=[^\W\d_]{3})\d{1,3}(?=[\s.,;:!?)»]|$)")  # the figure of « tourisme12 », not that of « m2 »


def page_text(page: PdfTextPage) -> str:
    text = page.get_text_range()
    if page.count_chars() != len(text):  # letters beyond the first plane: places no longer tell positions
        return text
    text = _with_calls_apart(page, text)
    if not _is_spaced_out(text):
        return text
    return "\n".join(_line(page, start, end) for start, end in _lines(page, page.count_chars()))


def _with_calls_apart(page: PdfTextPage, text: str) -> str:
    pieces, done = [], 0
    for call in CALL.finditer(text):
        if _is_raised(page, call.start()):
            pieces += [text[done : call.start()], " "]
            done = call.start()
    return "".join([*pieces, text[done:]])


def _is_raised(page: PdfTextPage, position: int) -> bool:
    _left, foot_before, _right, _top = page.get_charbox(position - 1)
    _left, foot, _right, top = page.get_charbox(position)
    return foot - foot_before > 0.5 * (top - foot)


def _is_spaced_out(line: str) -> bool:
    words = line.split()
    return len(words) >= FEW and sum(len(word) == 1 and word.isalnum() for word in words) > SPACED_OUT * len(words)


def _lines(page: PdfTextPage, count: int) -> list[tuple[int, int]]:
    ends = [position for position in range(count) if FPDFText_GetUnicode(page.raw, position) in (10, 13)]
    return [(start + 1, end) for start, end in zip([-1, *ends], [*ends, count], strict=True) if end > start + 1]


def _line(page: PdfTextPage, start: int, end: int) -> str:
    text = "".join(chr(FPDFText_GetUnicode(page.raw, position)) for position in range(start, end))
    if not _is_spaced_out(text):
        return text
    glyphs = [start + place for place, char in enumerate(text) if not char.isspace()]
    real = {start + place for place, char in enumerate(text) if char.isspace()} - {
        position for position in range(start, end) if FPDFText_IsGenerated(page.raw, position) == 1
    }
    boxes = [page.get_charbox(position, loose=True) for position in glyphs]
    gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
    wide = median(gaps) + WIDER * median(top - foot for _left, foot, _right, top in boxes) / 2
    words = [text[glyphs[0] - start]]
    for before, position, gap in zip(glyphs, glyphs[1:], gaps, strict=False):
        if gap > wide or any(before < space < position for space in real):
            words.append(" ")
        words.append(text[position - start])
    return "".join(words)

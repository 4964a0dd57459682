"""Keeping, of what a reader yields, what is worth it and within the limits."""

import time
from collections.abc import Iterable
from dataclasses import replace

from .cleaning import clean, one_line
from .limits import Limits
from .passages import Extraction, Passage
from .refusals import ExtractionRefused, Reason

PATIENCE = 0.8  # of the time allowed: what is read by then is better than a reading killed at its end


def collected(passages: Iterable[Passage | None], limits: Limits) -> Extraction:
    """Clean the passages and keep those that hold something, up to the limits; reads no further.

    None stands for a page that cannot be read: the others are kept, and the text is told as truncated. Raises
    `ExtractionRefused` when nothing but such pages is there.
    """
    kept: list[Passage] = []
    lost = False
    left = limits.characters
    started = time.process_time()
    for raw in passages:
        if raw is None:
            lost = True
            continue
        passage = replace(raw, title=one_line(raw.title), text=clean(raw.text), notes=clean(raw.notes))
        size = len(passage.title) + len(passage.text) + len(passage.notes)
        if size and len(kept) == limits.passages:
            return Extraction(tuple(kept), truncated=True)
        if size > left:
            return Extraction((*kept, *_cut(passage, left)), truncated=True)
        if size:
            kept.append(passage)
            left -= size
        if kept and _is_late(started, limits):
            return Extraction(tuple(kept), truncated=True)
    if lost and not kept:
        raise ExtractionRefused(Reason.DAMAGED)
    return Extraction(tuple(kept), truncated=lost)


def _cut(passage: Passage, left: int) -> list[Passage]:
    title = passage.title[:left]
    text = passage.text[: left - len(title)]
    notes = passage.notes[: left - len(title) - len(text)]
    return [replace(passage, title=title, text=text, notes=notes)] if left else []


def _is_late(started: float, limits: Limits) -> bool:
    """By the processor's clock: what a quiet machine reads, a busy one reads too."""
    return time.process_time() - started > PATIENCE * limits.cpu

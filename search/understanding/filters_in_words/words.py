"""The words of a query that may say a filter, and where they stand in its text."""

import re
from dataclasses import dataclass
from functools import cached_property

from search.language.analysis import fold
from search.understanding.query import without_signs

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Found:
    """So many words that say these values of a key; several values mean any of them, none that they are text."""

    length: int
    key: str
    values: tuple[str, ...]
    wider: str = ""  # slug of the region in which they lie


_APART = "|"  # no grammar has it


class Words:
    """Folded words of a text. Those in quotes or excluded are text and nothing else: one word stands in their place
    that means nothing, so that what is around them is not read together.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        found, last = list[tuple[int, int]](), 0
        for word in WORD.finditer(without_signs(self.text)):
            start, end = word.span()
            if found and WORD.search(self.text, last, start):
                found.append((last, last))
            found.append((start, end))
            last = end
        return found

    @cached_property
    def forms(self) -> list[str]:
        return [fold(self.text[start:end]) or _APART for start, end in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def after(self, at: int) -> str:
        """The words from one on, with single spaces."""
        return " ".join(self.forms[at:])

    def typed(self, first: int, last: int) -> str:
        """The text as it was typed from a word up to another, that one not included."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]

"""What a reading gives back."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["diapo", "page", "section"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True)
class Passage:
    """One slide, page or section of a file.

    `number` counts from 1. Slides and pages count as the reader's software does, empty ones included;
    sections count in the order of the text. `text` leaves out the title; `notes` are speaker's notes or
    footnotes.
    """

    kind: Kind
    number: int
    title: str = ""
    text: str = ""
    notes: str = ""

    @property
    def where(self) -> str:
        """Place said to a visitor: "diapo 12"."""
        return f"{self.kind} {self.number}"


@dataclass(frozen=True)
class Extraction:
    """All passages of a file that hold text; `truncated` when it held more: beyond the limits, or on
    pages that are broken.
    """

    passages: tuple[Passage, ...]
    truncated: bool = False

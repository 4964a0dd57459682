"""What a document is made from, whatever its file format."""

from dataclasses import dataclass
from datetime import date
from zlib import crc32

from .markdown import Section

AUTHOR = "Fourmilière"
LANGUAGE = "fr-FR"
LICENCES = {
    "cc-by": "Creative Commons BY 4.0",
    "cc-by-sa": "Creative Commons BY-SA 4.0",
    "cc-by-nc-sa": "Creative Commons BY-NC-SA 4.0",
    "cc0": "Creative Commons CC0 1.0",
    "lo-2.0": "Licence Ouverte 2.0",
    "tous-droits": "Tous droits réservés",
}
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as RRGGBB: `deep` bears white text, `accent` reads on white, `soft` bears dark text."""

    deep: str
    accent: str
    soft: str
    ink: str = "26313A"
    muted: str = "5B6770"


PALETTES = (
    Palette(deep="1F4E5F", accent="2A7F8E", soft="E3F0F1"),
    Palette(deep="4A3B2A", accent="A65A1F", soft="F6ECDF"),
    Palette(deep="2F4A36", accent="3F7D4E", soft="E6F1E7"),
    Palette(deep="3B3A63", accent="5E5AA8", soft="EBEAF6"),
    Palette(deep="6A2B3A", accent="A8405A", soft="F8E7EB"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The parts of a document before it takes a file format."""

    title: str
    summary: str
    sections: tuple[Section, ...]
    licence: str
    today: date
    author: str = AUTHOR

    @property
    def palette(self) -> Palette:
        """The colours of this document: always the same for a title."""
        return PALETTES[crc32(self.title.encode()) % len(PALETTES)]

    @property
    def licence_name(self) -> str:
        """The licence in full, for a reader."""
        return LICENCES.get(self.licence, self.licence)

    @property
    def date_line(self) -> str:
        """`today` in full French, such as « 1er mars 2027 »."""
        day = "1er" if self.today.day == 1 else str(self.today.day)
        return f"{day} {MONTHS[self.today.month - 1]} {self.today.year}"

    @property
    def credit(self) -> str:
        """One line for the foot of a cover: who, when, under which licence."""
        return f"{self.author} · {self.date_line} · {self.licence_name}"

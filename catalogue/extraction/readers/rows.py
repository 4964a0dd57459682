"""Rows of a CSV file, by fifties."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from ..decoding import AT_MOST, decoded_file
from ..passages import Passage

ROWS = 50
DELIMITERS = ";,\t|"


def read(path: Path) -> Iterator[Passage]:
    text = decoded_file(path)
    csv.field_size_limit(AT_MOST)  # one cell with a lost closing quote swallows the rest: keep it as text
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    return by_fifties([("", map(line_of, rows))])


def by_fifties(tables: Iterable[tuple[str, Iterable[str]]]) -> Iterator[Passage]:
    """Yield the lines of tables, each with its title, as sections of fifty lines."""
    number = 0
    for title, lines in tables:
        rest = iter(lines)
        while batch := list(islice(rest, ROWS)):
            number += 1
            yield Passage("section", number, title, "\n".join(batch))


def line_of(row: Iterable[str]) -> str:
    cells = (cell.strip().replace("\n", " ") for cell in row)
    return " | ".join(cell for cell in cells if cell)


def _delimiter(text: str) -> str:
    """Return the separator seen most in the line of column names; csv.Sniffer trips on short files."""
    first = next(iter(text.lstrip().splitlines()), "")
    return max(DELIMITERS, key=first.count)

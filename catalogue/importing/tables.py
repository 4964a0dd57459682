"""Manifests as spreadsheets write them: with commas, semicolons or tabs, in one of several encodings."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from catalogue.importing.encodings import encoding_of
from catalogue.importing.items import LineRefused

_SEPARATORS = ",;\t"
_LONGEST_CELL = 10_000_000  # characters: a cell may hold a whole text
_FIRST_LINE = 10_000
_TOLD_SEPARATOR = re.compile(r"\"?sep=([,;\t|])\"?\s*", re.IGNORECASE)  # Excel's own first line


def table_rows(path: Path, columns: set[str], required: str) -> Iterator[dict[str, str] | str]:
    """Rows by name of column; a reason for a row that cannot be read.

    Raises LineRefused when the encoding, the separator or the names of the columns leave a doubt.
    """
    return (row for _number, row in numbered_rows(path, columns, required))


def numbered_rows(
    path: Path, columns: set[str], required: str, name: str = ""
) -> Iterator[tuple[int, dict[str, str] | str]]:
    """The same, each with the number of the file's line on which it ends.

    `name`: what its sender calls the file, when that is not its name here.
    """
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding=encoding_of(path, name), newline="") as lines:
        first = lines.readline(_FIRST_LINE)
        told = _TOLD_SEPARATOR.fullmatch(first)
        header = lines.readline(_FIRST_LINE) if told else first
        separator = told[1] if told else _separator_of(header, columns)
        names = _names(header, separator)
        if required not in names:
            raise LineRefused(
                f"La première ligne de « {name or path.name} » doit nommer les colonnes, dont « {required} » "
                f"(les autres : {', '.join(sorted(columns - {required}))})."
            )
        if doubled := {name for name in names if name in columns and names.count(name) > 1}:
            raise LineRefused(f"Deux colonnes portent le nom « {min(doubled)} ».")
        before = 2 if told else 1
        rows = csv.reader(lines, delimiter=separator, strict=True)
        yield from ((before + rows.line_num, row) for row in _rows(rows, names))


def _separator_of(header: str, columns: set[str]) -> str:
    """The separator by which the first line names most of our columns."""
    found = {separator: len(columns.intersection(_names(header, separator))) for separator in _SEPARATORS}
    best = max(found.values())
    candidates = [separator for separator, number in found.items() if number == best]
    if len(candidates) > 1 and best > 1:
        raise LineRefused("La première ligne mêle plusieurs séparateurs : gardez-en un seul, « ; » par exemple.")
    return candidates[0]


def _names(header: str, separator: str) -> list[str]:
    try:
        (cells,) = csv.reader([header], delimiter=separator, strict=True)
    except (csv.Error, ValueError):
        return []
    return [cell.strip().lower() for cell in cells]


def _rows(rows: Iterator[list[str]], names: list[str]) -> Iterator[dict[str, str] | str]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield "Des guillemets ne sont pas fermés, ou ne le sont pas où il faut : la suite du fichier n’est pas lue."
            return
        if any(cell.strip() for cell in row[len(names) :]):
            yield (
                "Cette ligne a plus de cellules que de colonnes : une cellule qui contient le séparateur se met entre "
                "guillemets."
            )
        elif any(cell.strip() for cell in row):
            yield dict(zip(names, row, strict=False))

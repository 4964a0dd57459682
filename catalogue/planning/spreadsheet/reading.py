"""Reading a table that was sent: CSV as French spreadsheets write it, or the first sheet of an XLSX file."""

import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from catalogue.importing.items import LineRefused
from catalogue.importing.tables import numbered_rows
from catalogue.planning.spreadsheet.columns import BY_KEY, HEADINGS, REQUIRED, key_of
from home.characters import writable

MOST_LINES = 1000
MOST_BYTES = 5_000_000
_MOST_UNPACKED = 8_000_000  # bytes of an XLSX file, which is a ZIP archive: some seven seconds of its reader
_UNPACKED_TIMES = 100  # as much as the file itself, at most
_ALWAYS_UNPACKED = 1_000_000
_MOST_COLUMNS = 60
_LONGEST_CELL = 2000  # characters
_UNREADABLE = "Ce fichier ne se lit pas : enregistrez-le de nouveau en XLSX ou en CSV, puis réessayez."


@dataclass(frozen=True)
class Line:
    """A line of a table, by name of column; `number` is that of the spreadsheet. `unreadable`: why it has no values."""

    number: int
    values: dict[str, str]
    unreadable: str = ""


@dataclass(frozen=True)
class Table:
    """`ignored`: headings that are none of ours."""

    lines: list[Line]
    ignored: list[str]


def read_table(file) -> Table:
    """The lines of an uploaded file; raises LineRefused with what to do when it is no table of sessions."""
    if file.size > MOST_BYTES:
        raise LineRefused("Ce fichier dépasse 5 Mo : coupez-le en plusieurs.")
    suffix = Path(file.name).suffix.lower()
    readers = {".csv": _csv_rows, ".xlsx": _xlsx_rows}
    if suffix not in readers:
        raise LineRefused("Donnez un fichier .xlsx ou .csv.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"tableau{suffix}"  # a name of theirs may be longer than a disk takes
        path.write_bytes(file.read())
        return _table(readers[suffix](path, file.name))


def _table(rows: Iterable[tuple[int, dict[str, str] | str]]) -> Table:
    lines, ignored = list[Line](), list[str]()
    for number, row in rows:
        if len(lines) == MOST_LINES:
            raise LineRefused(f"Ce tableau dépasse {MOST_LINES} lignes : coupez-le en plusieurs.")
        if isinstance(row, str):
            lines.append(Line(number, {}, row))
            continue
        if not lines and (doubled := _doubled(list(row))):
            raise LineRefused(f"Deux colonnes portent le nom « {doubled} ».")
        ignored += [heading for heading in row if heading and key_of(heading) not in BY_KEY and heading not in ignored]
        lines.append(_line(number, row))
    if not lines:
        raise LineRefused("Ce tableau n’a aucune ligne sous ses titres de colonnes.")
    return Table(lines, ignored)


def _line(number: int, row: dict[str, str]) -> Line:
    values = {BY_KEY[key_of(name)]: writable(text).strip() for name, text in row.items() if key_of(name) in BY_KEY}
    too_long = next((name for name, text in values.items() if len(text) > _LONGEST_CELL), "")
    if too_long:
        return Line(number, {}, f"{HEADINGS[too_long]} : plus de {_LONGEST_CELL} caractères.")
    return Line(number, {name: text for name, text in values.items() if text})


def _csv_rows(path: Path, name: str) -> Iterator[tuple[int, dict[str, str] | str]]:
    headings = {heading.lower() for heading in HEADINGS.values()}
    return numbered_rows(path, headings, HEADINGS[REQUIRED].lower(), name)


def _xlsx_rows(path: Path, _name: str) -> list[tuple[int, dict[str, str]]]:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
            swollen = unpacked > max(_ALWAYS_UNPACKED, _UNPACKED_TIMES * path.stat().st_size)
            if unpacked > _MOST_UNPACKED or swollen:
                raise LineRefused("Ce fichier contient trop de données : gardez la seule feuille des séances.")
            formulas = any(_has_formulas(archive, item) for item in archive.infolist())
        with ExitStack() as opened:
            rows = _cells_of(path, opened, computed=True)
            if formulas:
                rows = map(_told, rows, _cells_of(path, opened, computed=False))
            return list(_sheet_rows(rows))
    except LineRefused:
        raise
    except Exception as error:  # the library raises what its parsers do, whatever the file
        raise LineRefused(_UNREADABLE) from error


def _has_formulas(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> bool:
    return item.filename.startswith("xl/worksheets/") and re.search(rb"<f[ >]", archive.read(item)) is not None


def _cells_of(path: Path, opened: ExitStack, *, computed: bool) -> Iterator[tuple]:
    """The rows of the first sheet; of formulas, what was computed, or what was written."""
    from openpyxl import load_workbook  # heavy, and of no use to anything else

    book = opened.enter_context(closing(load_workbook(path, read_only=True, data_only=computed)))
    return opened.enter_context(closing(book.worksheets[0].iter_rows(max_col=_MOST_COLUMNS, values_only=True)))


def _told(values: tuple, written: tuple) -> tuple:
    """Each value; where a formula was never computed, the formula, which no column understands: it is no empty cell."""
    return tuple(_written(formula) if value is None else value for value, formula in zip(values, written, strict=True))


def _written(formula):
    return formula if formula is None or isinstance(formula, str) else "="


def _sheet_rows(rows: Iterable) -> Iterator[tuple[int, dict[str, str]]]:
    names, found = None, 0
    for number, cells in enumerate(rows, 1):
        texts = [text_of(cell).strip() for cell in cells]
        if not any(texts):
            if number > MOST_LINES * 10:
                return
            continue
        if names is None:
            names = _checked_names(texts)
            continue
        yield number, {name: text for name, text in zip(names, texts, strict=False) if name}
        found += 1
        if found > MOST_LINES:
            return


def _checked_names(names: list[str]) -> list[str]:
    if key_of(HEADINGS[REQUIRED]) not in map(key_of, names):
        raise LineRefused(
            f"La première ligne doit nommer les colonnes, dont « {HEADINGS[REQUIRED]} » : partez du modèle."
        )
    if doubled := _doubled(names):
        raise LineRefused(f"Deux colonnes portent le nom « {doubled} ».")
    return names


def _doubled(names: list[str]) -> str:
    """A heading that reads like another, if there is one."""
    keys = [key_of(name) for name in names]
    return next((name for name, key in zip(names, keys, strict=True) if key in BY_KEY and keys.count(key) > 1), "")


def text_of(cell) -> str:
    """A cell as its reader would have typed it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d" if cell.time() == time.min else "%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        return f"{int(cell.total_seconds() // 3600)}:{int(cell.total_seconds() % 3600 // 60):02d}"
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) else repr(round(cell, 6))
    return str(cell)

"""Rows of an Excel workbook, sheet by sheet, as the cells show them; formulas give their last result."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from ..passages import Passage
from .rows import by_fifties, line_of


def read(path: Path) -> Iterator[Passage]:
    with path.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        visible = (sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
        yield from by_fifties((sheet.title, _lines(sheet)) for sheet in visible)


def _lines(sheet: Any) -> Iterator[str]:
    sheet.reset_dimensions()  # many writers declare them wrong
    rows = (line_of(map(_shown, row)) for row in sheet.iter_rows(values_only=True))
    return filter(None, rows)


def _shown(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "vrai" if value else "faux"
        case datetime() if value.time() != time():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case float():
            return f"{value:.10g}".replace(".", ",")
    return str(value)

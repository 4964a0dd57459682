"""Rows of an Open Document spreadsheet, sheet by sheet."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ..passages import Passage
from .odf import ROW, blocks, body
from .odf_names import qn
from .rows import by_fifties

SHEET, NAME = qn("table:table"), qn("table:name")


def read(path: Path) -> Iterator[Passage]:
    return by_fifties((sheet.get(NAME, ""), _lines(sheet)) for sheet in body(path).iter(SHEET))


def _lines(sheet: etree._Element) -> Iterator[str]:
    rows = (block.text for row in sheet.iter(ROW) for block in blocks([row]))
    return filter(None, rows)

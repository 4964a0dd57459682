"""A small file of sessions that unpacks to a big one does not hold the server."""

import time
import zipfile
from io import BytesIO

import pytest

from catalogue.importing.items import LineRefused
from catalogue.planning.spreadsheet.reading import read_table
from tests.catalogue.planning.sheets import LINE, named, xlsx

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OF_STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def swollen(strings: int) -> BytesIO:
    """An XLSX file with so many texts that no cell shows: 2.5 million weigh 105 KB, and took 40 s of processor."""
    out = BytesIO()
    with zipfile.ZipFile(xlsx([LINE])) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml" and b"sharedStrings" not in content:
                part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_OF_STRINGS}"/></Types>'
                content = content.replace(b"</Types>", part.encode())
            if name != "xl/sharedStrings.xml":
                target.writestr(name, content)
        target.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_SHEET}">{"<si><t>a</t></si>" * strings}</sst>')
    return named(out.getvalue(), "seances.xlsx")


def test_small_file_does_not_hold_the_server():
    """A quarter of what is let in today."""
    file = swollen(600_000)
    file.size = len(file.getvalue())
    assert file.size < 60_000
    began = time.process_time()
    with pytest.raises(LineRefused):
        read_table(file)
    assert time.process_time() - began < 2

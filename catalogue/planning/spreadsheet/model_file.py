"""The table to start from: French headings, and a line that shows how to fill them."""

from io import BytesIO

from catalogue.planning.spreadsheet.columns import COLUMNS
from home.spreadsheets import csv_lines

_WIDEST = 40  # characters


def csv_model() -> bytes:
    rows = [[column.heading for column in COLUMNS], [column.example for column in COLUMNS]]
    return "".join(csv_lines(rows)).encode()


def xlsx_model() -> bytes:
    """Cells are texts, so that no spreadsheet turns a postcode or a date into something else."""
    from openpyxl import Workbook  # heavy, and of no use to anything else
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "Séances"
    sheet.freeze_panes = "A2"
    for number, column in enumerate(COLUMNS, 1):
        heading = sheet.cell(1, number, column.heading)
        heading.font = Font(bold=True)
        sheet.cell(2, number, column.example or None)
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = min(_WIDEST, max(len(column.heading), len(column.example)) + 3)
        sheet.column_dimensions[letter].number_format = "@"
    output = BytesIO()
    book.save(output)
    return output.getvalue()

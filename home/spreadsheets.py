"""What every export writes in a cell, whatever made the file: the site, Wagtail, or a library on it.

A spreadsheet takes a text that begins with = + - or @ for a formula to run; XLSX refuses control characters; French
spreadsheets read semicolons, decimal commas, and UTF-8 by its mark only. Numbers and dates stay numbers and dates.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone
from django.utils.text import slugify

from home.characters import writable

CSV = "csv"
CSV_TYPE = "text/csv; charset=utf-8"
# Also behind what is not seen, and full-width (OWASP, CSV injection).
_RISKY = re.compile("[\t\r\n]|[\\s\ufeff\u200b-\u200f\u2060]*[=+\\-@＝＋－＠]")


def cell(value, file_format: str):
    """A value as a cell of that format (`csv`, `xlsx`) holds it. Moments are read on the clock of whoever asks."""
    is_csv = file_format == CSV
    if isinstance(value, bool):
        return ("oui" if value else "non") if is_csv else value
    if isinstance(value, datetime):
        moment = timezone.make_naive(value) if timezone.is_aware(value) else value
        return moment.isoformat(" ", "seconds") if is_csv else moment.replace(microsecond=0)
    if isinstance(value, float | Decimal):
        return str(value).replace(".", ",") if is_csv else value
    if value is None or isinstance(value, int | date | time):
        return value
    return neutralised(", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value))


def neutralised(text: str) -> str:
    """A text that every file can hold and no spreadsheet runs: a risky one gets an apostrophe in front."""
    text = writable(text)
    return f"'{text}" if _RISKY.match(text) else text


def csv_lines(rows: Iterable[Iterable]) -> Iterator[str]:
    """The lines of a file for French spreadsheets, its mark first."""
    yield "\ufeff"
    writer = csv.writer(_Line(), delimiter=";", lineterminator="\r\n")
    for row in rows:
        yield writer.writerow([cell(value, CSV) for value in row])


def file_name(title: str, file_format: str) -> str:
    """« Pages verrouillées » is `pages-verrouillees-2027-03-01.csv`."""
    name = slugify(str(title).replace("’", " ").replace("'", " ")) or "export"
    return f"{name}-{timezone.localdate():%Y-%m-%d}.{file_format}"


class _Line:
    """A file that hands on what is written to it."""

    @staticmethod
    def write(text: str) -> str:
        return text

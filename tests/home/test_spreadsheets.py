"""What exports write in cells, in every format."""

import csv
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from home.spreadsheets import cell, csv_lines, file_name, neutralised

NO_BREAK_SPACE, MARK = "\u00a0", "\ufeff"


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "  =1", f"{NO_BREAK_SPACE}=1", f"{MARK}=1", "＝1", "\n@a"]
)
def test_risky_texts_are_neutralised(text):
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "", "fourmi", "12 - 3"])
def test_other_texts_are_left_alone(text):
    assert neutralised(text) == text


@pytest.mark.parametrize("text", ["\x00=1", "\x0b=1", "=\x1f1", "\ud800=1", "\uffff=1"])
def test_what_no_file_may_hold_is_taken_out_before_one_looks_for_formulas(text):
    assert neutralised(text) == "'=1"


MOMENT = datetime(2027, 7, 1, 7, 30, tzinfo=UTC)  # 9:30 in Paris


@pytest.mark.parametrize(
    ("value", "in_csv", "in_xlsx"),
    [
        (-3, -3, -3),
        (-3.5, "-3,5", -3.5),
        (Decimal("12.50"), "12,50", Decimal("12.50")),
        (True, "oui", True),
        (None, None, None),
        (date(2027, 3, 1), date(2027, 3, 1), date(2027, 3, 1)),
        (time(9, 30), time(9, 30), time(9, 30)),
        (MOMENT, "2027-07-01 09:30:00", datetime(2027, 7, 1, 9, 30)),
        (["=a", "b"], "'=a, b", "'=a, b"),
    ],
)
def test_numbers_and_dates_stay_what_they_are(value, in_csv, in_xlsx):
    assert (cell(value, "csv"), cell(value, "xlsx")) == (in_csv, in_xlsx)


def test_lines_are_read_by_french_spreadsheets():
    text = "".join(csv_lines([["Titre", "Prix"], ["Gîte ; « Les Pins »", -2.5]]))
    assert text[0] == MARK
    assert list(csv.reader(text[1:].splitlines(), delimiter=";")) == [
        ["Titre", "Prix"],
        ["Gîte ; « Les Pins »", "-2,5"],
    ]


@pytest.mark.parametrize(
    ("title", "name"), [("Pages verrouillées", "pages-verrouillees"), ("Ce que l’on cherche", "ce-que-l-on-cherche")]
)
def test_files_are_named_in_french(title, name, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2027, 3, 1))
    assert file_name(title, "xlsx") == f"{name}-2027-03-01.xlsx"

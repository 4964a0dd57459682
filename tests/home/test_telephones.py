"""Telephone numbers as people write them."""

import pytest

from home.as_typed.unreadable import Unreadable
from home.telephones import dialled, read_telephone, shown

# What is typed, what is kept and shown, what is called.
NUMBERS = [
    ("02 99 00 20 10", "02 99 00 20 10", "+33299002010"),
    ("0299002010", "02 99 00 20 10", "+33299002010"),
    ("02.99.00.20.10", "02 99 00 20 10", "+33299002010"),
    ("02/99/00/20/10", "02 99 00 20 10", "+33299002010"),
    ("02\u00a099\u00a000\u202f20\u00a010", "02 99 00 20 10", "+33299002010"),
    ("+33 (0)2 99 00 20 10", "02 99 00 20 10", "+33299002010"),
    ("0033 2 99 00 20 10", "02 99 00 20 10", "+33299002010"),
    ("299002010", "02 99 00 20 10", "+33299002010"),  # a spreadsheet took the zero
    ("Tél. : 02 99 00 20 10", "02 99 00 20 10", "+33299002010"),
    ("06 39 98 12 34", "06 39 98 12 34", "+33639981234"),
    ("0 800 123 456", "0 800 12 34 56", "+33800123456"),
    ("0262 90 12 34", "0262 90 12 34", "+262262901234"),
    ("+262 262 90 12 34", "0262 90 12 34", "+262262901234"),
    ("262901234", "0262 90 12 34", "+262262901234"),
    ("0692 12 34 56", "0692 12 34 56", "+262692123456"),
    ("0269 61 12 34", "0269 61 12 34", "+262269611234"),
    ("0596 70 12 34", "0596 70 12 34", "+596596701234"),
    ("0590 82 12 34", "0590 82 12 34", "+590590821234"),
    ("0594 31 12 34", "0594 31 12 34", "+594594311234"),
    ("+508 41 12 34", "+508 41 12 34", "+508411234"),
    ("+687 25 12 34", "+687 25.12.34", "+687251234"),
    ("+32 2 513 89 40", "+32 2 513 89 40", "+3225138940"),
    ("3949", "3949", "3949"),
    ("118 218", "118218", "118218"),
]
REFUSED = [
    "",
    "02 99 00 20",
    "02 99 00 20 10 11",
    "02 99 00 20 10 / 06 39 98 12 34",
    "+33 2 99 00 20 10 11",
    "+33",
    "00 00 00 00 00",
    "appelez-moi",
    "0800 FOURMI",
    "9" * 500,
    "0" * 20,
]


@pytest.mark.parametrize(("typed", "kept", "called"), NUMBERS)
def test_a_number_is_kept_as_france_reads_it_and_called_from_anywhere(typed, kept, called):
    assert (read_telephone(typed), shown(typed), dialled(typed)) == (kept, kept, called)


@pytest.mark.parametrize("kept", [kept for _typed, kept, _called in NUMBERS])
def test_what_is_kept_is_read_again_as_it_is(kept):
    assert read_telephone(kept) == kept


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_single_number_is_refused(typed):
    with pytest.raises(Unreadable):
        read_telephone(typed)


def test_what_was_kept_before_is_shown_as_it_is():
    old = "02 99 00 20 10, poste 12"
    assert (shown(old), dialled(old)) == (old, "029900201012")

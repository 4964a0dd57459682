"""Dates, durations and prices in words, in French and in English."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from catalogue.models import FormatPage, SessionPage
from catalogue.schedule.dates import hour_label, span_label
from catalogue.schedule.durations import duration_label

_START = datetime(2027, 3, 1, 9, 30)


@pytest.mark.parametrize(
    ("language", "day", "days"),
    [
        ("fr", "lundi 1er mars 2027, 9 h 30 – 14 h", "du 1er mars 2027 au 2 avril 2027"),
        ("en", "Monday 1 March 2027, 9:30 – 14:00", "1 March 2027 to 2 April 2027"),
    ],
)
def test_dates(language, day, days):
    with override(language):
        spans = span_label(_START, datetime(2027, 3, 1, 14)), span_label(_START, datetime(2027, 4, 2, 12))
    assert [span.replace("\u00a0", " ") for span in spans] == [day, days]


@pytest.mark.parametrize(
    ("start", "end", "french", "english"),
    [
        ((3, 20), (4, 0, 30), "mercredi 3 mars 2027, 20 h – 0 h 30", "Wednesday 3 March 2027, 20:00 – 0:30"),
        ((3, 20), (4, 5, 59), "mercredi 3 mars 2027, 20 h – 5 h 59", "Wednesday 3 March 2027, 20:00 – 5:59"),
        ((3, 20), (4, 6), "du 3 mars 2027, 20 h au 4 mars 2027, 6 h", "3 March 2027, 20:00 to 4 March 2027, 6:00"),
        ((3, 3), (4, 5), "du 3 mars 2027, 3 h au 4 mars 2027, 5 h", "3 March 2027, 3:00 to 4 March 2027, 5:00"),
        ((3, 9), (4, 17), "du 3 mars 2027, 9 h au 4 mars 2027, 17 h", "3 March 2027, 9:00 to 4 March 2027, 17:00"),
        ((3, 9), (10, 9), "du 3 mars 2027, 9 h au 10 mars 2027, 9 h", "3 March 2027, 9:00 to 10 March 2027, 9:00"),
        ((3, 9), (10, 9, 1), "du 3 mars 2027 au 10 mars 2027", "3 March 2027 to 10 March 2027"),
    ],
)
def test_hours_are_told_past_midnight_and_up_to_seven_days(start, end, french, english):
    for language, words in (("fr", french), ("en", english)):
        with override(language):
            span = span_label(datetime(2027, 3, *start), datetime(2027, 3, *end))
        assert span.replace("\u00a0", " ") == words


@pytest.mark.parametrize(("language", "hours"), [("fr", "9\u00a0h\u00a030"), ("en", "9:30")])
def test_hours_of_a_programme_are_those_of_the_dates(language, hours):
    with override(language):
        slot = render_to_string("components/blocks/slot.html", {"value": {"start": _START.time(), "title": "A"}})
        assert hour_label(_START) == hours
    assert f'<p class="timeline__time">{hours}</p>' in slot


@pytest.mark.parametrize(
    ("language", "words"), [("fr", ["45 min", "2 h", "1 h 30"]), ("en", ["45 min", "2 h", "1 h 30 min"])]
)
def test_durations(language, words):
    with override(language):
        assert [duration_label(minutes) for minutes in (45, 120, 90)] == words


@pytest.mark.parametrize(
    ("days", "french", "english"),
    [("1", "1 jour", "1 day"), ("1.5", "1,5 jour", "1.5 days"), ("2", "2 jours", "2 days")],
)
def test_days_of_a_module(days, french, english):
    for language, words in (("fr", french), ("en", english)):
        with override(language):
            module = render_to_string("components/blocks/module.html", {"value": {"days": Decimal(days), "title": "A"}})
        assert f'<p class="timeline__time"> {words} </p>' in " ".join(module.split())


@pytest.mark.django_db
class TestLabels:
    @pytest.mark.parametrize(
        ("price", "french", "english"),
        [("0", "Gratuit", "Free"), ("12.50", "12,50 €", "€12.50"), ("1200.00", "1200 €", "€1200")],
    )
    def test_prices(self, price, french, english):
        session = SessionPage(price=Decimal(price))
        for language, words in (("fr", french), ("en", english)):
            with override(language):
                assert session.price_label == words

    @pytest.mark.parametrize(
        ("least", "most", "french", "english"),
        [
            (1, 1, "1 personne", "1 person"),
            (2, 2, "2 personnes", "2 people"),
            (4, 10, "4 à 10 personnes", "4 to 10 people"),
            (5, None, "à partir de 5", "5 or more"),
        ],
    )
    def test_sizes_of_groups(self, least, most, french, english):
        page = FormatPage(group_min=least, group_max=most)
        for language, words in (("fr", french), ("en", english)):
            with override(language):
                assert page.group_label == words

"""A component that shows but what it is given is drawn once for the same values; any other value is seen."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import override

from home import drawn
from home.cards import Badge, Card, Fact
from home.enums import PageType
from home.templatetags.site_tags import agenda_item, card, icon

A_CARD = Card(
    title="Répondre aux avis",
    url="/ateliers/avis/",
    type_label=PageType.WORKSHOP.label,
    icon="atelier",
    summary="Ce que l’on y apprend.",
    image=None,
    meta=[Fact("horloge", "2 h")],
    badges=[Badge("Ouverte", "ok")],
)


@pytest.fixture
def made(monkeypatch):
    """Templates that were rendered."""
    found, original = [], drawn.render_to_string
    monkeypatch.setattr(drawn, "render_to_string", lambda name, given: found.append(name) or original(name, given))
    drawn._draw.cache_clear()
    return found


def test_same_values_are_drawn_once(made):
    assert card(A_CARD) == card(replace(A_CARD, meta=[Fact("horloge", "2 h")]))
    assert icon("fleche") == icon("fleche")
    assert made == ["components/card.html", *["components/icon.html"] * 3]  # two in the card


@pytest.mark.parametrize(
    ("changed", "seen"),
    [
        ({"title": "Autre <titre>"}, "Autre &lt;titre&gt;"),
        ({"url": "/ailleurs/"}, 'href="/ailleurs/"'),
        ({"summary": "Un autre résumé."}, "Un autre résumé."),
        ({"drawing": "photo"}, "theme-drawing"),
        ({"meta": [Fact("horloge", "3 h")]}, "3 h"),
        ({"badges": [Badge("Ouverte", "warning")]}, "badge--warning"),
    ],
)
def test_any_other_value_is_seen(changed, seen):
    assert (seen in card(A_CARD), seen in card(replace(A_CARD, **changed))) == (False, True)


def test_safe_html_and_a_text_of_the_same_letters_never_share():
    shown = [
        drawn.drawn("components/badge.html", label=label)
        for label in (mark_safe("<b>Neuf</b>"), "<b>Neuf</b>", mark_safe("<b>Neuf</b>"))
    ]
    assert ["<b>" in one for one in shown] == [True, False, True]


def test_languages_never_share():
    shown = []
    for code in ("fr", "en", "br"):
        with override(code):
            shown.append(card(A_CARD))
    assert ["Atelier" in one for one in shown] == [True, False, True]
    assert [' lang="br"' in one for one in shown] == [False, False, True]


def test_one_moment_is_another_day_elsewhere():
    """Two aware datetimes of one moment are equal, whatever their clocks."""
    moment = datetime(2031, 5, 31, 21, tzinfo=UTC)
    days = [
        agenda_item(replace(A_CARD, date=moment.astimezone(ZoneInfo(zone)), end=moment))
        for zone in ("Europe/Paris", "Indian/Reunion")
    ]
    assert ['datetime="2031-06-01"' in one for one in days] == [False, True]

"""A card without an image shows the drawing of the page's first theme."""

import pytest
from django.template import Context, Template

from catalogue.models import EventPage, MaterialPage, SessionPage, ThemePage, WorkshopPage
from home.cards import cards_of
from tests.factories import make_event, make_image, make_material, make_session, make_theme, make_workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def themes(site):
    return [make_theme(site, icon="avis"), make_theme(site, icon="photo")]


def drawing_of(model, page) -> str:
    return cards_of(None, model.objects.filter(pk=page.pk).with_cards())[0][0].drawing


def test_what_a_page_speaks_of_is_drawn(site, themes):
    workshop = make_workshop(site, themes=reversed(themes))
    pages = {
        ThemePage: themes[1],
        WorkshopPage: workshop,
        SessionPage: make_session(site, workshop),
        EventPage: make_event(site, themes=themes[1:]),
        MaterialPage: make_material(site, themes=themes),
    }
    drawn = {model.__name__: drawing_of(model, page) for model, page in pages.items()}
    assert drawn == {
        "ThemePage": "photo",
        "WorkshopPage": "avis",
        "SessionPage": "avis",
        "EventPage": "photo",
        "MaterialPage": "avis",
    }


def test_theme_that_is_a_draft_draws_nothing(site, themes):
    material = make_material(site, themes=themes[:1])
    themes[0].unpublish()
    assert drawing_of(MaterialPage, material) == ""


@pytest.mark.parametrize("owns_one", [False, True])
def test_image_of_ones_own_wins(site, themes, owns_one):
    workshop = make_workshop(site, themes=themes, illustration=make_image() if owns_one else None)
    card = cards_of(None, WorkshopPage.objects.filter(pk=workshop.pk).with_cards())[0][0]
    html = Template("{% load site_tags %}{% card card %}").render(Context({"card": card}))
    assert ("theme-drawing" in html, "<img" in html) == (not owns_one, owns_one)

"""The form of a workshop asks in the order in which one thinks, and its buttons say what they add."""

import lxml.html
import pytest

from catalogue.models import EventPage, WorkshopPage
from home.blocks import BodyStreamBlock
from home.models import FaqPage
from home.wagtail_patches.add_buttons import words_of
from tests.editing.forms import Editor, address
from tests.factories import make_workshop

pytestmark = pytest.mark.django_db


def test_what_for_whom_how_then_practical_matters(site, redaction):
    response = Editor(redaction).client.get(address("edit", make_workshop(site)))
    page = lxml.html.fromstring(response.content.decode())
    headings = page.xpath("//*[@id='tab-contenu']//h2[contains(@class, 'w-panel__heading')]")
    assert [" ".join(heading.text_content().replace("*", "").split()) for heading in headings] == [
        "Ce que l’on y apprend",
        "Pour qui",
        "Comment il se déroule",
        "En pratique",
        "Image, suite et relecture",
    ]


@pytest.mark.parametrize(
    ("model", "field", "words"),
    [
        (WorkshopPage, "objectives", "Ajouter un objectif"),
        (WorkshopPage, "programme", "Ajouter une étape"),
        (EventPage, "programme", "Ajouter un créneau"),
        (FaqPage, "groups", "Ajouter un groupe de questions"),
    ],
)
def test_a_button_says_what_it_adds(model, field, words):
    assert words_of(model._meta.get_field(field).stream_block) == words


def test_a_button_of_several_kinds_says_that_it_adds_a_block():
    body = BodyStreamBlock()
    assert words_of(body) == "Ajouter un bloc"
    assert words_of(body.child_blocks["accordion"]) == "Ajouter un volet"
    assert words_of(body.child_blocks["documents"]) == "Ajouter : document"


def test_the_form_is_told_what_its_buttons_add(site, redaction):
    response = Editor(redaction).client.get(address("edit", make_workshop(site)))
    assert "data-adds" in response.content.decode()

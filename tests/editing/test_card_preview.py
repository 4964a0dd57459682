"""« Carte dans les listes »: beside the form, how the page will look among others, from what is typed."""

import lxml.html
import pytest

from home.card_preview import card_to_come
from tests.editing.forms import Editor, address
from tests.factories import make_article, make_material, make_session, make_theme, make_workshop

pytestmark = pytest.mark.django_db
CARD = "?mode=carte"


def card_of(html: str) -> list[str]:
    """Its words, part by part; then those of the line in an agenda, if there is one."""
    return [" ".join(found.text_content().split()) for found in lxml.html.fromstring(html).xpath("//article")]


def make_one(site, kind: str):
    workshop = make_workshop(site, themes=[make_theme(site)])
    return {
        "article": lambda: make_article(site),
        "material": lambda: make_material(site),
        "workshop": lambda: workshop,
        "session": lambda: make_session(site, workshop),
    }[kind]()


@pytest.mark.parametrize(("kind", "cards"), [("article", 1), ("material", 1), ("workshop", 1), ("session", 2)])
def test_card_shows_what_is_typed_and_not_saved(site, redaction, kind, cards):
    page = make_one(site, kind)
    editor = Editor(redaction)
    values = editor.open(address("edit", page), type(page)) | {"title": "Encore à écrire", "summary": "Deux mots."}
    found = card_of(editor.preview(address("preview_on_edit", page) + CARD, values))
    assert len(found) == cards
    assert ["Encore à écrire" in words for words in found] == [True] * cards
    assert "Deux mots." in found[0]


def test_card_waits_for_what_it_needs(site, redaction, rf):
    page = make_one(site, "article")
    assert card_to_come(page, rf.get("/")).title == page.title
    page.published_on = None
    assert card_to_come(page, rf.get("/")) is None


def test_list_of_pages_has_no_card_of_its_own(site):
    assert [name for name, _label in site.preview_modes] == [""]

"""The search boxes of the admin answer whatever is typed, and still find."""

from urllib.parse import urlencode

import pytest
from modelsearch.query import MATCH_ALL, MATCH_NONE, And, Phrase, PlainText
from wagtail.images.tests.utils import get_test_image_file
from wagtail.search.backends import get_search_backend

from home.models import SiteImage
from search.backends.wagtail_admin import clean_query, clean_text
from search.query import MAX_TERMS
from tests.factories import make_article

pytestmark = pytest.mark.django_db

TYPED = {
    "quote": '"',
    "operators": "'\")(*",
    "nul": "fiche\x00google",
    "nbsp": "\u00a0",
    "tab": "\t",
    "900 words": " ".join(f"mot{number}" for number in range(900)),
    "900 phrases": " ".join(f'"mot{number}"' for number in range(900)),
    "percents": "100 % %s %(x)s",
    "surrogate": "\ud800",
}
BOXES = {
    "explorer": "/gestion/pages/{home}/?q=",
    "pages": "/gestion/pages/search/?q=",
    "images": "/gestion/images/?q=",
    "documents": "/gestion/documents/?q=",
    "page chooser": "/gestion/choose-page/search/?page_type=wagtailcore.page&q=",
    "image chooser": "/gestion/images/chooser/results/?q=",
    "document chooser": "/gestion/documents/chooser/results/?q=",
    "audiences": "/gestion/snippets/catalogue/audience/?q=",
    "api pages": "/gestion/api/main/pages/?search=",
    "api images": "/gestion/api/main/images/?search=",
    "api documents": "/gestion/api/main/documents/?search=",
    "api pages, any": "/gestion/api/main/pages/?search_operator=or&search=",
}
HOST = {"host": "localhost"}


@pytest.fixture
def box(client, admin, site):
    client.force_login(admin)

    def search(name: str, text: str):
        query = urlencode({"q": text}, errors="surrogatepass").removeprefix("q=")
        return client.get(BOXES[name].format(home=site.pk) + query, headers=HOST)

    return search


@pytest.mark.parametrize("name", BOXES)
def test_box_answers(client, box, name):
    client.raise_request_exception = False
    assert {typed: box(name, text).status_code for typed, text in TYPED.items()} == dict.fromkeys(TYPED, 200)


@pytest.mark.parametrize("text", ["Créer", '"Créer"', 'Créer "sa fiche"', "Créer l'atelier\"", "créer\u00a0fic"])
def test_explorer_finds_a_page_by_its_title(box, site, text):
    page = make_article(site, title="Créer sa fiche, l'atelier")
    found = box("explorer", text).context["object_list"]
    assert page.pk in [each.pk for each in found]


@pytest.mark.parametrize("name", ["pages", "page chooser"])
def test_other_boxes_find_a_page_by_a_phrase_of_its_title(box, site, name):
    make_article(site, title="Fourmis rousses et pucerons")
    make_article(site, title="Rousses, les fourmis")
    content = box(name, '"fourmis rousses"').content.decode()
    assert "Fourmis rousses et pucerons" in content
    assert ("Rousses, les fourmis" in content) is (name == "page chooser")  # which knows no phrase


def test_images_are_found(box):
    SiteImage.objects.create(title="Une fourmilière", file=get_test_image_file())
    assert "Une fourmilière" in box("images", 'fourmil"').content.decode()


def test_nothing_left_finds_nothing(site):
    backend = get_search_backend()
    for results in (backend.search('"', type(site)), backend.autocomplete("\t", type(site))):
        assert (list(results), results.count(), results.facet("live")) == ([], 0, {})


def test_text_is_cleaned():
    assert clean_text('\x00 "fiche" (Google) * - ^l’été:\u00a0e-mail') == "fiche Google l’été e-mail"
    assert len(clean_text(TYPED["900 words"]).split()) == MAX_TERMS
    assert clean_query("\t") is MATCH_NONE


def test_tree_is_cleaned():
    cleaned = clean_query(And([PlainText('a"'), Phrase("*"), Phrase("b c")]))
    assert [part.query_string for part in cleaned.subqueries] == ["a", "b c"]
    assert clean_query(And([Phrase("*")])) is MATCH_NONE
    assert clean_query(MATCH_ALL) is MATCH_ALL

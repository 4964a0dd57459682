"""What stands under a heading of a page, in a fold or below a question: found, and led to where it stands."""

import lxml.html
import pytest

from home.models import FaqPage
from search.content.models import EntryPassage
from search.indexing.repair import repair
from tests.factories import make_article, make_document, make_material
from tests.search.answering.test_answers import groups
from tests.search.indexed import index_all

pytestmark = pytest.mark.django_db
BODY = [
    ("text", "<p>Ce qui précède parle de criste.</p>"),
    ("heading", "Contenu"),
    ("text", "<p>Une première partie, avec de l’obione.</p>"),
    ("accordion", [{"title": "Un volet", "text": "<p>Dedans, la soude.</p>"}]),
    ("text", "<p>Encore la première partie : statice.</p>"),
    ("heading", "Contenu"),
    ("text", "<p>Le mot rare est « salicorne ».</p>"),
]


@pytest.fixture
def article(site):
    page = make_article(site, title="Un article", summary="Sans rien.", body=BODY)
    index_all()
    return page


PLACES = {
    "criste": (None, None),
    "obione": ("section « Contenu »", "contenu-2"),
    "soude": ("section « Un volet »", "volet-un-volet"),
    "statice": ("section « Contenu »", "contenu-2"),
    "salicorne": ("section « Contenu »", "contenu-3"),
}


def test_word_under_a_heading_leads_to_it(article, ask, visit):
    found = {word: ask(word)["results"][0] for word in PLACES}
    assert {word: (result["where"], result["anchor"]) for word, result in found.items()} == PLACES
    assert [f"<mark>{word}</mark>" in result["extract"] for word, result in found.items()] == [True] * len(PLACES)
    page = lxml.html.fromstring(visit(article.url).content.decode())
    anchors = {anchor for _where, anchor in PLACES.values() if anchor}
    assert {anchor: len(page.xpath("//*[@id=$id]", id=anchor)) for anchor in anchors} == dict.fromkeys(anchors, 1)


def test_words_of_the_head_of_a_page_lead_to_its_head(site, ask):
    make_article(site, title="La salicorne", body=[("heading", "Salicorne"), ("text", "<p>La salicorne verte.</p>")])
    index_all()
    (named,), (inside,) = ask("salicorne")["results"], ask("salicorne verte")["results"]
    assert (named["anchor"], inside["anchor"]) == (None, "salicorne")


def test_word_of_an_answer_leads_to_its_question(site, ask, visit):
    page = FaqPage.objects.child_of(site).get()
    page.groups = groups({"Qui vient ?": "Tous."}) + groups({"Qui vient ?": "La salicorne."}, "Encore")
    page.save_revision().publish()
    index_all()
    (result,) = ask("salicorne")["results"]
    assert (result["where"], result["anchor"]) == ("section « Qui vient ? »", "qui-vient-2")
    shown = lxml.html.fromstring(visit("/faq/").content.decode())
    assert "salicorne" in shown.xpath("//details[@id='qui-vient-2']")[0].text_content()


def test_a_file_answers_before_the_page_that_says_the_same(site, ask, followed):
    with followed():
        document = make_document(b"La salicorne.", "a.txt")
        make_material(site, documents=[document], body=[("heading", "Contenu"), ("text", "<p>La salicorne.</p>")])
    assert ask("salicorne")["results"][0]["anchor"] == "f1-section-1"


def test_the_index_of_sections_follows_and_is_proved(article, ask):
    assert not repair()
    article.body = [("heading", "Ailleurs"), ("text", "<p>Rien que la soude.</p>")]
    article.save_revision().publish()
    index_all()
    assert list(EntryPassage.objects.values_list("anchor", flat=True)) == ["ailleurs"]
    assert (ask("salicorne")["total"], ask("soude")["results"][0]["anchor"]) == (0, "ailleurs")
    assert not repair()

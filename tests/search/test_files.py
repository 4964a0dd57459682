"""The text inside files: found by a word that stands on one slide only, and led to where it stands."""

from datetime import date

import lxml.html
import pytest

from catalogue.demo.documents import KINDS
from catalogue.demo.documents import make_document as make_file
from search.indexing.indexing import index_all
from tests.factories import make_document, make_material

TEXT = """
## Première partie
Ce qui précède, sans rien de particulier à dire ici.

## Deuxième partie
Le mot rare est « salicorne », et il ne se lit qu’une fois.

## Troisième partie
Ce qui suit, sans rien de particulier non plus.
"""
PLACES = {"pptx": "diapo", "odp": "diapo", "pdf": "page", "docx": "section", "odt": "section"}


def file_of(kind: str, text: str = TEXT) -> bytes:
    return make_file(kind, "Support de séance", "Un résumé.", text, "cc-by", date(2027, 1, 1))


@pytest.mark.parametrize("kind", KINDS)
def test_word_of_one_slide_leads_to_it(site, ask, visit, followed, kind):
    with followed():
        document = make_document(file_of(kind), f"support.{kind}")
        make_material(site, title="Ressource", documents=[document])
    (result,) = ask("salicornes")["results"]
    place, _space, number = result["where"].partition(" ")
    assert (result["title"], place) == ("Ressource", PLACES[kind])
    assert result["anchor"] == f"f1-{place}-{number}"
    assert "<mark>salicorne</mark>" in result["extract"]
    page = visit(result["url"]).content.decode()
    assert f'id="{result["anchor"]}"' in page
    passage = page.split(f'id="{result["anchor"]}"')[1].split("</li>")[0]
    assert "salicorne" in passage
    (link,) = lxml.html.fromstring(visit("/recherche/?q=salicorne").content.decode()).xpath(
        "//article[@class='result']//h3/a"
    )
    assert visit(link.get("href"))["Location"] == f"{result['url']}#{result['anchor']}"


def test_several_passages_of_a_material_are_one_result_and_the_best_shows(site, ask, followed):
    text = "## Un\nLa marée.\n\n## Deux\nLa marée et la salicorne.\n\n## Trois\nLa salicorne."
    with followed():
        make_material(site, title="Ressource", documents=[make_document(file_of("pdf", text), "a.pdf")])
    (result,) = ask("marée salicorne")["results"]
    assert "<mark>marée</mark> et la <mark>salicorne</mark>" in result["extract"]


def test_words_of_different_passages_find_their_material(site, ask, followed):
    text = "## Un\nLa marée.\n\n## Deux\nLa salicorne."
    with followed():
        make_material(site, title="Ressource", documents=[make_document(file_of("pdf", text), "a.pdf")])
    assert ask("marée salicorne")["total"] == 1


def test_the_file_is_named_when_there_are_several(site, ask, followed):
    with followed():
        first = make_document(b"Rien de rare.", "un.txt")
        second = make_document(file_of("pptx"), "deux.pptx", title="Support du jour")
        make_material(site, title="Ressource", documents=[first, second])
    (result,) = ask("salicorne")["results"]
    assert result["anchor"].startswith("f2-diapo-")
    assert result["where"].endswith(", Support du jour")


def test_replacing_a_document_replaces_its_text(site, ask, followed):
    with followed():
        document = make_document(b"La salicorne.", "a.txt")
        make_material(site, title="Ressource", documents=[document])
    assert ask("salicorne")["total"] == 1
    with followed():
        replaced = make_document(b"La criste marine.", "b.txt")
        document.file, document.file_size = replaced.file, replaced.file_size
        document._set_file_hash()
        document.save()
    assert (ask("salicorne")["total"], ask("criste")["total"]) == (0, 1)


def test_file_of_a_draft_is_hidden(site, ask, followed):
    with followed():
        make_material(site, title="Ressource", documents=[make_document(b"La salicorne.", "a.txt")], live=False)
    index_all()
    assert ask("salicorne")["total"] == 0

"""The text inside files: found by a word that stands on one slide only, and led to where it stands."""

from datetime import date
from io import BytesIO

import lxml.html
import pytest

from catalogue.demo.documents import KINDS
from catalogue.demo.documents import make_document as make_file
from search.content.models import EntryPassage
from search.understanding.synonyms import lookup
from search.understanding.synonyms.models import SynonymGroup
from tests.catalogue.extraction.files import make_odt, make_pptx
from tests.factories import make_document, make_material
from tests.search.indexed import index_all

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


def deck_with_notes() -> bytes:
    out = BytesIO()
    make_pptx(out)
    return out.getvalue()


def test_notes_of_a_slide_are_public_only_where_the_material_says_so(site, ask, visit, followed):
    """The page, the search and what is drawn from it, all along the life of the material."""
    with followed():
        page = make_material(site, title="Support", documents=[make_document(deck_with_notes(), "a.pptx")])

    def shown() -> tuple:
        index = EntryPassage.objects.filter(text__contains="naïvement").count()
        found = ask("naïvement")["total"]
        outlets = ("/recherche/flux.atom?q=naïvement", "/recherche/export.csv?q=naïvement", page.url)
        return index, found, [answer(visit(url)).count("naïvement") for url in outlets]

    hidden = (0, 0, [1, 0, 0])  # the feed tells what was asked
    assert shown() == hidden
    assert "Profil soigné" in visit(page.url).content.decode()
    for publish, expected in ((True, (1, 1)), (False, hidden[:2])):
        with followed():
            page.publish_notes = publish
            page.save_revision().publish()
        assert shown()[:2] == expected
        assert ("naïvement" in visit(page.url).content.decode()) is publish
    assert shown() == hidden


def answer(response) -> str:
    return b"".join(response).decode() if response.streaming else response.content.decode()


def test_footnotes_of_a_text_are_public(site, ask, visit, followed):
    out = BytesIO()
    make_odt(out)
    with followed():
        page = make_material(site, title="Support", documents=[make_document(out.getvalue(), "a.odt")])
    assert ask("bas de page")["results"][0]["title"] == "Support"
    assert "Une note de bas de page" in visit(page.url).content.decode()


def test_comment_of_markdown_is_public_nowhere(site, ask, visit, followed):
    text = "# Atelier\n\n<!-- salicorne -->\n<table><tr><td class='a'>Cellule</td></tr></table>"
    with followed():
        page = make_material(site, title="Support", documents=[make_document(text.encode(), "a.md")])
    content = visit(page.url).content.decode()
    assert ("salicorne" in content, "&lt;td" in content, "Cellule" in content) == (False, False, True)
    assert (ask("salicorne")["total"], ask("cellule")["total"]) == (0, 1)


def test_passage_that_holds_the_word_itself_is_shown_before_one_that_means_the_same(site, ask, followed):
    SynonymGroup.objects.create(expressions="tarif\nbarème")
    lookup.forget()
    text = "## Un\nLe barème.\n\n## Deux\nLe tarif.\n\n## Trois\nLe barème encore."
    with followed():
        make_material(site, title="Ressource", documents=[make_document(file_of("pdf", text), "a.pdf")])
    for query in ("tarif", "barème"):
        assert f"<mark>{query}</mark>" in ask(query)["results"][0]["extract"]

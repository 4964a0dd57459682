"""Ids of headings, folds and questions: one of each on a page, the same at each visit."""

import re
from collections import Counter
from pathlib import Path

import lxml.html
import pytest

from home.anchors import RESERVED, anchor_of, fresh_anchors
from tests.factories import make_article, make_document, make_material

TEMPLATES = Path(__file__).parents[2] / "templates"


def ids_of(html: str) -> list[str]:
    return [str(value) for value in lxml.html.fromstring(html).xpath("//@id")]


def headings(html: str) -> list[str]:
    found = lxml.html.fromstring(html).xpath("//h2[@id]")
    return [heading.get("id") for heading in found if heading.text in ("Contenu", "???", "F1 section 1")]


@pytest.mark.django_db
def test_headings_of_one_name_have_different_ids(site, visit):
    panel = {"title": "Contenu", "text": "<p>Un</p>"}
    stream = [("heading", "Contenu"), ("heading", "Contenu"), ("accordion", [panel, panel]), ("heading", "???")]
    page = make_article(site, body=stream)
    first, second = (visit(page.url).content.decode() for _time in range(2))
    assert headings(first) == ["contenu-2", "contenu-3", "titre"]
    assert ids_of(first) == ids_of(second)
    assert [name for name, number in Counter(ids_of(first)).items() if number > 1] == []
    assert {"volet-contenu", "volet-contenu-2"} <= set(ids_of(first))


@pytest.mark.django_db
def test_headings_beside_the_text_of_files_have_ids_of_their_own(site, visit):
    document = make_document(b"Un texte qui est lu.", "texte.txt")
    stream = [("heading", "F1 section 1"), ("heading", "Licence")]
    page = make_material(site, documents=[document], body=stream)
    html = visit(page.url).content.decode()
    assert headings(html) == ["f1-section-1-2"]
    assert [name for name, number in Counter(ids_of(html)).items() if number > 1] == []
    assert {"licence", "licence-2"} <= set(ids_of(html))


def test_ids_of_templates_are_kept_for_them():
    """A template that gets a new id adds it to the list."""
    files = (path for path in TEMPLATES.rglob("*.html") if "admin" not in path.parts)
    found = {name for path in files for name in re.findall(r'\bid="([a-z0-9-]+)"', path.read_text())}
    assert found == RESERVED


def test_a_block_alone_has_the_id_of_its_words():
    assert [anchor_of("Contenu"), anchor_of("Contenu"), anchor_of("", "groupe-")] == ["contenu"] * 2 + ["groupe-titre"]
    with fresh_anchors():
        assert [anchor_of("Où ?"), anchor_of("Ou"), anchor_of("Ou 2")] == ["ou", "ou-2", "ou-2-2"]


@pytest.mark.parametrize("text", ["id_client", "ID_Client ?", "id_id_2", "id_"])
def test_heading_called_as_a_field_has_an_id_too(text):
    """A page that had one never ended, nor did its indexing."""
    with fresh_anchors():
        first, second = anchor_of(text), anchor_of(text)
    assert not first.startswith("id_")
    assert second == f"{first}-2"

"""What the author of a file did not mean to publish, and readers leave out."""

import odfdo
import pptx
import pytest
from docx import Document

from catalogue.extraction import Passage
from tests.catalogue.extraction.files import make_odp, make_ods, make_odt, make_pptx, passages_of
from tests.catalogue.extraction.test_good_files import docx_with, sections_of
from tests.catalogue.extraction.weighing import replace_part


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("<!-- tarif interne 90 € -->\nPublic", "Public"),
        ("Avant <!-- tarif\n\n```\ninterne\n```\n--> après", "Avant après"),
        ("Public\n<!-- jamais refermé\n\ntarif interne", "Public"),
        ("```html\n<!-- exemple -->\n<b>gras</b>\n```", "<!-- exemple -->\n<b>gras</b>"),
        ("La balise `<!-- x -->` et `<b>`", "La balise <!-- x --> et <b>"),
        ('[//]: # (tarif interne)\n[comment]: <> (à relire)\n[site]: https://a.fr "Site"\nPublic', "Public"),
        ("> [//]: # (tarif interne)\n- [//]: # (à relire)\n1. [//]: # 'non'\nPublic", "Public"),
        ("[^_^]: # (tarif interne)\nPublic", "Public"),
        ("[//]: # (tarif\ninterne\nà relire)\nPublic", "Public"),
        ("[//]: # (jamais refermé\n\nPublic)", "Public)"),
        ("[^1]: Une note.\n\n[^2]: #bretagne", "[^1]: Une note.\n\n[^2]: #bretagne"),
        ("+++\ntitle = 'Interne'\n+++\nPublic", "Public"),
        ('Un<div hidden>non<div>non</div>non</div><div class="x notes">non</div>deux', "Un\n\ndeux"),
        ("<p hidden>non\n\nUn<p hidden>non<p>Deux", "Un\nDeux"),
        ("<table><tr><td hidden>non</td><td>Un</td><td>Deux</td></tr></table>", "Un | Deux"),
        ("<span class='speaker notes'>non</span>Un<img hidden alt='x'> <b hidden>jamais refermé\n\nnon", "Un"),
        ("<table><tr><td class='a'>Cellule</td>\n<td>Autre</td></tr></table>", "Cellule | Autre"),
        ('<p title="a > b"\n class="c">Un</p><p>Deux <b>mots</b></p>', "Un\n\nDeux mots"),
        ("<script>non()</script><style>p {}</style>Public<br>ligne", "Public ligne"),
        (
            "Prix < 90 € et > 3, <https://a.fr>, 1&nbsp;€ &amp; plus",
            "Prix < 90 € et > 3, <https://a.fr>, 1\u00a0€ & plus",
        ),
        ("\\<b> et <?php non ?><!DOCTYPE html>oui", "<b> et oui"),
    ],
)
def test_markdown_says_what_its_page_would_show(tmp_path, markdown, said):
    assert sections_of(tmp_path, "md", markdown) == [("", said)]


def test_heading_in_html_begins_a_section_of_markdown(tmp_path):
    text = "<h1 align='center'>Atelier</h1>\nTexte\n<h2>Suite</h2>"
    assert sections_of(tmp_path, "md", text) == [("Atelier", "Texte"), ("Suite", "")]


@pytest.mark.parametrize("text", ["---\ntitle: Atelier\n---\n", "---\r\ntitle: Atelier\r\n...", "---\n---", ""])
def test_markdown_of_a_header_only_is_empty(tmp_path, text):
    assert sections_of(tmp_path, "md", text) == []


def test_only_the_header_of_markdown_is_dropped(tmp_path):
    assert sections_of(tmp_path, "md", "---\na: b\n---\nUn\n\n---\nDeux") == [("", "Un\n\n---\nDeux")]


def test_what_a_web_page_hides_is_not_read(tmp_path):
    text = (
        "<p>Public</p><p hidden>Non</p><p style='color: red; display:none'>Non</p><div style='visibility: hidden'>Non"
        "</div><!-- Non --><p>Fin</p>"
    )
    assert sections_of(tmp_path, "html", text) == [("", "Public\nFin")]


def test_hidden_slide_and_hidden_shape_are_not_read_and_others_keep_their_number(tmp_path):
    make_pptx(tmp_path / "a.pptx")
    deck = pptx.Presentation(tmp_path / "a.pptx")
    deck.slides[0]._element.set("show", "0")
    shape = deck.slides[2].shapes[0]
    shape._element.nvGrpSpPr.cNvPr.set("hidden", "1")
    deck.save(tmp_path / "a.pptx")
    assert passages_of(tmp_path / "a.pptx", "pptx") == (Passage("diapo", 3, text="Gîte | Prix\nLe Cœur | 80 €"),)


def test_hidden_slide_of_open_document_is_not_read_and_others_keep_their_number(tmp_path):
    make_odp(tmp_path / "a.odp")
    style = (
        b"<office:automatic-styles><style:style style:name='cachee' style:family='drawing-page'>"
        b"<style:drawing-page-properties presentation:visibility='hidden'/></style:style>"
    )
    replace_part(
        tmp_path / "a.odp",
        "content.xml",
        lambda xml: (
            xml.replace(b"<office:automatic-styles>", style)
            .replace(b"<office:automatic-styles/>", style + b"</office:automatic-styles>")
            .replace(b"<draw:page ", b"<draw:page draw:style-name='cachee' ", 1)
        ),
    )
    assert [passage.where for passage in passages_of(tmp_path / "a.odp", "odp")] == ["diapo 3"]


def test_hidden_sheet_of_open_document_is_not_read(tmp_path):
    make_ods(tmp_path / "a.ods")
    style = (
        b"<office:automatic-styles><style:style style:name='cachee' style:family='table'>"
        b"<style:table-properties table:display='false'/></style:style>"
    )
    replace_part(
        tmp_path / "a.ods",
        "content.xml",
        lambda xml: (
            xml.replace(b"<office:automatic-styles>", style)
            .replace(b"<office:automatic-styles/>", style + b"</office:automatic-styles>")
            .replace(b"<table:table ", b"<table:table table:style-name='cachee' ", 1)
        ),
    )
    assert passages_of(tmp_path / "a.ods", "ods") == ()


def test_hidden_text_of_open_document_is_not_read(tmp_path):
    make_odt(tmp_path / "a.odt")
    document = odfdo.Document(str(tmp_path / "a.odt"))
    document.insert_style(odfdo.Style("text", name="cache", area="text", display="none"), automatic=True)
    paragraph = odfdo.Paragraph("Un ")
    paragraph.append(odfdo.Span("Non", style="cache"))
    document.body.clear()
    document.body.append(paragraph)
    document.save(str(tmp_path / "a.odt"))
    sections = (
        b" deux</text:p><text:section text:name='s' text:display='none'><text:p>Non</text:p></text:section>"
        b"<text:p>Non<text:hidden-paragraph text:is-hidden='true'/></text:p>"
        b"<text:p>Trois <text:hidden-text text:is-hidden='true'>Non</text:hidden-text>quatre</text:p>"
    )
    replace_part(tmp_path / "a.odt", "content.xml", lambda xml: xml.replace(b"</text:p>", sections, 1))
    assert passages_of(tmp_path / "a.odt", "odt") == (Passage("section", 1, text="Un deux\nTrois quatre"),)


def test_hidden_text_of_word_is_not_read(tmp_path):
    path = docx_with(
        tmp_path,
        "<w:p><w:r><w:t>Un</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Non</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> deux</w:t></w:r></w:p>",
    )
    document = Document(path)
    style = document.styles.add_style("Cachée", 1)
    style.font.hidden = True
    document.add_paragraph("Non", style="Cachée")
    document.save(path)
    assert passages_of(path, "docx") == (Passage("section", 1, text="Un deux"),)


def test_comment_of_word_is_not_read(tmp_path):
    document = Document()
    run = document.add_paragraph().add_run("Public")
    document.add_comment(run, text="Tarif interne", author="Une relectrice")
    document.save(tmp_path / "a.docx")
    assert passages_of(tmp_path / "a.docx", "docx") == (Passage("section", 1, text="Public"),)

"""Each kind of demonstration file opens, holds its text, and is the same when it is built again."""

from datetime import date, datetime
from io import BytesIO
from time import perf_counter
from zipfile import ZipFile

import odfdo
import pytest
from docx import Document as WordDocument
from pptx import Presentation
from pypdf import PdfReader

from catalogue.demo.documents import KINDS, make_document
from catalogue.demo.documents.markdown import (
    ItemList,
    Paragraph,
    Run,
    Subheading,
    Table,
    runs_of,
    sections_of,
)
from catalogue.demo.documents.slides import BODY_BOX, Line, fitting_size, text_height
from tests.processes import outputs_of

TITLE = "Réussir sa fiche : l’œil du visiteur"
SUMMARY = "Six étapes pour inspirer confiance avant l’arrivée."
TODAY = date(2027, 3, 1)
SECTIONS = ["Pourquoi s’y mettre\u00a0?", "Pas à pas", "Chaque saison"]
NOTES = "Le code par courrier met des jours\u00a0: le demander avant l’atelier. On peut filmer la devanture."
TYPOGRAPHY = "Le «\u00a0cœur de village\u00a0» coûte 12\u00a0€ l’été\u00a0: ça plaît à Noël."
MARKDOWN = f"""## {SECTIONS[0]}

{TYPOGRAPHY}

- Elle s’affiche dans *Google Maps*
- Elle porte **les avis**

## {SECTIONS[1]}

1. Ouvrir [Google Business Profile](https://www.google.com/business/)
2. Demander le code
   - par courrier
3. Ajouter dix photos

Notes : Le code par courrier met des jours\u00a0: le demander avant l’atelier.
On peut filmer la devanture.

## {SECTIONS[2]}

### Qui fait quoi

| Rubrique | Qui |
|---|---|
| Horaires | l’accueil |
| **Photos** | le gérant |
"""


def made(kind, markdown=MARKDOWN, title=TITLE):
    return make_document(kind, title, SUMMARY, markdown, "cc-by-sa", TODAY)


def opened(kind):
    library = {"pptx": Presentation, "docx": WordDocument, "pdf": PdfReader}.get(kind, odfdo.Document)
    return library(BytesIO(made(kind)))


def with_spaces(text):
    """A PDF shows a no-break space with the glyph of a space, and gives that back."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("kind", KINDS)
def test_same_arguments_give_the_same_bytes(kind):
    assert made(kind) == made(kind)
    assert made(kind) != made(kind, title="Autre titre")


def test_another_process_gives_the_same_bytes():
    """Sets and hashes are shuffled from one process to the next: nothing may depend on their order."""
    program = (
        "import hashlib, tests.catalogue.demo.test_documents as t;"
        "print([hashlib.sha256(t.made(kind)).hexdigest() for kind in t.KINDS])"
    )
    assert len(outputs_of(program)) == 1


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "pdf"])
def test_archive_is_sound_and_bears_no_clock(kind):
    with ZipFile(BytesIO(made(kind))) as archive:
        assert archive.testzip() is None
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("kind", ["odt", "odp"])
def test_open_document_starts_with_its_plain_type(kind):
    with ZipFile(BytesIO(made(kind))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", 0)
        manifest = archive.read("META-INF/manifest.xml").decode()
    assert "thumbnail" not in manifest


def test_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="unknown kind of document: 'xls'"):
        made("xls")


@pytest.mark.parametrize("kind", KINDS)
def test_building_is_quick(kind):
    made(kind)
    start = perf_counter()
    made(kind)
    assert perf_counter() - start < 1


def test_powerpoint_has_a_slide_for_each_section():
    titles = [slide.shapes.title.text for slide in opened("pptx").slides]
    assert titles == [TITLE, *SECTIONS]


def test_powerpoint_keeps_notes_with_their_slide():
    slides = opened("pptx").slides
    assert [slide.has_notes_slide for slide in slides] == [False, False, True, False]
    assert slides[2].notes_slide.notes_text_frame.text == NOTES


def test_powerpoint_shows_text_lists_and_table():
    slides = opened("pptx").slides
    body = slides[1].placeholders[1].text_frame
    assert [paragraph.text for paragraph in body.paragraphs] == [
        TYPOGRAPHY,
        "Elle s’affiche dans Google Maps",
        "Elle porte les avis",
    ]
    table = next(shape.table for shape in slides[3].shapes if shape.has_table)
    assert [cell.text for cell in table.iter_cells()] == [
        "Rubrique", "Qui", "Horaires", "l’accueil", "Photos", "le gérant",
    ]  # fmt: skip


def test_powerpoint_leaves_no_empty_placeholder():
    markdown = "## Tableau\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    slide = Presentation(BytesIO(made("pptx", markdown))).slides[1]
    assert all(shape.text_frame.text for shape in slide.placeholders)


def test_powerpoint_texts_stay_on_the_slide():
    deck = opened("pptx")
    for slide in list(deck.slides)[1:]:
        for shape in (shape for shape in slide.shapes if shape.name != "Décor"):
            assert 0 <= shape.left <= shape.left + shape.width <= deck.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= deck.slide_height


def test_open_document_presentation_has_sections_and_notes():
    pages = opened("odp").body.get_elements("draw:page")
    frames = [page.get_element('draw:frame[@presentation:class="title"]') for page in pages]
    titles = [frame.text_recursive.strip() for frame in frames]
    assert titles == [TITLE, *SECTIONS]
    notes = [page.get_element("presentation:notes") for page in pages]
    assert [bool(page_notes) for page_notes in notes] == [False, False, True, False]
    assert notes[2].text_recursive.strip() == NOTES


def test_open_document_presentation_holds_lists_and_table():
    pages = opened("odp").body.get_elements("draw:page")
    assert TYPOGRAPHY in pages[1].text_recursive
    inner = pages[2].get_elements("descendant::text:list/text:list-item/text:list/text:list-item")
    assert [item.text_recursive.strip() for item in inner] == ["par courrier"]
    cells = pages[3].get_elements("descendant::table:table-cell")
    assert [cell.text_recursive.strip() for cell in cells] == [
        "Rubrique", "Qui", "Horaires", "l’accueil", "Photos", "le gérant",
    ]  # fmt: skip


def test_open_document_text_has_sections_and_text():
    body = opened("odt").body
    assert [header.text_recursive for header in body.get_headers(outline_level=1)] == SECTIONS
    assert TYPOGRAPHY in body.text_recursive
    assert NOTES in body.text_recursive
    assert [link.url for link in body.get_links()] == ["https://www.google.com/business/"]


def test_word_text_has_sections_and_text():
    document = opened("docx")
    headings = [item.text for item in document.paragraphs if item.style.name == "Heading 1"]
    assert headings == SECTIONS
    assert TYPOGRAPHY in [item.text for item in document.paragraphs]
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["Horaires", "l’accueil"]


def test_word_lists_count_from_one_each():
    markdown = "## A\n\n1. un\n2. deux\n\nEntre deux.\n\n1. un encore\n"
    document = WordDocument(BytesIO(made("docx", markdown)))
    items = [item for item in document.paragraphs if item.style.name == "List Number"]
    numberings = [item._p.pPr.numPr.numId.val for item in items]
    assert numberings[0] == numberings[1] != numberings[2]


def test_pdf_has_a_page_for_each_section():
    reader = opened("pdf")
    assert len(reader.pages) == 1 + len(SECTIONS)
    assert [entry.title for entry in reader.outline] == SECTIONS
    for page, section in zip(reader.pages[1:], SECTIONS, strict=True):
        assert page.extract_text().startswith(with_spaces(section))


def test_pdf_gives_french_typography_back():
    text = opened("pdf").pages[1].extract_text()
    assert with_spaces(TYPOGRAPHY) in text.replace("\n", " ")


def test_properties_are_filled_in():
    moment = datetime(2027, 3, 1)
    for kind in ("pptx", "docx"):
        properties = opened(kind).core_properties
        assert (properties.title, properties.subject, properties.author) == (TITLE, SUMMARY, "Fourmilière")
        assert properties.created.replace(tzinfo=None) == moment
    for kind in ("odp", "odt"):
        meta = opened(kind).meta
        assert (meta.title, meta.subject, meta.language) == (TITLE, SUMMARY, "fr-FR")
        assert meta.creation_date.replace(tzinfo=None) == moment
    metadata = opened("pdf").metadata
    assert (metadata.title, metadata.subject, metadata.author) == (TITLE, SUMMARY, "Fourmilière")
    assert metadata.creation_date.replace(tzinfo=None) == moment


def test_licence_and_date_are_readable_on_the_cover():
    credit = "Fourmilière · 1er mars 2027 · Creative Commons BY-SA 4.0"
    assert credit in opened("pdf").pages[0].extract_text()
    assert credit in [shape.text for shape in opened("pptx").slides[0].shapes if shape.has_text_frame]
    assert credit in opened("odt").body.text_recursive


def test_markdown_blocks_are_told_apart():
    section = sections_of(MARKDOWN)[2]
    assert [type(block) for block in section.blocks] == [Subheading, Table]
    first, second = sections_of(MARKDOWN)[:2]
    assert [type(block) for block in first.blocks] == [Paragraph, ItemList]
    assert [(item.level, item.ordered) for item in second.blocks[0].items] == [
        (0, True),
        (0, True),
        (1, False),
        (0, True),
    ]


def test_text_before_the_first_heading_is_an_introduction():
    assert [section.title for section in sections_of("Bonjour.\n\n## Suite\n\nTexte.")] == [
        "Introduction",
        "Suite",
    ]


def test_styles_of_a_paragraph_are_read():
    assert runs_of("a **b *c*** [d](https://e.fr)") == (
        Run("a "),
        Run("b ", bold=True),
        Run("c", bold=True, italic=True),
        Run(" "),
        Run("d", url="https://e.fr"),
    )
    assert runs_of("nommer `photo.jpg`") == (Run("nommer "), Run("photo.jpg"))


def test_long_text_gets_a_smaller_size_that_fits():
    lines = [Line((Run("Une puce assez longue pour se replier sur deux lignes de la diapositive. " * 2),), "-")] * 6
    size = fitting_size(lines, BODY_BOX)
    assert size < fitting_size(lines[:1], BODY_BOX)
    assert text_height(lines, size, BODY_BOX.width) <= BODY_BOX.height

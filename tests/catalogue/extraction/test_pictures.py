"""Alternative texts of pictures count as text, those that software wrote by itself do not."""

import io
import zipfile

import odfdo
import pptx
import pytest
from docx import Document
from PIL import Image

from catalogue.extraction.pictures import said_of_picture
from tests.catalogue.extraction.files import passages_of

SAID = "Une marcheuse sur le sentier des douaniers"


def picture() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    file.seek(0)
    return file


def test_picture_of_a_slide(tmp_path):
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for said in (SAID, "Une image contenant texte, capture d’écran. Description générée automatiquement", "logo.png"):
        slide.shapes.add_picture(picture(), 0, 0)._element.nvPicPr.cNvPr.set("descr", said)
    deck.save(tmp_path / "a.pptx")
    assert [passage.text for passage in passages_of(tmp_path / "a.pptx", "pptx")] == [SAID]


def test_picture_of_a_word_document(tmp_path):
    document = Document()
    document.add_paragraph("Avant")
    document.add_picture(picture())._inline.docPr.set("descr", SAID)
    document.save(tmp_path / "a.docx")
    assert passages_of(tmp_path / "a.docx", "docx")[0].text.split("\n") == ["Avant", "", SAID]


def test_picture_of_an_open_document(tmp_path):
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Paragraph("Avant"))
    document.save(tmp_path / "a.odt")
    with zipfile.ZipFile(tmp_path / "a.odt") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    described = f"<svg:title>Photo</svg:title><svg:desc>{SAID}</svg:desc>"
    frame = f"<text:p><draw:frame><draw:image/>{described}</draw:frame></text:p>"
    parts["content.xml"] = parts["content.xml"].replace(b"</text:p>", b"</text:p>" + frame.encode(), 1)
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert passages_of(tmp_path / "a.odt", "odt")[0].text.split("\n") == ["Avant", "", SAID]


def test_picture_of_a_web_page(tmp_path):
    (tmp_path / "a.html").write_text(f"<p>Avant<img alt='{SAID}'>après <img src='a.png'></p>", encoding="utf-8")
    assert [passage.text for passage in passages_of(tmp_path / "a.html", "html")] == [f"Avant {SAID} après"]


@pytest.mark.parametrize(
    "said",
    [None, "", "IMG_2041.JPG", "image1", "A picture containing sky. Description automatically generated", "photo 12"],
)
def test_what_software_says_is_nothing(said):
    assert said_of_picture(said) == ""

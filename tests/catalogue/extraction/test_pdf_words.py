"""Words of PDFs as their writers really lay them out: cut at line ends, spaced out, glyph by glyph, with notes."""

import pytest
from pypdf import PdfWriter
from pypdf.generic import NullObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from catalogue.extraction import ExtractionRefused, Passage, Reason, extract
from catalogue.extraction.readers.pdf_line_ends import LineEnds

SIZE = 11
TEXT = "Bienvenue à l’office de tourisme : réservez en ligne votre séjour au bord de l’eau"


def canvas_at(path):
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    canvas = Canvas(str(path))
    canvas.setFont("Vera", SIZE)
    return canvas


def words_of(path):
    return " ".join(passage.text for passage in extract(path, "a.pdf").passages).split()


def test_word_cut_at_a_line_end_is_whole(tmp_path):
    canvas = canvas_at(tmp_path / "a.pdf")
    for place, line in enumerate(["Apprenez à mani-", "puler une photo, prenez rendez-", "vous à Saint-", "Malo."]):
        canvas.drawString(50, 700 - 14 * place, line)
    canvas.save()
    assert words_of(tmp_path / "a.pdf") == [
        "Apprenez",
        "à",
        "manipuler",
        "une",
        "photo,",
        "prenez",
        "rendez-vous",
        "à",
        "Saint-Malo.",
    ]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("mani-puler", "manipuler"),
        ("vil-les", "villes"),
        ("petit-déjeuner", "petit-déjeuner"),
        ("donnez-moi", "donnez-moi"),
        ("faut-il", "faut-il"),
        ("av-ril", "avril"),
        ("Provence-Alpes", "Provence-Alpes"),
        ("covoitu-rage", "covoiturage"),
        ("e-tourisme", "e-tourisme"),
        ("2026-2027", "2026-2027"),
        ("ICO-NIQUE", "ICONIQUE"),
    ],
)
@pytest.mark.parametrize("end", ["\ufffe", "-\r\n", "\u00ad\n"])
def test_hyphen_at_a_line_end_stays_where_french_writes_one(cut, whole, end):
    assert LineEnds().mended(cut.replace("-", end)) == whole


def test_what_the_document_writes_elsewhere_decides():
    line_ends = LineEnds()
    assert line_ends.mended("Un bien-être, puis mail-tester.") == "Un bien-être, puis mail-tester."
    assert line_ends.mended("le bien\ufffeêtre et mail\ufffetester") == "le bien-être et mail-tester"


def test_glyphs_placed_one_by_one_are_words(tmp_path):
    canvas = canvas_at(tmp_path / "a.pdf")
    across = 50.0
    for char in TEXT:
        if char != " ":
            canvas.drawString(across, 700, char)
        across += pdfmetrics.stringWidth(char, "Vera", SIZE)
    canvas.save()
    assert words_of(tmp_path / "a.pdf") == TEXT.split()


@pytest.mark.parametrize("spacing", [1, 3, 6])
def test_spaced_out_letters_are_words(tmp_path, spacing):
    canvas = canvas_at(tmp_path / "a.pdf")
    across = 20.0
    for char in TEXT[:40]:
        if char != " ":
            canvas.drawString(across, 700, char)
        across += pdfmetrics.stringWidth(char, "Vera", SIZE) + spacing
    usual = "Un gîte à 3 m de la mer, il y a à y voir"
    canvas.drawString(50, 600, usual)
    canvas.save()
    assert " ".join(words_of(tmp_path / "a.pdf")) == f"{TEXT[:40]} {usual}"


def test_call_of_a_footnote_does_not_stick_to_its_word(tmp_path):
    canvas = canvas_at(tmp_path / "a.pdf")
    canvas.drawString(50, 700, "Le tourisme")
    canvas.setFont("Vera", SIZE * 0.6)
    canvas.drawString(50 + pdfmetrics.stringWidth("Le tourisme", "Vera", SIZE), 704, "12")
    canvas.setFont("Vera", SIZE)
    canvas.drawString(50, 680, "Windows11 et Web2")
    canvas.save()
    assert words_of(tmp_path / "a.pdf") == ["Le", "tourisme", "12", "Windows11", "et", "Web2"]


def broken(path, pages, *, bad):
    """A PDF of some pages, those of `bad` without any content that can be found."""
    canvas = canvas_at(path)
    for number in range(1, pages + 1):
        canvas.setFont("Vera", SIZE)
        canvas.drawString(50, 700, f"Page {number}")
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=path)
    kids = writer.root_object["/Pages"]["/Kids"]
    for number in bad:
        kids[number - 1] = NullObject()
    writer.write(path)


def test_one_bad_page_loses_no_other_and_is_told(tmp_path):
    broken(tmp_path / "a.pdf", 3, bad=[2])
    extraction = extract(tmp_path / "a.pdf", "a.pdf")
    assert extraction.passages == (Passage("page", 1, text="Page 1"), Passage("page", 3, text="Page 3"))
    assert extraction.truncated


def test_pdf_of_bad_pages_only_is_damaged(tmp_path):
    broken(tmp_path / "a.pdf", 2, bad=[1, 2])
    with pytest.raises(ExtractionRefused) as refusal:
        extract(tmp_path / "a.pdf", "a.pdf")
    assert refusal.value.reason == Reason.DAMAGED

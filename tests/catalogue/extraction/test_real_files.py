"""Files as real software writes them, which the first readers refused or read by half."""

import io
import zipfile

import odfdo
import pptx
import pytest
from docx import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from catalogue.extraction import ExtractionRefused, Passage, Reason, extract
from catalogue.extraction.readers.opc import C, R
from tests.catalogue.extraction.files import GOOD_FILES, make_docx, make_odp, make_odt, make_pptx, passages_of
from tests.catalogue.extraction.weighing import replace_part

OFFICE = b"application/vnd.openxmlformats-officedocument."
DECK, TEXT = OFFICE + b"presentationml.presentation.main+xml", OFFICE + b"wordprocessingml.document.main+xml"
SLIDE, DOCUMENT = "ppt/slides/slide1.xml", "word/document.xml"


def retyped(path, old, new):
    replace_part(path, "[Content_Types].xml", lambda xml: xml.replace(old, new))
    return path


def renamed(path, changes):
    """Give parts of an archive another name, wherever it is written."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            for old, new in changes.items():
                name, data = name.replace(old, new), data.replace(old.encode(), new.encode())
            archive.writestr(name, data)
    return path


def related(xml: bytes, kind: str, target: str) -> bytes:
    """Add a relation, rId99, to those of a part."""
    relation = f'<Relationship Id="rId99" Type="{R[1:-1]}/{kind}" Target="{target}"/>'
    return xml.replace(b"</Relationships>", relation.encode() + b"</Relationships>")


KIN = {
    "ppsx": (make_pptx, DECK, OFFICE + b"presentationml.slideshow.main+xml"),
    "potx": (make_pptx, DECK, OFFICE + b"presentationml.template.main+xml"),
    "pptm": (make_pptx, DECK, b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
    "ppsm": (make_pptx, DECK, b"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml"),
    "potm": (make_pptx, DECK, b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml"),
    "dotx": (make_docx, TEXT, OFFICE + b"wordprocessingml.template.main+xml"),
    "docm": (make_docx, TEXT, b"application/vnd.ms-word.document.macroEnabled.main+xml"),
    "dotm": (make_docx, TEXT, b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
}


@pytest.mark.parametrize("kin", KIN)
@pytest.mark.parametrize("named", ["itself", "kind"])
def test_kin_are_read_under_their_own_name_and_under_another_of_the_family(tmp_path, kin, named):
    make, old, new = KIN[kin]
    kind = "pptx" if make is make_pptx else "docx"
    path = tmp_path / "a"
    make(path)
    retyped(path, old, new)
    assert extract(path, f"a.{kin if named == 'itself' else kind}").passages == GOOD_FILES[kind][1]


@pytest.mark.parametrize(("kind", "make"), [("odp", make_odp), ("odt", make_odt)])
def test_models_of_open_document_are_read(tmp_path, kind, make):
    make(tmp_path / f"a.{kind}")
    model = odfdo.Document(str(tmp_path / f"a.{kind}"))
    model.container.set_part("mimetype", (model.container.mimetype + "-template").encode())
    model.save(str(tmp_path / "modele"))
    extension = {"odp": "otp", "odt": "ott"}[kind]
    assert extract(tmp_path / "modele", f"a.{extension}").passages == GOOD_FILES[kind][1]
    assert extract(tmp_path / "modele", f"a.{kind}").passages == GOOD_FILES[kind][1]


@pytest.mark.parametrize(("made", "named"), [("docx", "ppsx"), ("pptx", "dotx"), ("odt", "otp")])
def test_kin_of_another_family_are_refused(tmp_path, made, named):
    GOOD_FILES[made][0](tmp_path / f"a.{made}")
    with pytest.raises(ExtractionRefused) as refusal:
        extract(tmp_path / f"a.{made}", f"a.{named}")
    assert refusal.value.reason == Reason.MISMATCH


def test_main_part_under_another_name_is_read(tmp_path):
    """As Word on the web names it."""
    make_docx(tmp_path / "a.docx")
    path = renamed(
        tmp_path / "a.docx", {"word/document.xml": "word/document2.xml", "/document.xml.": "/document2.xml."}
    )
    assert extract(path, "a.docx").passages == GOOD_FILES["docx"][1]


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_strict_office_file_is_read(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    GOOD_FILES[kind][0](path)
    names = ("wordprocessingml", "presentationml", "drawingml", "officeDocument")
    renamed(path, {f"http://schemas.openxmlformats.org/{n}/2006/": f"http://purl.oclc.org/ooxml/{n}/" for n in names})
    assert extract(path, path.name).passages == GOOD_FILES[kind][1]


@pytest.mark.parametrize(("kind", "part"), [("pptx", SLIDE), ("docx", DOCUMENT)])
def test_missing_picture_loses_nothing_else(tmp_path, kind, part):
    path = tmp_path / f"a.{kind}"
    GOOD_FILES[kind][0](path)
    folder, _, name = part.rpartition("/")
    replace_part(path, f"{folder}/_rels/{name}.rels", lambda xml: related(xml, "image", "NULL"))
    assert extract(path, path.name).passages == GOOD_FILES[kind][1]


def test_picture_in_the_place_of_the_title_is_no_title(tmp_path):
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[8])  # picture with caption
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    frame = slide.placeholders[1].insert_picture(picture)
    slide.shapes.title._element.getparent().remove(slide.shapes.title._element)
    frame._element.nvPicPr.nvPr.ph.set("type", "title")
    slide.placeholders[2].text = "Sous l’image"
    deck.save(tmp_path / "a.pptx")
    assert extract(tmp_path / "a.pptx", "a.pptx").passages == (Passage("diapo", 1, text="Sous l’image"),)


def chart_of(categories) -> CategoryChartData:
    data = CategoryChartData()
    data.categories = categories
    data.add_series("Nuitées", [31415, 27182])
    data.add_series("Arrivées", [16180, 14142])
    return data


@pytest.mark.parametrize("categories", [["Camping", "Hôtel"], [2025, 2026]])
def test_words_of_a_chart_are_text_of_its_slide(tmp_path, categories):
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Fréquentation"
    place = (0, 0, Inches(4), Inches(3))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, chart_of(categories)).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Par hébergement"
    deck.save(tmp_path / "a.pptx")
    words = ["Par hébergement", "Nuitées", *map(str, categories), "Arrivées"]
    assert extract(tmp_path / "a.pptx", "a.pptx").passages == (Passage("diapo", 1, "Fréquentation", "\n".join(words)),)


def test_words_of_a_chart_are_text_of_a_word_document(tmp_path):
    """The chart comes from a deck: python-docx makes none."""
    deck = pptx.Presentation()
    place = (0, 0, Inches(4), Inches(3))
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *place, chart_of(["Camping", "Hôtel"])).chart
    document = Document()
    reference = document.element.makeelement(f"{C}chart", {f"{R}id": "rId99"})
    document.add_paragraph("Avant").add_run()._element.append(reference)
    document.save(tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx", "a") as archive:
        archive.writestr("word/charts/chart1.xml", chart.part.blob)
    rels = "word/_rels/document.xml.rels"
    replace_part(tmp_path / "a.docx", rels, lambda xml: related(xml, "chart", "charts/chart1.xml"))
    text = "Avant\nNuitées\nCamping\nHôtel\nArrivées"
    assert extract(tmp_path / "a.docx", "a.docx").passages == (Passage("section", 1, text=text),)


MC = b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def with_alternatives(xml: bytes, start: bytes, end: bytes) -> bytes:
    """Wrap the last element between two marks as Office does for what old software cannot draw."""
    first = xml.rindex(start)
    last = xml.index(end, first) + len(end)
    choice = xml[first:last]
    wrapped = (
        b"<mc:AlternateContent " + MC + b'><mc:Choice Requires="a14">' + choice + b"</mc:Choice>"
        b"<mc:Fallback>" + choice + b"</mc:Fallback></mc:AlternateContent>"
    )
    return xml[:first] + wrapped + xml[last:]


def test_text_box_in_two_forms_is_read_once(tmp_path):
    make_pptx(tmp_path / "a.pptx")
    replace_part(tmp_path / "a.pptx", SLIDE, lambda xml: with_alternatives(xml, b"<p:sp>", b"</p:sp>"))
    assert extract(tmp_path / "a.pptx", "a.pptx").passages == GOOD_FILES["pptx"][1]


def test_paragraph_in_two_forms_is_read_once(tmp_path):
    make_docx(tmp_path / "a.docx")
    replace_part(tmp_path / "a.docx", DOCUMENT, lambda xml: with_alternatives(xml, b"<w:tbl>", b"</w:tbl>"))
    assert extract(tmp_path / "a.docx", "a.docx").passages == GOOD_FILES["docx"][1]


def test_formula_of_a_slide_is_read(tmp_path):
    make_pptx(tmp_path / "a.pptx")
    formula = (
        b'<a14:m xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"><m:oMath '
        b'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r></m:oMath></a14:m>'
    )
    replace_part(tmp_path / "a.pptx", SLIDE, lambda xml: xml.replace(b"<a:br/>", formula))
    assert extract(tmp_path / "a.pptx", "a.pptx").passages[0].text == "Profil soignéa+bSur deux lignes"


def test_paragraphs_of_a_footnote_do_not_stick_together(tmp_path):
    document = Document()
    document.add_paragraph("Texte").runs[0]._element.append(
        parse_xml(f"<w:footnoteReference {nsdecls('w')} w:id='1'/>")
    )
    document.save(tmp_path / "a.docx")
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='1'><w:p><w:r><w:t>Une</w:t><w:tab/><w:t>note</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>de bas</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    with zipfile.ZipFile(tmp_path / "a.docx", "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    rels = "word/_rels/document.xml.rels"
    replace_part(tmp_path / "a.docx", rels, lambda xml: related(xml, "footnotes", "footnotes.xml"))
    assert passages_of(tmp_path / "a.docx", "docx") == (Passage("section", 1, text="Texte", notes="Une note\nde bas"),)


@pytest.mark.parametrize(("kind", "make"), [("odp", make_odp), ("odt", make_odt)])
def test_repeated_identifier_loses_nothing(tmp_path, kind, make):
    path = tmp_path / f"a.{kind}"
    make(path)

    def identified(xml: bytes) -> bytes:
        count = xml.count(b"<text:p>") + xml.count(b"<text:p ")
        assert count > 1
        return xml.replace(b"<text:p", b'<text:p xml:id="a"')

    replace_part(path, "content.xml", identified)
    assert extract(path, path.name).passages == GOOD_FILES[kind][1]


def test_words_of_smartart_are_text_of_its_slide(tmp_path):
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Le parcours"
    deck.save(tmp_path / "a.pptx")
    kind = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    frame = (
        f'<p:graphicFrame><a:graphic><a:graphicData uri="{kind}"><dgm:relIds xmlns:dgm="{kind}" r:dm="rId99"/>'
        "</a:graphicData></a:graphic></p:graphicFrame></p:spTree>"
    )
    replace_part(tmp_path / "a.pptx", SLIDE, lambda xml: xml.replace(b"</p:spTree>", frame.encode()))
    points = "".join(f"<dgm:pt><a:p><a:r><a:t>{word}</a:t></a:r></a:p></dgm:pt>" for word in ("Repérer", "Réserver"))
    with zipfile.ZipFile(tmp_path / "a.pptx", "a") as archive:
        spaces = f'xmlns:dgm="{kind}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        archive.writestr("ppt/diagrams/data1.xml", f"<dgm:dataModel {spaces}>{points}</dgm:dataModel>")
    rels = "ppt/slides/_rels/slide1.xml.rels"
    replace_part(tmp_path / "a.pptx", rels, lambda xml: related(xml, "diagramData", "../diagrams/data1.xml"))
    expected = (Passage("diapo", 1, "Le parcours", "Repérer\nRéserver"),)
    assert extract(tmp_path / "a.pptx", "a.pptx").passages == expected


@pytest.mark.parametrize("kind", ["pptx", "docx", "odt"])
def test_file_of_3_000_parts_is_read(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    GOOD_FILES[kind][0](path)
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(3_000):
            archive.writestr(f"media/image{number}.png", b"")
    assert extract(path, path.name).passages == GOOD_FILES[kind][1]

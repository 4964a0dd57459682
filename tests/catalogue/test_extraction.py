"""Text of files: what is kept of good ones, and how bad ones are refused.

PDFs are made by reportlab, which brings a font with œ and ligatures. Files are real and so are the processes.
"""

import codecs
import json
import os
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import odfdo
import pptx
import pytest
from docx import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError
from pptx.util import Inches
from pypdf import PdfWriter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from catalogue.extraction import (
    ALLOWED_EXTENSIONS,
    Extraction,
    ExtractionRefused,
    Limits,
    Passage,
    Reason,
    answers,
    extract,
    identify,
    process,
)
from catalogue.extraction.cleaning import clean, one_line
from catalogue.extraction.collecting import collected
from catalogue.extraction.decoding import decoded
from catalogue.extraction.limits import LIMITS, MEGABYTE
from catalogue.extraction.readers import MODULES, read

PROJECT = Path(__file__).resolve().parents[2]
ISOLATED = [sys.executable, "-I", "-c"]


# Good files


def make_pptx(path):
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Été à l’œuvre"
    slide.placeholders[1].text = "Proﬁl soigné\vSur deux lignes"
    slide.notes_slide.notes_text_frame.text = "Dire bonjour, naïvement"
    deck.slides.add_slide(deck.slide_layouts[6])
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = "Dans un groupe"
    inner = group.shapes.add_group_shape()
    inner.shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = "Dans un groupe du groupe"
    table = slide.shapes.add_table(2, 2, 0, 0, Inches(2), Inches(2)).table
    for (row, column), text in {(0, 0): "Gîte", (0, 1): "Prix", (1, 0): "Le Cœur", (1, 1): "80 €"}.items():
        table.cell(row, column).text = text
    deck.save(path)


def make_odp(path):
    deck = odfdo.Document("presentation")
    deck.body.clear()
    for number, (title, text, notes) in enumerate(
        [("Été à l’œuvre", "Proﬁl soigné", "Dire bonjour"), ("", "", ""), ("", "Troisième", "")], start=1
    ):
        slide = odfdo.DrawPage(f"p{number}", name=f"Page {number}")
        slide.append(text_frame(title, "title"))
        slide.append(text_frame(text, "outline"))
        slide.append(text_frame(str(number), "page-number"))
        page_of_notes = odfdo.Element.from_tag("presentation:notes")
        page_of_notes.append(text_frame(notes, "notes"))
        slide.append(page_of_notes)
        deck.body.append(slide)
    table = odfdo.Table("Tarifs", width=2, height=1)
    table.set_value("A1", "Le Cœur")
    table.set_value("B1", "80 €")
    frame = odfdo.Frame("tarifs")
    frame.append(table)
    group = odfdo.Element.from_tag("draw:g")
    group.append(text_frame("Dans un groupe", "object"))
    slide.append(group)
    slide.append(frame)
    deck.save(path)


def text_frame(text, role):
    return odfdo.Frame.text_frame(text, presentation_class=role)


def make_odt(path):
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Paragraph("Avant-propos"))
    document.body.append(odfdo.Header(1, "Été à l’œuvre"))
    paragraph = odfdo.Paragraph("Proﬁl soigné")
    paragraph.insert_note(after="soigné", note_id="n1", citation="1", body="Une note de bas de page")
    document.body.append(paragraph)
    table = odfdo.Table("Tarifs", width=2, height=1)
    table.set_value("A1", "Le Cœur")
    table.set_value("B1", "80 €")
    document.body.append(table)
    document.body.append(odfdo.Header(2, "Suite"))
    document.save(path)


def make_docx(path):
    document = Document()
    document.add_paragraph("Avant-propos")
    document.add_heading("Été à l’œuvre", 1)
    document.add_paragraph("Proﬁl soigné")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Le Cœur"
    table.cell(0, 1).text = "80 €"
    document.add_heading("Suite", 2)
    document.save(path)


def make_pdf(path):
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    canvas = Canvas(str(path))
    for text in ("Été à l’œuvre, proﬁl soigné", "", "Troisième page"):
        canvas.setFont("Vera", 12)
        canvas.drawString(50, 700, text)
        canvas.showPage()
    canvas.save()


def make_text(text):
    return lambda path: path.write_text(text, encoding="utf-8")


TITLE, TEXT, ROW = "Été à l’œuvre", "Profil soigné", "Le Cœur | 80 €"
THREE_SECTIONS = (
    Passage("section", 1, text="Avant-propos"),
    Passage("section", 2, TITLE, f"{TEXT}\n{ROW}"),
    Passage("section", 3, "Suite"),
)
GOOD_FILES = {
    "pptx": (
        make_pptx,
        (
            Passage("diapo", 1, TITLE, f"{TEXT}\nSur deux lignes", "Dire bonjour, naïvement"),
            Passage("diapo", 3, text=f"Dans un groupe\nDans un groupe du groupe\nGîte | Prix\n{ROW}"),
        ),
    ),
    "odp": (
        make_odp,
        (
            Passage("diapo", 1, TITLE, TEXT, "Dire bonjour"),
            Passage("diapo", 3, text=f"Troisième\nDans un groupe\n{ROW}"),
        ),
    ),
    "odt": (
        make_odt,
        (
            Passage("section", 1, text="Avant-propos"),
            Passage("section", 2, TITLE, f"{TEXT}\n{ROW}", "Une note de bas de page"),
            Passage("section", 3, "Suite"),
        ),
    ),
    "docx": (make_docx, THREE_SECTIONS),
    "pdf": (
        make_pdf,
        (Passage("page", 1, text=f"{TITLE}, profil soigné"), Passage("page", 3, text="Troisième page")),
    ),
    "txt": (make_text("Été à l’œuvre\n\nProﬁl"), (Passage("section", 1, text=f"{TITLE}\n\nProfil"),)),
    "md": (
        make_text(f"Avant-propos\n\n# {TITLE} #\n\n**Proﬁl** soigné\n{ROW}\n\nSuite\n-----\n"),
        THREE_SECTIONS,
    ),
    "html": (
        make_text(
            f"<title>Non</title><script>non()</script><style>p {{}}</style><p>Avant-propos<h1>{TITLE}</h1>"
            "<p><b>Proﬁl</b>\nsoigné<!-- non --></p><table><tr><td>Le Cœur</td><td>80 €</td></tr>"
            "</table><h2>Suite</h2>"
        ),
        THREE_SECTIONS,
    ),
    "csv": (make_text("Gîte;Prix\nLe Cœur;80 €\n"), (Passage("section", 1, text=f"Gîte | Prix\n{ROW}"),)),
}


@pytest.fixture(params=GOOD_FILES)
def good_file(request, tmp_path):
    make, passages = GOOD_FILES[request.param]
    path = tmp_path / "0001"  # as stored: the extension is in the name alone
    make(path)
    return path, request.param, passages


def test_passages_of_a_good_file(good_file):
    path, kind, passages = good_file
    assert extract(path, f"Étude.{kind.upper()}") == Extraction(passages)


def test_good_file_is_identified(good_file):
    path, kind, _passages = good_file
    assert identify(path, f"a.{kind}") == kind


def test_parsers_raise_no_warning(good_file):
    """In this process, where warnings are errors; the child would keep them to itself."""
    path, kind, passages = good_file
    assert passages_of(path, kind) == passages


def test_each_allowed_extension_has_a_reader_and_a_good_file():
    assert sorted(ALLOWED_EXTENSIONS) == sorted(MODULES) == sorted(GOOD_FILES)


def test_place_of_a_passage():
    passage = Passage("diapo", 12)
    assert (passage.anchor_suffix, passage.where) == ("diapo-12", "diapo 12")


def passages_of(path, kind):
    return collected(read(path, kind), LIMITS).passages


def sections_of(tmp_path, kind, text):
    path = tmp_path / f"a.{kind}"
    path.write_text(text, encoding="utf-8")
    return [(passage.title, passage.text) for passage in passages_of(path, kind)]


# Word


def docx_with(tmp_path, *blocks):
    document = Document()
    for block in blocks:
        document.element.body.insert(-1, parse_xml(block.replace(">", f" {nsdecls('w')}>", 1)))
    document.save(tmp_path / "a.docx")
    return tmp_path / "a.docx"


def test_docx_content_control_and_insertion_are_read_and_deletion_is_not(tmp_path):
    path = docx_with(
        tmp_path,
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Contrôle</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p><w:ins><w:r><w:t>Ajout</w:t></w:r></w:ins><w:del><w:r><w:delText>Retrait</w:delText></w:r></w:del></w:p>",
    )
    assert passages_of(path, "docx") == (Passage("section", 1, text="Contrôle\nAjout"),)


def test_docx_tabs_and_breaks_are_spaces_and_lines_but_tab_stops_are_not(tmp_path):
    path = docx_with(
        tmp_path,
        "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr>"
        "<w:r><w:t>Un</w:t><w:tab/><w:t>deux</w:t><w:br/><w:t>trois</w:t></w:r></w:p>",
    )
    assert passages_of(path, "docx") == (Passage("section", 1, text="Un deux\ntrois"),)


def test_docx_style_based_on_a_heading_is_a_heading(tmp_path):
    document = Document()
    style = document.styles.add_style("Charte", 1)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Titre maison", style="Charte")
    document.add_paragraph("Texte")
    document.save(tmp_path / "a.docx")
    assert passages_of(tmp_path / "a.docx", "docx") == (Passage("section", 1, "Titre maison", "Texte"),)


def test_docx_inner_table_is_said_once(tmp_path):
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Dehors"
    cell.add_table(1, 1).cell(0, 0).text = "Dedans"
    document.save(tmp_path / "a.docx")
    assert passages_of(tmp_path / "a.docx", "docx") == (Passage("section", 1, text="Dehors Dedans"),)


def test_docx_without_heading_is_cut_between_paragraphs_at_about_2000_characters(tmp_path):
    document = Document()
    for number in range(5):
        document.add_paragraph(f"{number}" * 900)
    document.save(tmp_path / "a.docx")
    assert [p.text for p in passages_of(tmp_path / "a.docx", "docx")] == [
        f"{'0' * 900}\n{'1' * 900}",
        f"{'2' * 900}\n{'3' * 900}",
        "4" * 900,
    ]


# Open Document and PDF


def test_odt_comments_and_deleted_text_are_not_read(tmp_path):
    make_odt(tmp_path / "a.odt")
    replace_part(
        tmp_path / "a.odt",
        "content.xml",
        lambda xml: xml.replace(
            b"Avant-propos",
            b"Avant<!-- non --><office:annotation><text:p>Non</text:p></office:annotation>"
            b"<text:s/><text:span>propos</text:span>",
        ),
    )
    assert passages_of(tmp_path / "a.odt", "odt")[0] == Passage("section", 1, text="Avant propos")


def test_odt_under_a_password_is_refused(tmp_path):
    make_odt(tmp_path / "a.odt")
    replace_part(
        tmp_path / "a.odt",
        "META-INF/manifest.xml",
        lambda xml: xml.replace(
            b"</manifest:manifest>",
            b"<manifest:file-entry manifest:full-path='content.xml' manifest:media-type='text/xml'>"
            b"<manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
        ),
    )
    assert reason_for(tmp_path / "a.odt") == Reason.LOCKED


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_pdf_under_a_password_is_refused(tmp_path, algorithm):
    make_pdf(tmp_path / "a.pdf")
    encrypt(tmp_path / "a.pdf", "secret", algorithm)
    assert reason_for(tmp_path / "a.pdf") == (
        "Ce PDF est protégé par un mot de passe\u00a0: enregistrez-en une copie sans mot de passe, puis envoyez-la."
    )


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_pdf_that_only_forbids_printing_is_read(tmp_path, algorithm):
    make_pdf(tmp_path / "a.pdf")
    encrypt(tmp_path / "a.pdf", "", algorithm)
    assert extract(tmp_path / "a.pdf", "a.pdf").passages == GOOD_FILES["pdf"][1]


def encrypt(path, password, algorithm):
    writer = PdfWriter(clone_from=path)
    writer.encrypt(password, owner_password="propriétaire", algorithm=algorithm)
    writer.write(path)


# Texts


def test_text_is_cut_at_blank_lines(tmp_path):
    text = "\n\n".join(f"{letter * 600}\n{letter * 600}" for letter in "abc")
    assert sections_of(tmp_path, "txt", text) == [("", f"{letter * 600}\n{letter * 600}") for letter in "abc"]


def test_text_without_blank_line_is_cut_at_lines(tmp_path):
    lines = [f"{number:09}" for number in range(500)]
    assert sections_of(tmp_path, "txt", "\n".join(lines)) == [
        ("", "\n".join(lines[:400])),
        ("", "\n".join(lines[400:])),
    ]


def test_markdown_code_and_front_matter_hold_no_heading(tmp_path):
    text = "---\ntitle: Non\n---\nAvant\n```\n# code\n```\n- liste\n---\n# [Lien](http://a.fr) _vu_\nsnake_case"
    assert sections_of(tmp_path, "md", text) == [
        ("", "Avant\n# code\n- liste\n---"),
        ("Lien vu", "snake_case"),
    ]


def test_html_lines_follow_blocks_and_words_stay_whole(tmp_path):
    text = "<div>Un<p>de<i>ux</i> \n trois</p>quatre<br>cinq<ul><li>six<li>sept</ul></div><pre>a\nb</pre>"
    assert sections_of(tmp_path, "html", text) == [("", "Un\ndeux trois\nquatre\ncinq\nsix\nsept\na\nb")]


def test_html_written_as_xhtml_is_read(tmp_path):
    text = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Un</h1>deux</body></html>'
    assert sections_of(tmp_path, "html", text) == [("Un", "deux")]


def test_html_declared_encoding_is_used(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes("<meta charset='iso-8859-2'><p>Łódź</p>".encode("iso-8859-2"))
    assert passages_of(path, "html") == (Passage("section", 1, text="Łódź"),)


def test_csv_sections_hold_50_rows_and_quoted_separators(tmp_path):
    rows = ["nom,lieu", '"Gîte, le ""Cœur""",Brest', *[f"n{number},l" for number in range(49)]]
    sections = sections_of(tmp_path, "csv", "\r\n".join(rows))
    assert [text.split("\n")[:2] for _title, text in sections] == [
        ["nom | lieu", 'Gîte, le "Cœur" | Brest'],
        ["n48 | l"],
    ]


@pytest.mark.parametrize(
    "data",
    [
        "Été, cœur".encode(),
        "Été, cœur".encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + "Été, cœur".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Été, cœur".encode("utf-16-be"),
        "Été, cœur".encode("cp1252"),
    ],
)
def test_encodings(data):
    assert decoded(data) == "Été, cœur"


def test_other_encodings_are_guessed():
    text = "Съешь же ещё этих мягких французских булок, да выпей чаю. " * 5
    assert decoded(text.encode("koi8-r")) == text


def test_one_broken_byte_does_not_spoil_utf_8():
    assert decoded("Éléments présentés à l’été".encode() + b"\xff") == "Éléments présentés à l’été"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("ﬁn eﬀet ﬂeur", "fin effet fleur"),
        ("E\u0301te\u0301", "Été"),
        ("m² Œuvre ½ …", "m² Œuvre ½ …"),
        ("Oui\u00a0! 25\u202f000", "Oui\u00a0! 25\u202f000"),
        ("a\u00a0\u00a0 b\t c", "a b c"),
        (" a \r\n\r\n\r\n\r\n b\rc\vd\u2028e ", "a\n\nb\nc\nd\ne"),
        ("a\0b\x07c\ud800d\udfffe\ufefff\u202eg", "abcdefg"),
        ("in\u00adforme\u200bz", "informez"),
        ("\uf0b7 puce", "puce"),
        ("👩\u200d🌾", "👩\u200d🌾"),
    ],
)
def test_cleaning(raw, kept):
    assert clean(raw) == kept


def test_title_is_one_line():
    assert one_line("Un\vdeux\n trois") == "Un deux trois"


# Limits of the text


def test_text_is_cut_at_a_million_characters(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("é" * 1_200_000)
    assert extract(path, "a.txt") == Extraction((Passage("section", 1, text="é" * 1_000_000),), truncated=True)


def test_text_of_a_million_characters_is_whole():
    passages = [Passage("page", 1, "t" * 10, "a" * 999_980, "n" * 10)]
    assert collected(passages, LIMITS) == Extraction(tuple(passages))


def test_cut_keeps_the_title_then_the_text():
    cut = collected([Passage("page", 1, "titre", "texte", "notes")], Limits(characters=8))
    assert cut == Extraction((Passage("page", 1, "titre", "tex", ""),), truncated=True)


def test_number_of_passages_is_capped_and_reading_stops():
    pages = (Passage("page", number, text="a") for number in range(1, 100))
    assert collected(pages, Limits(passages=2)).passages == (
        Passage("page", 1, text="a"),
        Passage("page", 2, text="a"),
    )
    assert next(pages).number == 4


def test_slow_reading_gives_what_it_has():
    def pages():
        for number in (1, 2):
            time.sleep(0.5)
            yield Passage("page", number, text="a")

    assert collected(pages(), Limits(cpu=1_000, wall=0.1)) == Extraction(
        (Passage("page", 1, text="a"),), truncated=True
    )


# Bad files: each in a small parent of its own, to weigh parent and child together

WEIGHED = f"""
import json, resource, sys, time
from pathlib import Path
sys.path.append({str(PROJECT)!r})
from catalogue.extraction import ExtractionRefused, extract
started = time.monotonic()
try:
    outcome = ["read", len(extract(Path(sys.argv[1]), sys.argv[2]).passages)]
except ExtractionRefused as refusal:
    outcome = ["refused", refusal.reason]
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
# Not ru_maxrss for itself: Linux counts what its own parent weighed when it started this one.
status = Path("/proc/self/status")
parent = int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024 if status.exists() else 0
print(json.dumps([outcome, time.monotonic() - started, parent, child]))
"""
MAX_DJANGO_BYTES = 150 * MEGABYTE


def outcome_of(path):
    command = [*ISOLATED, WEIGHED, str(path), path.name]
    result = subprocess.run(command, capture_output=True, check=True, timeout=60)
    outcome, seconds, parent, child = json.loads(result.stdout)
    assert seconds < 20
    assert parent < 64 * MEGABYTE
    assert child + MAX_DJANGO_BYTES < 600 * MEGABYTE
    return outcome


def reason_for(path):
    verdict, reason = outcome_of(path)
    assert verdict == "refused"
    return reason


def replace_part(path, name, change):
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in parts.items():
            archive.writestr(entry, data)


def docx_of(tmp_path, body, padding=0):
    """Make a docx of any body; incompressible padding hides its ratio."""
    make_docx(tmp_path / "a.docx")
    replace_part(tmp_path / "a.docx", "word/document.xml", lambda _xml: document_xml(body))
    if padding:
        with zipfile.ZipFile(tmp_path / "a.docx", "a") as archive:
            archive.writestr("word/media/image.png", os.urandom(padding))
    return tmp_path / "a.docx"


def document_xml(body, doctype=b""):
    start, end = f"<w:document {nsdecls('w')}><w:body>".encode(), b"</w:body></w:document>"
    return b'<?xml version="1.0"?>' + doctype + start + body + end


def bomb(path, megabytes, declared=None):
    """Write a docx whose text unpacks to so many megabytes; `declared` is the size its directory pretends."""
    block = b" " * MEGABYTE
    start, end = document_xml(b"|").split(b"|")
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = deflate.compress(start) + deflate.flush(zlib.Z_FULL_FLUSH)
    repeated = deflate.compress(block) + deflate.flush(zlib.Z_FULL_FLUSH)  # needs nothing of what precedes
    data = head + repeated * megabytes + deflate.compress(end) + deflate.flush()
    crc = zlib.crc32(start)
    for _ in range(megabytes):
        crc = zlib.crc32(block, crc)
    crc = zlib.crc32(end, crc)
    size = len(start) + len(block) * megabytes + len(end)
    make_docx(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != "word/document.xml"}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", data)
        for name, part in parts.items():
            archive.writestr(name, part)
    declare_deflated(path, crc, declared or size)


def declare_deflated(path, crc, size):
    """Turn the first entry, stored, into a deflated one, in both its headers."""
    content = bytearray(path.read_bytes())
    directory = content.index(b"PK\x01\x02")
    for method, crc_at, size_at in ((8, 14, 22), (directory + 10, directory + 16, directory + 24)):
        struct.pack_into("<H", content, method, 8)
        struct.pack_into("<L", content, crc_at, crc)
        struct.pack_into("<L", content, size_at, size)
    path.write_bytes(content)


def test_zip_bomb_is_refused(tmp_path):
    bomb(tmp_path / "a.docx", 789)
    assert (tmp_path / "a.docx").stat().st_size < 2 * MEGABYTE
    assert reason_for(tmp_path / "a.docx") == (
        "Ce fichier contient plus de 100\u00a0Mo une fois décompressé\u00a0: allégez ses images ou "
        "découpez-le en plusieurs fichiers, puis renvoyez-les."
    )


def test_smaller_bomb_is_refused_by_its_ratio(tmp_path):
    bomb(tmp_path / "a.docx", 90)
    assert reason_for(tmp_path / "a.docx") == Reason.RATIO


@pytest.mark.parametrize(("declared", "reason"), [(2_000, Reason.DAMAGED), (50_000_000, Reason.TOO_HEAVY)])
def test_bomb_whose_directory_lies_is_refused(tmp_path, declared, reason):
    bomb(tmp_path / "a.docx", 789, declared)
    with zipfile.ZipFile(tmp_path / "a.docx", "a") as archive:
        archive.writestr("word/media/image.png", os.urandom(MEGABYTE + 1))
    assert reason_for(tmp_path / "a.docx") == reason


def test_the_same_archive_is_read_when_small_and_honest(tmp_path):
    bomb(tmp_path / "a.docx", 0)
    assert outcome_of(tmp_path / "a.docx") == ["read", 0]


def test_small_parts_may_be_very_compressed(tmp_path):
    path = docx_of(tmp_path, b"<w:p><w:r><w:t>Texte</w:t></w:r></w:p>" + b" " * 900_000)
    assert outcome_of(path) == ["read", 1]


def test_too_many_entries_are_refused(tmp_path):
    make_docx(tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx", "a") as archive:
        for number in range(2_000):
            archive.writestr(f"{number}", b"")
    assert reason_for(tmp_path / "a.docx") == Reason.ENTRIES


def test_huge_directory_is_refused_without_being_loaded(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("a", b"")
    content = (tmp_path / "a.docx").read_bytes()
    directory, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    entry = content[directory:end]
    copies = 40 * MEGABYTE // len(entry)
    closing = bytearray(content[end:])
    struct.pack_into("<HHL", closing, 8, 65_535, 65_535, copies * len(entry))
    (tmp_path / "a.docx").write_bytes(content[:directory] + entry * copies + closing)
    assert reason_for(tmp_path / "a.docx") == Reason.ENTRIES


def test_encrypted_entry_is_refused(tmp_path):
    make_docx(tmp_path / "a.docx")
    content = bytearray((tmp_path / "a.docx").read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.docx").write_bytes(content)
    assert reason_for(tmp_path / "a.docx") == Reason.LOCKED


@pytest.mark.parametrize("kind", ["pptx", "odp", "pdf", "docx", "odt"])
def test_truncated_file_is_refused(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    GOOD_FILES[kind][0](path)
    path.write_bytes(path.read_bytes()[: 300 if kind == "pdf" else -300])
    assert reason_for(path) == Reason.DAMAGED


def test_empty_file_is_refused(tmp_path):
    (tmp_path / "a.txt").touch()
    assert reason_for(tmp_path / "a.txt") == "Ce fichier est vide."


def test_file_of_200_megabytes_is_refused(tmp_path):
    with (tmp_path / "a.pdf").open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(200 * MEGABYTE)
    assert reason_for(tmp_path / "a.pdf") == (
        "Ce fichier pèse plus de 50\u00a0Mo\u00a0: allégez ses images ou découpez-le en plusieurs "
        "fichiers, puis renvoyez-les."
    )


def test_missing_file_is_refused(tmp_path):
    assert reason_for(tmp_path / "a.pdf") == Reason.MISSING


def test_named_pipe_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert reason_for(tmp_path / "a.txt") == Reason.MISSING


EXE = b"MZ\x90\0\x03\0\0\0" + bytes(200)
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *[(f"a.{kind}", EXE) for kind in ALLOWED_EXTENSIONS],
        *[(f"a.{kind}", HTML) for kind in ("pptx", "odp", "docx", "odt", "pdf")],
        ("a.pdf", HTML + b"<!--%PDF-1.7-->"),
        ("a.txt", b"\x7fELF et du texte"),
        ("a.md", b"%PDF-1.7 et du texte"),
        ("a.csv", b"a;b\0;c"),
        ("a.txt", "sans marque".encode("utf-16-le")),
        ("a.txt", codecs.BOM_UTF16_LE + b"impair"[:5]),
        ("a.txt", codecs.BOM_UTF16_BE + "nul\0".encode("utf-16-be")),
    ],
)
def test_content_under_another_extension_is_refused(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ExtractionRefused) as refusal:
        identify(tmp_path / name, name)
    assert refusal.value.reason == Reason.MISMATCH


@pytest.mark.parametrize(("made", "named"), [("docx", "pptx"), ("pptx", "docx"), ("odt", "odp"), ("odt", "docx")])
def test_office_file_under_another_office_extension_is_refused(tmp_path, made, named):
    GOOD_FILES[made][0](tmp_path / f"a.{named}")
    with pytest.raises(ExtractionRefused) as refusal:
        identify(tmp_path / f"a.{named}", f"a.{named}")
    assert refusal.value.reason == Reason.MISMATCH


def test_office_file_under_a_password_is_refused(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert reason_for(tmp_path / "a.docx") == Reason.OLD_OFFICE


@pytest.mark.parametrize("name", ["a.exe", "a", "", "a.pdf.exe", "a.docm"])
def test_other_extensions_are_refused(tmp_path, name):
    (tmp_path / "a").write_bytes(b"texte")
    with pytest.raises(ExtractionRefused) as refusal:
        extract(tmp_path / "a", name)
    assert refusal.value.reason == Reason.EXTENSION


# XML

LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
BILLION_LAUGHS = b'<!DOCTYPE x [<!ENTITY a0 "ha">' + LAUGHS + b"]>"
DISCLOSURE = b'<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'
FIRST_TEXT = {
    "docx": ("word/document.xml", b"Avant-propos"),
    "pptx": ("ppt/slides/slide1.xml", "Été à l’œuvre".encode()),
    "odt": ("content.xml", b"Avant-propos"),
    "odp": ("content.xml", "Été à l’œuvre".encode()),
}


@pytest.fixture(params=FIRST_TEXT)
def office_file_with(request, tmp_path):
    """Make an office file whose first text calls the entity a9, under any document type."""
    kind = request.param
    part, first_text = FIRST_TEXT[kind]

    def make(doctype):
        GOOD_FILES[kind][0](tmp_path / f"a.{kind}")
        replace_part(tmp_path / f"a.{kind}", part, lambda xml: with_doctype(xml, doctype, first_text))
        return tmp_path / f"a.{kind}"

    return make


def with_doctype(xml, doctype, first_text):
    root = xml.index(b"<", xml.index(b"?>"))
    return xml[:root] + doctype + xml[root:].replace(first_text, b"&a9;")


@pytest.mark.parametrize("doctype", [BILLION_LAUGHS, DISCLOSURE])
def test_xml_entities_are_refused(office_file_with, doctype):
    assert reason_for(office_file_with(doctype)) == Reason.ENTITIES


def test_parsers_stop_at_a_billion_laughs(office_file_with):
    """The second line of defence, should the first miss an encoding."""
    path = office_file_with(BILLION_LAUGHS)
    with pytest.raises(XMLSyntaxError, match="amplification"):
        passages_of(path, path.suffix[1:])


def test_parsers_disclose_no_file(office_file_with, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("jeton")
    path = office_file_with(f'<!DOCTYPE x [<!ENTITY a9 SYSTEM "{secret.as_uri()}">]>'.encode())
    assert "jeton" not in repr(passages_of(path, path.suffix[1:]))


def test_entities_in_another_encoding_are_refused(tmp_path):
    make_docx(tmp_path / "a.docx")
    xml = document_xml(b"<w:p/>", BILLION_LAUGHS).decode().replace('"1.0"', '"1.0" encoding="utf-16"')
    replace_part(tmp_path / "a.docx", "word/document.xml", lambda _xml: xml.encode("utf-16"))
    assert reason_for(tmp_path / "a.docx") == Reason.ENTITIES


def test_entities_of_a_drawing_are_nobodys_business(tmp_path):
    make_docx(tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx", "a") as archive:
        archive.writestr("word/media/image.svg", b'<!DOCTYPE svg [<!ENTITY ns "http://a">]><svg/>')
    assert outcome_of(tmp_path / "a.docx") == ["read", 3]


# Cost


def test_cells_that_claim_100_000_columns_are_said_once(tmp_path):
    """python-docx's own reading of this table takes minutes."""
    cell = b"<w:tc><w:tcPr><w:gridSpan w:val='100000'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    path = docx_of(tmp_path, b"<w:tbl><w:tblGrid/>" + (b"<w:tr>" + cell * 2 + b"</w:tr>") * 60 + b"</w:tbl>")
    assert extract(path, "a.docx").passages == (Passage("section", 1, text="\n".join(["x | x"] * 60)),)


def test_table_of_80_000_cells_is_read(tmp_path):
    row = b"<w:tr>" + b"<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>" * 100 + b"</w:tr>"
    path = docx_of(tmp_path, b"<w:tbl><w:tblGrid/>" + row * 800 + b"</w:tbl>", padding=MEGABYTE + 1)
    assert outcome_of(path) == ["read", 160]


def test_text_of_95_megabytes_of_xml_is_refused(tmp_path):
    path = docx_of(tmp_path, b"<w:p/>" * (95_000_000 // 6), padding=2 * MEGABYTE)
    assert reason_for(path) == (
        "La lecture de ce fichier demande trop de mémoire\u00a0: simplifiez-le ou découpez-le en plusieurs "
        "fichiers, puis renvoyez-les."
    )


def test_xml_too_deep_is_refused(tmp_path):
    inner = b"<w:tbl><w:tr><w:tc>" * 5_000 + b"</w:tc></w:tr></w:tbl>" * 5_000
    assert reason_for(docx_of(tmp_path, inner)) == Reason.TOO_HEAVY


def pdf_of(path, content):
    canvas = Canvas(str(path), pageCompression=1)
    canvas._code.append(content)
    canvas.showPage()
    canvas.save()
    return path


def test_pdf_bomb_is_refused(tmp_path):
    path = pdf_of(tmp_path / "a.pdf", " " * 80_000_000)
    assert reason_for(path) == Reason.TOO_HEAVY


def test_costly_file_is_stopped_by_its_processor_limit(tmp_path):
    path = pdf_of(tmp_path / "a.pdf", "BT /F1 12 Tf (a) Tj ET\n" * 1_000_000)
    started = time.monotonic()
    with pytest.raises(ExtractionRefused) as refusal:
        extract(path, "a.pdf", Limits(cpu=1))
    assert time.monotonic() - started < 10
    assert refusal.value.reason == (
        "La lecture de ce fichier demande trop de temps\u00a0: simplifiez-le ou découpez-le en plusieurs "
        "fichiers, puis renvoyez-les."
    )


def test_the_same_content_is_read_when_short(tmp_path):
    path = pdf_of(tmp_path / "a.pdf", "BT /F1 12 Tf (a) Tj ET\n" * 3)
    assert outcome_of(path) == ["read", 1]


def test_large_page_is_stopped_by_its_memory_limit_and_read_without(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("<p>x" * 50_000)
    with pytest.raises(ExtractionRefused) as refusal:
        extract(path, "a.html", Limits(data=40 * MEGABYTE))
    assert refusal.value.reason == Reason.TOO_HEAVY
    assert len(extract(path, "a.html").passages) == 50


# The child process


def run(code, **limits):
    return process.run([*ISOLATED, code], Limits(**limits))


def ending_of(code, **limits):
    with pytest.raises(ExtractionRefused) as refusal:
        run(code, **limits)
    return refusal.value.reason


def test_silent_child_is_killed_in_time():
    started = time.monotonic()
    assert ending_of("import time; time.sleep(60)", wall=1) == Reason.TOO_LONG
    assert time.monotonic() - started < 5


def test_child_that_closes_its_output_is_killed_in_time():
    assert ending_of("import os, time; os.close(1); time.sleep(60)", wall=1) == Reason.TOO_LONG


def test_children_of_the_child_are_killed_with_it(tmp_path):
    proof = tmp_path / "alive"
    code = f"import os, time\nif not os.fork(): time.sleep(1.5); open({str(proof)!r}, 'w').close()"
    assert ending_of(code, wall=1) == Reason.TOO_LONG
    time.sleep(1)
    assert not proof.exists()


def test_flood_is_stopped():
    assert ending_of("while True: print('x' * 100_000)", wall=10) == Reason.DAMAGED


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise SystemExit(3)", Reason.DAMAGED),
        ("import os; os.abort()", Reason.DAMAGED),
        ("import os; os.kill(os.getpid(), 11)", Reason.DAMAGED),
        ("import os; os.kill(os.getpid(), 9)", Reason.TOO_HEAVY),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", Reason.TOO_LONG),
    ],
)
def test_each_end_has_its_reason(code, reason):
    assert ending_of(code) == reason


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\xff",
        b"[",
        b"[]",
        b"null",
        b"[" * 200_000,
        b'{"refused": "Vous avez perdu"}',
        b'{"passages": 1, "truncated": false}',
        b'{"passages": [{"kind": "diapo"}], "truncated": false}',
        b'{"passages": [["diapo"]], "truncated": false}',
        *[
            json.dumps({"passages": [fields], "truncated": False}).encode()
            for fields in (
                {"kind": "<b>", "number": 1, "title": "", "text": "", "notes": ""},
                {"kind": "page", "number": 0, "title": "", "text": "", "notes": ""},
                {"kind": "page", "number": True, "title": "", "text": "", "notes": ""},
                {"kind": "page", "number": 1, "title": None, "text": "", "notes": ""},
                {"kind": "page", "number": 1, "title": "", "text": "\ud800", "notes": ""},
            )
        ],
    ],
)
def test_garbage_is_refused(answer):
    with pytest.raises(ExtractionRefused) as refusal:
        answers.decoded(answer)
    assert refusal.value.reason == Reason.DAMAGED


def test_child_gets_neither_secrets_nor_files(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    code = """
import json, os
def is_open(number):
    try: os.fstat(number)
    except OSError: return False
    return True
print(json.dumps([dict(os.environ), os.getcwd(), [n for n in range(200) if is_open(n)]]))
"""
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        assert json.loads(run(code)) == [{"LC_ALL": "C.UTF-8"}, "/", [0, 1, 2]]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems lack some of the limits")
def test_child_is_bound_by_its_limits():
    code = f"""
import json, os, resource, sys
sys.path.append({str(PROJECT)!r})
from catalogue.extraction.limits import LIMITS, apply_to_this_process
apply_to_this_process(LIMITS)
names = ["AS", "DATA", "CPU", "NOFILE", "FSIZE", "CORE", "NPROC"]
print(json.dumps([os.nice(0), *[resource.getrlimit(getattr(resource, "RLIMIT_" + name)) for name in names]]))
"""
    assert json.loads(run(code)) == [
        os.nice(0) + 10,
        [512 * MEGABYTE] * 2,
        [416 * MEGABYTE] * 2,
        [10, 11],
        [32, 32],
        [0, 0],
        [0, 0],
        [0, 0],
    ]


def test_lower_limits_of_the_system_stay():
    code = f"""
import resource, sys
sys.path.append({str(PROJECT)!r})
from catalogue.extraction.limits import LIMITS, apply_to_this_process
resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
apply_to_this_process(LIMITS)
print(resource.getrlimit(resource.RLIMIT_NOFILE))
"""
    assert run(code) == b"(16, 16)\n"


def test_child_needs_no_django():
    code = f"""
import sys
sys.path.append({str(PROJECT)!r})
from importlib import import_module
import catalogue.extraction.worker
from catalogue.extraction.readers import MODULES
for name in MODULES.values(): import_module("catalogue.extraction.readers." + name)
print([name for name in sys.modules if name.split(".")[0] in ("django", "wagtail")])
"""
    assert run(code) == b"[]\n"


def test_what_a_library_prints_does_not_spoil_the_answer(tmp_path):
    (tmp_path / "a.txt").write_text("Texte")
    code = f"""
import json, sys
sys.path.append({str(PROJECT)!r})
from dataclasses import asdict
from catalogue.extraction import limits, worker
from catalogue.extraction.readers import plain
def noisy(path, read=plain.read):
    print("bavardage", flush=True)
    return read(path)
plain.read = noisy
worker.main({str(tmp_path / "a.txt")!r}, "txt", json.dumps(asdict(limits.LIMITS)))
"""
    assert answers.decoded(run(code)) == Extraction((Passage("section", 1, text="Texte"),))


def test_process_that_cannot_start_is_a_refusal(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Texte")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "absent"))
    with pytest.raises(ExtractionRefused) as refusal:
        extract(tmp_path / "a.txt", "a.txt")
    assert refusal.value.reason == Reason.UNAVAILABLE


@pytest.mark.parametrize("reason", Reason)
def test_reasons_are_written_in_proper_french(reason):
    sentence = reason.value
    assert (sentence[0].isupper(), sentence[-1]) == (True, ".")
    assert [sign for sign in (" :", " ;", " !", " ?", "'", '"', "...") if sign in sentence] == []

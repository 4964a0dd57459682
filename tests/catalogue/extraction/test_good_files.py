"""What is kept of good files. Long because each kind of file has its own cases."""

import codecs
import time

import pytest
from docx import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from pypdf import PdfWriter

from catalogue.extraction import (
    ALLOWED_EXTENSIONS,
    Extraction,
    Limits,
    Passage,
    Reason,
    extract,
    identify,
    kind_of_name,
)
from catalogue.extraction.cleaning import clean, one_line
from catalogue.extraction.collecting import collected
from catalogue.extraction.decoding import decoded
from catalogue.extraction.limits import LIMITS
from catalogue.extraction.readers import MODULES
from tests.catalogue.extraction.files import (
    GOOD_FILES,
    make_odt,
    make_pdf,
    passages_of,
)
from tests.catalogue.extraction.weighing import reason_for, replace_part


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
    kinds = {kind_of_name(f"a.{extension}") for extension in ALLOWED_EXTENSIONS}
    assert sorted(kinds) == sorted(MODULES) == sorted(GOOD_FILES)


def test_place_of_a_passage():
    assert Passage("diapo", 12).where == "diapo 12"


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
        "Été, cœur".encode("utf-16-le"),
        "Été, cœur".encode("utf-16-be"),
    ],
)
def test_encodings(data):
    assert decoded(data) == "Été, cœur"


@pytest.mark.parametrize("declared", ["nulle-part", "hex", "idna", "punycode", "undefined"])
def test_declared_encoding_that_is_of_no_text_counts_for_nothing(declared):
    assert decoded("Été, cœur".encode("cp1252"), declared) == "Été, cœur"


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


def pages_after(wait):
    for number in (1, 2):
        wait()
        yield Passage("page", number, text="a")


def work():
    started = time.process_time()
    while time.process_time() - started < 0.2:
        pass


def test_long_reading_gives_what_it_has():
    read = collected(pages_after(work), Limits(cpu=0.1))
    assert read == Extraction((Passage("page", 1, text="a"),), truncated=True)


def test_what_a_quiet_machine_reads_a_busy_one_reads_too():
    """Processor time counts: a process that waits for its turn loses nothing."""
    read = collected(pages_after(lambda: time.sleep(0.5)), Limits(cpu=0.1, wall=0.1))
    assert read == Extraction((Passage("page", 1, text="a"), Passage("page", 2, text="a")))

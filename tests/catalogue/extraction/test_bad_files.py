"""How bad files are refused, and what refusing them costs. Long because each way to harm has its own case."""

import codecs
import os
import struct
import time
import zipfile

import pytest
from lxml.etree import XMLSyntaxError
from reportlab.pdfgen.canvas import Canvas

from catalogue.extraction import (
    ALLOWED_EXTENSIONS,
    ExtractionRefused,
    Limits,
    Passage,
    Reason,
    extract,
    identify,
)
from catalogue.extraction.limits import MEGABYTE
from tests.catalogue.extraction.files import (
    GOOD_FILES,
    make_docx,
    passages_of,
)
from tests.catalogue.extraction.weighing import (
    bomb,
    document_xml,
    docx_of,
    outcome_of,
    reason_for,
    replace_part,
)


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
        for number in range(10_000):
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
        ("a.txt", "nul\0".encode("utf-16-le")),
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


@pytest.mark.parametrize("name", ["a.exe", "a", "", "a.pdf.exe", "a.xls"])
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
    """A reading of each column's cell, as python-docx does, takes minutes."""
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
    path = pdf_of(tmp_path / "a.pdf", " " * 300_000_000)
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

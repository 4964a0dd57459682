"""Files that lie, are broken or are too much, made here: each must be refused with a reason."""

import io
import zipfile

from docx import Document
from pptx import Presentation
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas


def pptx_bytes() -> bytes:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "Un titre"
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def docx_bytes(text: str = "Bonjour") -> bytes:
    document = Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_bytes(text: str = "Bonjour", pages: int = 1) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _number in range(pages):
        for line in range(60 if pages > 1 else 1):
            canvas.drawString(72, 720 - 10 * line, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def encrypted_pdf_bytes() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes())))
    writer.encrypt("secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb_docx_bytes(megabytes: int = 789) -> bytes:
    """A small docx whose text is `megabytes` long once unpacked."""
    out = io.BytesIO(docx_bytes())
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("word/media/bomb.xml", "w", force_zip64=True) as entry,
    ):
        for _ in range(megabytes):
            entry.write(b" " * 1_000_000)
    return out.getvalue()


def bad_files() -> dict[str, bytes]:
    """Ten files by name, none of which may become a page."""
    return {
        "tronque.pptx": pptx_bytes()[:9000],
        "bombe.docx": bomb_docx_bytes(150),
        "chiffre.pdf": encrypted_pdf_bytes(),
        "programme.pdf": b"MZ" + bytes(2000),
        "vide.odt": b"",
        "page.pdf": b"<!doctype html><script>alert(1)</script>",
        "binaire.txt": bytes(range(256)) * 8,
        "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(100),
        "faux.odp": pptx_bytes(),
        "abime.pdf": b"%PDF-1.7\n" + bytes(500),
    }

"""Good files of each kind, made by real writers, and what must be read in them.

PDFs are made by reportlab, which brings a font with œ and ligatures.
"""

import sys
from datetime import date
from pathlib import Path

import odfdo
import openpyxl
import pptx
from docx import Document
from pptx.util import Inches
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from catalogue.extraction import (
    Passage,
)
from catalogue.extraction.collecting import collected
from catalogue.extraction.limits import LIMITS
from catalogue.extraction.readers import read

PROJECT = Path(__file__).resolve().parents[3]
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


def make_xlsx(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tarifs"
    for row in [("Gîte", "Prix", "Ouvre"), (None,), ("Le Cœur", 80.5, date(2027, 1, 15)), ("Total", "=B3*2", True)]:
        sheet.append(row)
    book.create_sheet("Calculs").sheet_state = "hidden"
    book["Calculs"].append(["marge secrète"])
    book.save(path)


def make_ods(path):
    book = odfdo.Document("spreadsheet")
    book.body.clear()
    table = odfdo.Table("Tarifs", width=2, height=2)
    for place, value in {"A1": "Gîte", "B1": "Prix", "A2": "Le Cœur", "B2": "80 €"}.items():
        table.set_value(place, value)
    book.body.append(table)
    book.save(path)


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
    "xlsx": (
        make_xlsx,
        (Passage("section", 1, "Tarifs", "Gîte | Prix | Ouvre\nLe Cœur | 80,5 | 15/01/2027\nTotal | vrai"),),
    ),
    "ods": (make_ods, (Passage("section", 1, "Tarifs", f"Gîte | Prix\n{ROW}"),)),
    "csv": (make_text("Gîte;Prix\nLe Cœur;80 €\n"), (Passage("section", 1, text=f"Gîte | Prix\n{ROW}"),)),
}


def passages_of(path, kind):
    return collected(read(path, kind), LIMITS).passages

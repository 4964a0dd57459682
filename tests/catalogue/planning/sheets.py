"""Tables of sessions as their editors make them."""

from io import BytesIO

from openpyxl import Workbook

_NAMES = "Atelier|Date|Heure de début|Heure de fin|Commune|Lieu|Places|Prix|Courriel d’inscription"
HEADINGS = _NAMES.split("|")
LINE = ["Répondre aux avis", "6/3/2034", "14 h", "16 h", "Quimper", "Médiathèque", "12", "12,50", "ant@example.org"]


def line(**changes) -> list:
    """A good line; `changes` by first letters of a heading: `date="…"`, `heure_de_d="…"`."""
    found = list(LINE)
    for start, value in changes.items():
        names = [name for name in HEADINGS if name.lower().replace(" ", "_").startswith(start)]
        found[HEADINGS.index(names[0])] = value
    return found


def named(content: bytes, name: str) -> BytesIO:
    file = BytesIO(content)
    file.name = name
    return file


def xlsx(rows: list[list], headings=HEADINGS) -> BytesIO:
    book = Workbook()
    for row in (headings, *rows):
        book.active.append(row)
    output = BytesIO()
    book.save(output)
    return named(output.getvalue(), "seances.xlsx")


def csv(rows: list[list], headings=HEADINGS, encoding: str = "utf-8") -> BytesIO:
    text = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in (headings, *rows))
    return named(text.encode(encoding), "seances.csv")

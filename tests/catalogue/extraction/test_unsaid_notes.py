"""Notes of a deck that is a text or a web page, and what HTML in Markdown hides: nothing of it is public text."""

import pytest

from catalogue.extraction.readers import markdown, webpage

DATA = "A1b2" * 1000  # a picture of 3 KB


def texts(reader, path) -> str:
    return "\n".join(f"{passage.title}\n{passage.text}" for passage in reader.read(path))


@pytest.mark.parametrize(
    "hidden",
    [
        "???\nSECRET\n\n---",  # remark
        "::: notes\nSECRET\n:::",  # pandoc, Quarto
        "::: {.notes}\nSECRET\n:::",
        ":::: notes\nSECRET\n::: warning\nSECRET\n:::\nSECRET\n::::",
        '<aside class="notes">SECRET</aside>',  # reveal.js
        "<p hidden>SECRET</p>",
        '<div style="display:none">SECRET</div>',
        f"<script>{'/* SECRET */ ' * 5000}</script>",
    ],
)
def test_markdown_keeps_its_notes_to_itself(tmp_path, hidden):
    path = tmp_path / "deck.md"
    path.write_text(f"# Diapo\n\nPublic\n\n{hidden}\n\n# Suite\n\nPublic", encoding="utf-8")
    said = texts(markdown, path)
    assert "SECRET" not in said
    assert said.count("Public") == 2


@pytest.mark.parametrize(
    "picture",
    [
        f'<img alt="Plan" src="data:image/png;base64,{DATA}">',
        f"![Plan](data:image/png;base64,{DATA})",
        f"![Plan][p]\n\n[p]: data:image/png;base64,{DATA}",
        f"![Plan][p]\n\n[p]: <data:image/png;base64,{DATA}>",
    ],
)
def test_picture_within_markdown_is_no_text(tmp_path, picture):
    path = tmp_path / "texte.md"
    path.write_text(f"# Titre\n\nAvant {picture}\n\nAprès", encoding="utf-8")
    said = texts(markdown, path)
    assert "A1b2A1b2" not in said
    assert "Après" in said


def test_web_page_of_a_deck_keeps_its_notes_to_itself(tmp_path):
    path = tmp_path / "deck.html"
    notes = '<aside class="notes other">SECRET</aside>'
    path.write_text(f"<section><h2>Diapo</h2><p>Public</p>{notes}</section>", encoding="utf-8")
    assert texts(webpage, path) == "Diapo\nPublic"

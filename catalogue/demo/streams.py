"""Markdown to what pages hold: rich text, and bodies of headings and texts."""

import re

import markdown

_HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)


def rich(text: str | None) -> str:
    """HTML of a Markdown text, as rich text keeps it; a level 3 heading stays one."""
    return markdown.markdown((text or "").strip(), extensions=["tables", "sane_lists"], output_format="html")


def body(text: str) -> list[tuple[str, object]]:
    """Blocks of a body: a heading for each `##`, and the text below it."""
    blocks = []
    for index, part in enumerate(_HEADING.split(text)):
        if part.strip():
            blocks.append(("heading", part.strip()) if index % 2 else ("text", rich(part)))
    return blocks


def items(name: str, values: list) -> list[tuple[str, object]]:
    """A stream whose blocks are all of one kind."""
    return [(name, value) for value in values]


def steps(programme: list[dict]) -> list[tuple[str, dict]]:
    """Steps of a workshop's programme."""
    return [("step", {"title": s["title"], "minutes": s["minutes"], "text": rich(s.get("text"))}) for s in programme]

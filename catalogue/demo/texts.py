"""The demonstration's texts: YAML lists, and Markdown pages with a YAML head, under `texts/`."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

_TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class TextPage:
    """A Markdown file: its name without suffix, its YAML head, its text."""

    slug: str
    head: dict
    body: str


def read_list(name: str) -> list[dict]:
    """Entries of `texts/<name>.yaml`."""
    return yaml.safe_load((_TEXTS / f"{name}.yaml").read_text(encoding="utf-8"))


def read_pages(folder: str) -> list[TextPage]:
    """Pages of `texts/<folder>/*.md`, by name."""
    return [_read_page(path) for path in sorted((_TEXTS / folder).glob("*.md"))]


def _read_page(path: Path) -> TextPage:
    _before, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return TextPage(path.stem, yaml.safe_load(head), body.strip())


def in_days(days: int | None) -> date | None:
    """The day that many days from today."""
    return None if days is None else date.today() + timedelta(days=days)

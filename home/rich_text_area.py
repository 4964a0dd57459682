"""The area in which a rich text is written: what it sends is JSON, which may hold halves of characters.

An emoji that a browser cut in two would stand in the page as it was typed, and no answer can be written with it.
"""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea

from home.characters import writable


class RichTextArea(DraftailRichTextArea):
    """Wagtail's; keeps only characters that may stand in a file."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Mapping[str, Any], name: str) -> str | None:
        html = super().value_from_datadict(data, files, name)
        return None if html is None else writable(html)

"""What a page leads to: links of its rich texts, choices of its blocks. No query."""

import re

from django.utils.html import strip_tags
from wagtail.models import Page

from home.blocks.reading import pages_in_blocks
from home.rich_text_links import texts_of

_LINK = re.compile(r"<a\b(?=[^>]*\blinktype=\"page\")[^>]*\bid=\"(\d{1,18})\"[^>]*>(.*?)</a>", re.DOTALL)
MOST_WORDS = 120  # characters


def linked_pages(page: Page) -> dict[int, str]:
    """Ids of pages and the words by which a text leads there; a block's choice has no words."""
    found: dict[int, str] = {}
    for text in texts_of(page):
        for link in _LINK.finditer(text):
            found.setdefault(int(link[1]), " ".join(strip_tags(link[2]).split())[:MOST_WORDS])
    for pk in pages_in_blocks(page):
        found.setdefault(pk, "")
    return found

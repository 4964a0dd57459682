"""What a picture shows of a page."""

import json
from dataclasses import asdict, dataclass

from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from wagtail.models import Page

from home.enums import PageType
from home.typography import spaced

WIDTH, HEIGHT = 1200, 630  # pixels, as networks ask
_DRAWN = 1  # one more whenever the drawing changes


@dataclass(frozen=True)
class Told:
    """`kind` and `region` may be empty; `accent` as CSS writes it; `language` of the text."""

    title: str
    kind: str
    network: str
    region: str
    accent: str
    language: str

    @property
    def code(self) -> str:
        """Stands in the address: another picture has another one, which nobody finds from a title that they guess."""
        shown = json.dumps([_DRAWN, asdict(self)])
        return salted_hmac("home.share_pictures", shown).hexdigest()[:16]


def told_of(page: Page, *, network: str, region: str, accent: str) -> Told:
    """Of a page that everybody may read, in its language, which is the active one. `region`: empty on national ones."""
    title, language = page.seo_title or page.title, get_language()
    kind = getattr(page, "page_type", PageType.PAGE)
    return Told(
        title=spaced(title) if language == "fr" else title,
        kind="" if kind == PageType.PAGE else str(kind.label),
        network=network,
        region=region,
        accent=accent,
        language=language,
    )

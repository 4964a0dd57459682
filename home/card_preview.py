"""« Carte dans les listes », a mode of the preview: how a page will look among others, while its form is filled in."""

from dataclasses import replace

from django.http import HttpRequest
from wagtail.models import Page

from home.cards import Card, cards_of

MODE = "carte"
MODES = [("", "La page"), (MODE, "Carte dans les listes")]
TEMPLATE = "home/card_preview.html"


def card_to_come(page: Page, request: HttpRequest) -> Card | None:
    """None while something that the type requires is not filled in."""
    required = (field for field in page._meta.concrete_fields if not field.null and not field.primary_key)
    if any(getattr(page, field.attname) is None for field in required):
        return None
    card = cards_of(request, [page])[0][0]
    return replace(card, title=card.title or "…", url="#")

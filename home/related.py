"""Lists on a page of what higher apps tell of it. `home` declares the hook; higher apps register what they show.

A function registered under `register_related_lists` takes a page and returns a list of RelatedList.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from home.cards import Card, cards_of

HOOK = "register_related_lists"


@dataclass(frozen=True)
class RelatedList:
    """Pages of `with_cards()` under a title; `id` is that of its heading."""

    id: str
    title: str
    pages: Iterable[Page]
    template: str = "components/card_section.html"


@dataclass(frozen=True)
class ShownList:
    """What `template` shows of a RelatedList."""

    id: str
    title: str
    cards: list[Card]
    template: str


def related_lists(request: HttpRequest, page: Page) -> list[ShownList]:
    """Those that have something to show of a page, in the order of their registration."""
    lists = [one for register in hooks.get_hooks(HOOK) for one in register(page)]
    cards = cards_of(request, *(one.pages for one in lists))
    shown = zip(lists, cards, strict=True)
    return [ShownList(one.id, one.title, items, one.template) for one, items in shown if items]

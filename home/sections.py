"""Sections of homes. `home` declares the hook; higher apps register what they show there.

A function registered under `register_home_sections` returns a list of HomeSection.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail import hooks

from home.cards import cards_of
from home.location import Location

HOOK = "register_home_sections"


@dataclass(frozen=True)
class HomeSection:
    """A list on a home: `items` gives a queryset of cards for a Location, in a constant number of queries."""

    code: str
    order: int
    title: str
    items: Callable
    link_slug: str
    link_label: str
    template: str = "components/sections/cards.html"


def registered_sections() -> list[HomeSection]:
    """Every section that an app registered, in order."""
    sections = [section for register in hooks.get_hooks(HOOK) for section in register()]
    return sorted(sections, key=lambda section: section.order)


def section_choices() -> list[tuple[str, str]]:
    return [(section.code, section.title) for section in registered_sections()]


def sections_of(request: HttpRequest, location: Location, codes: list[str] | None = None) -> list[dict]:
    """Sections that have something to show at a location; `codes` limits them, None means all."""
    chosen = [section for section in registered_sections() if codes is None or section.code in codes]
    cards = cards_of(request, *(section.items(location) for section in chosen))
    return [
        {"section": section, "cards": items, "url": location.child_url(request, section.link_slug)}
        for section, items in zip(chosen, cards, strict=True)
        if items
    ]

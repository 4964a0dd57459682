"""Slugs that are free below a page: the same again is numbered, nobody is told to find another."""

from django.utils.text import slugify
from wagtail.models import Page

_LONGEST = 200  # characters, which leaves room for a number


def slug_of(text: str, otherwise: str) -> str:
    """« Été à Quimper » gives `ete-a-quimper`; a text of signs alone gives `otherwise`."""
    return slugify(text)[:_LONGEST].strip("-") or otherwise


def numbered(wanted: str, taken: set[str]) -> str:
    """`wanted`, or `wanted-2`, `wanted-3`…: the first that is not taken, which it then is."""
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    taken.add(slug)
    return slug


def taken_below(parent: Page, but: int | None = None) -> set[str]:
    """The slugs of a page's children, but that of one of them."""
    return set(Page.objects.child_of(parent).exclude(pk=but).values_list("slug", flat=True))

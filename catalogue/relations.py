"""Pages that a page names: shown to a visitor only when they are public. One query for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q
from wagtail.models import Page

from home.querysets import UNLISTED, all_but, public_pages


@dataclass(frozen=True)
class ThemeLink:
    """A theme as `components/theme_chips.html` shows it."""

    title: str
    url: str
    icon: str


def public_relations(request, page, *names: str, linked: Sequence[str] = ()) -> dict:
    """The pages that some foreign keys of `page` lead to, None for one that a visitor may not see, and its themes.

    The foreign keys of `names` must have been fetched with the page (`with_detail()`). Of those of `linked`, a title
    and an address are shown: they are plain pages, and need not be. `themes` is a list of ThemeLink, there only when
    the page has themes.
    """
    ids = {name: getattr(page, f"{name}_id") for name in (*names, *linked)}
    wanted = Q(pk__in=[pk for pk in ids.values() if pk])
    if hasattr(page, "themes"):
        wanted |= Q(pk__in=page.themes.values_list("id", flat=True))
    pages = public_pages().filter(wanted).only(*all_but(Page, *UNLISTED)).order_by("path")
    pages = pages.annotate(icon=F("themepage__icon"))
    seen = {found.pk: found for found in pages}
    shown = {name: getattr(page, name) if ids[name] in seen else None for name in names}
    shown |= {name: seen.get(ids[name]) for name in linked}
    if hasattr(page, "themes"):
        themes = [found for found in seen.values() if found.icon]
        shown["themes"] = [ThemeLink(theme.title, theme.get_url(request), theme.icon) for theme in themes]
    return shown

"""Pages that a page names: shown to a visitor only when they are public. One query for all of them."""

from dataclasses import dataclass

from django.db.models import F, Q

from home.querysets import public_pages


@dataclass(frozen=True)
class ThemeLink:
    """A theme as `components/theme_chips.html` shows it."""

    title: str
    url: str
    icon: str


def public_relations(request, page, *names: str) -> dict:
    """The pages that some foreign keys of `page` lead to, None for one that a visitor may not see, and its themes.

    The foreign keys must have been fetched with the page (`with_detail()`); `themes` is a list of ThemeLink, there only
    when the page has themes.
    """
    related = {name: getattr(page, name, None) for name in names}  # a draft may have lost one that it must have
    wanted = Q(pk__in=[found.pk for found in related.values() if found])
    if hasattr(page, "themes"):
        wanted |= Q(pk__in=page.themes.values_list("id", flat=True))
    pages = public_pages().filter(wanted).annotate(icon=F("themepage__icon")).order_by("path")
    seen = {found.pk: found for found in pages}
    shown = {name: found if found and found.pk in seen else None for name, found in related.items()}
    if hasattr(page, "themes"):
        themes = [found for found in seen.values() if found.icon]
        shown["themes"] = [ThemeLink(theme.title, theme.get_url(request), theme.icon) for theme in themes]
    return shown

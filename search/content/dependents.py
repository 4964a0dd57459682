"""Pages whose entry tells of another thing: they follow when that thing changes its name or goes."""

from collections.abc import Iterable

from django.db.models import Model
from wagtail.models import Page

from catalogue.models import (
    Audience,
    CyclePage,
    EventPage,
    FormatPage,
    FormatSuitability,
    MaterialFile,
    MaterialPage,
    PromotionPage,
    SessionPage,
    ThemePage,
    WorkshopPage,
)
from home.models import ArticlePage, AuthorPage, OrganisationPage, SiteDocument

# What changes -> (whose entries tell of it, by which look-up).
_TELLERS: dict[type[Model], list[tuple[type[Page], str]]] = {
    ThemePage: [
        (WorkshopPage, "themes"),
        (EventPage, "themes"),
        (MaterialPage, "themes"),
        (ArticlePage, "themes"),
        (SessionPage, "workshop__themes"),
    ],
    Audience: [
        (WorkshopPage, "audiences"),
        (EventPage, "audiences"),
        (MaterialPage, "audiences"),
        (SessionPage, "workshop__audiences"),
    ],
    WorkshopPage: [(SessionPage, "workshop")],
    CyclePage: [(PromotionPage, "cycle")],
    FormatPage: [(WorkshopPage, "format"), (SessionPage, "workshop__format")],
    AuthorPage: [(ArticlePage, "author")],
    OrganisationPage: [
        (SessionPage, "organisation"),
        (PromotionPage, "organisation"),
        (EventPage, "organisation"),
        (MaterialPage, "organisation"),
    ],
}

TOLD = tuple(_TELLERS)


def dependents_of(thing: Model) -> set[int]:
    """Ids of the live pages whose entry tells of `thing`; empty for most things."""
    found = _tellers_of(type(thing), [thing.pk])
    if isinstance(thing, Audience):
        found |= set(FormatSuitability.objects.filter(audience=thing.pk).values_list("format_id", flat=True))
    if isinstance(thing, SiteDocument):
        found |= materials_with(thing.pk)
    return found


def dependents_of_pages(ids: list[int]) -> set[int]:
    """The same for many pages, in a constant number of queries."""
    found = set()
    for model in TOLD:
        if issubclass(model, Page):
            told = list(model._default_manager.filter(pk__in=ids).values_list("pk", flat=True))
            found |= _tellers_of(model, told) if told else set()
    return found


def _tellers_of(model: type[Model], ids: list[int]) -> set[int]:
    return {
        pk
        for teller, name in _TELLERS.get(model, ())
        for pk in teller.objects.live().filter(**{f"{name}__in": ids}).values_list("pk", flat=True)
    }


def materials_with(document_id: int) -> set[int]:
    """Ids of the materials that have a document among their files."""
    return set(MaterialFile.objects.filter(document=document_id).values_list("material_id", flat=True))


def materials_with_any(documents: Iterable) -> set[int]:
    """Ids of the materials that have one of the documents among their files."""
    return set(MaterialFile.objects.filter(document__in=documents).values_list("material_id", flat=True))


def pages_below(page: Page) -> set[int]:
    """Ids of a page and of everything below it."""
    return set(Page.objects.filter(path__startswith=page.path).values_list("pk", flat=True))

"""Pages of any types that editors chose one by one, and their cards, in one query."""

from collections.abc import Iterable, Mapping

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from wagtail.images.models import AbstractImage
from wagtail.models import Page, get_page_models

from home.cards import Card, card_of
from home.querysets import UNLISTED, long_texts, public_pages
from home.renditions import CARD, sized_images


def chosen_pages(ids: set[int]) -> dict[int, Page]:
    """The pages that have these ids; `card_page` is the same of its own type, with what its card reads, or None.

    None says that a visitor may not see it or that its type has no card. The tables of all types that have one are
    joined, so that one query is enough.
    """
    if not ids:
        return {}
    models = [model for model in get_page_models() if hasattr(model, "card_icon")]
    known: dict[type[Page], ContentType] = ContentType.objects.get_for_models(*models)
    links = {content_type.pk: _link_to(model) for model, content_type in known.items()}
    pages = Page.objects.filter(pk__in=ids).defer(*UNLISTED)
    pages = pages.annotate(is_public=Exists(public_pages().filter(pk=OuterRef("pk"))))
    counted: dict[str, list[str]] = {}
    for model in known:
        link = _link_to(model)
        pages = pages.select_related(link).defer(*(f"{link}__{name}" for name in long_texts(model)))
        read = model.objects.all().card_annotations(f"{link}__")
        pages = pages.annotate(**{f"{link}_{name}": expression for name, expression in read.items()})
        counted[link] = list(read)
    found = {page.pk: page for page in pages}
    for page in found.values():
        own = links.get(page.content_type_id)
        page.card_page = getattr(page, own) if own and page.is_public else None
        for name in counted[own] if own and page.is_public else ():
            setattr(page.card_page, name, getattr(page, f"{own}_{name}"))
    return found


def _link_to(model: type[Page]) -> str:
    """Name under which a `Page` knows its row of a type's own table."""
    return model._meta.get_field("page_ptr").remote_field.get_accessor_name()


def illustrations(pages: Iterable[Page]) -> set[int]:
    """Ids of the images that the cards of chosen pages show."""
    return {page.card_page.illustration_id for page in pages if page.card_page} - {None}


def illustrate(pages: Iterable[Page], images: Mapping[int, AbstractImage]) -> None:
    """Give chosen pages the pictures of their cards, from `sized_images`."""
    for page in pages:
        image = page.card_page and images.get(page.card_page.illustration_id)
        page.card_image = image.get_rendition(CARD) if image else None


def cards_of_chosen(pages: Iterable[Page], request: HttpRequest | None) -> list[Card]:
    """Cards of those among `pages` that are public, in their order; read now unless they come from `chosen_pages`."""
    pages = list(pages)
    if any(not hasattr(page, "card_image") for page in pages):
        read = chosen_pages({page.pk for page in pages})
        illustrate(read.values(), sized_images(illustrations(read.values())))
        pages = [read[page.pk] for page in pages if page.pk in read]
    return [card_of(page.card_page, request, page.card_image) for page in pages if page.card_page]

"""The links from page to page, written down as pages are published: a target that goes is missed at once."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from wagtail.models import Page

from catalogue.freshness.links import batches, site_page_models
from catalogue.models import PageLink
from home.chores import Chore
from home.models.base import SitePage
from home.page_links.naming import linked_pages

_EVERY = 86_400  # seconds


def note_page_links(pages: list[SitePage]) -> None:
    """Make the rows of these pages tell of the links that they give now."""
    wanted = {(page.pk, target): words for page in pages for target, words in linked_pages(page).items()}
    sources = {page.pk for page in pages}
    with transaction.atomic():
        there = {(row.page_id, row.target): row for row in PageLink.objects.filter(page__in=sources)}
        gone = [row.pk for key, row in there.items() if wanted.get(key) != row.words]
        PageLink.objects.filter(pk__in=gone).delete()
        new = [key for key, words in wanted.items() if key not in there or there[key].words != words]
        still = set(Page.objects.filter(pk__in={page for page, _target in new}).values_list("pk", flat=True))
        rows = [PageLink(page_id=page, target=target, words=wanted[page, target]) for page, target in new]
        PageLink.objects.bulk_create([row for row in rows if row.page_id in still], ignore_conflicts=True)


def list_page_links() -> None:
    """Of every live page: those that were imported, copied or made in bulk were never published by hand."""
    for model in site_page_models():
        for batch in batches(model.objects.live().order_by("pk")):
            note_page_links(batch)
    PageLink.objects.exclude(page__live=True).delete()


def lost_links(page_ids: Iterable[int]) -> dict[int, list[PageLink]]:
    """The links of some pages that lead nowhere, by page. One query."""
    found = defaultdict(list)
    for link in PageLink.objects.lost().filter(page__in=page_ids).order_by("target"):
        found[link.page_id].append(link)
    return found


def chores() -> list[Chore]:
    return [Chore("Liens entre pages", _EVERY, list_page_links)]

"""Querysets that read as sentences, shared by every page type."""

from functools import cache, reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageManager, PageQuerySet

from home.regions import region_roots
from home.view_restrictions import Restricted

_SERVED = Q(Q(expire_at__isnull=True) | Q(expire_at__gt=Now()), live=True, alias_of__isnull=True)
# What editors and Wagtail keep of every page and no list shows.
UNLISTED = (
    "draft_title",
    "expired",
    "go_live_at",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "owner",
    "search_description",
    "show_in_menus",
)


class SitePageQuerySet(PageQuerySet):
    """Selection by region and visibility, and what a card needs in a constant number of queries."""

    def served(self):
        """Live, not past its expiry, not an alias; maybe behind a view restriction."""
        return self.filter(_SERVED)

    def visible(self):
        """Served, and not behind a view restriction."""
        return self.filter(_SERVED, ~Restricted("path"))

    def within(self, page):
        """At `page` or below it."""
        return self.filter(path__startswith=page.path)

    def national(self):
        """Outside every region."""
        return self.filter(_national())

    def of_region(self, region):
        """Owned by `region`; None means national."""
        return self.national() if region is None else self.within(region)

    def for_region(self, region):
        """What a region's site lists: its own and the national ones."""
        return self.filter(self.listed_in(region))

    def listed_in(self, region) -> Q:
        """The condition of `for_region`."""
        return _national() if region is None else Q(path__startswith=region.path) | _national()

    def in_language_of(self, page):
        return self.filter(locale_id=page.locale_id)

    def card_annotations(self, of: str = "") -> dict[str, Any]:
        """What a card reads that is no column. `of` leads to these pages in a query of pages of any type."""
        return {}

    def with_cards(self):
        """With what `home.cards.cards_of` reads, and without what no list does."""
        return self.only(*_of_cards(self.model)).annotate(**self.card_annotations())

    def with_detail(self):
        """With what the page's own template reads, where one query can fetch it."""
        return self.select_related("locale", "illustration")


def _national() -> Q:
    """Outside every region; true of all pages while there is none."""
    return ~reduce(or_, (Q(path__startswith=path) for path in region_roots()), Q(pk__in=()))


@cache
def all_but(model: Any, *names: str) -> tuple[str, ...]:
    """Names for `only` of all the columns of a type of page but these.

    `defer` asks for the same ones, but goes through whatever in the whole site leads to a page, query after query.
    """
    return tuple(field.name for field in model._meta.concrete_fields if field.name not in names)


@cache
def _of_cards(model: Any) -> tuple[str, ...]:
    return all_but(model, *UNLISTED, "review_on", *long_texts(model))


def long_texts(model: type[Page]) -> list[str]:
    """Names of the fields of a type of page that hold more than a list could show."""
    return [field.name for field in model._meta.local_fields if isinstance(field, StreamField | RichTextField)]


def public_pages() -> SitePageQuerySet:
    """Pages of every type that any visitor may see."""
    return SitePageQuerySet(Page).visible()


SitePageManager = PageManager.from_queryset(SitePageQuerySet)


def is_served(page: Page) -> bool:
    """Live and not expired; a page waits for no scheduler to disappear on its day."""
    return page.live and not (page.expire_at and page.expire_at <= timezone.now())

"""Links to pages inside rich texts: one query for all of a page's, where Wagtail takes several for each text."""

import re
from collections.abc import Iterable, Iterator

from django.core.cache import cache
from django.utils.html import escape
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import LinkHandler

_GENERATION = "home:links"
_CACHE_SECONDS = 300
_LINK = re.compile(r"<a\b[^>]*linktype=\"page\"[^>]*>")
_ID = re.compile(r"\bid=\"(\d+)\"")


class SitePageLinkHandler(LinkHandler):
    """As Wagtail's, but it links the very page that the editor chose, or nothing when that page is gone."""

    identifier = "page"

    @staticmethod
    def get_model():
        return Page

    @classmethod
    def extract_references(cls, attrs):
        yield Page, attrs["id"], "", ""

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        urls = page_urls({int(attrs["id"]) for attrs in attrs_list})
        chosen = [urls[int(attrs["id"])] for attrs in attrs_list]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in chosen]


def page_urls(ids: set[int]) -> dict[int, str]:
    """Addresses of live pages by id, empty for the others. Cached; one query for those that are not."""
    prefix = f"{_GENERATION}:{cache.get(_GENERATION, 0)}:"
    cached = cache.get_many([f"{prefix}{pk}" for pk in ids])
    found = {int(key.removeprefix(prefix)): url for key, url in cached.items()}
    if missing := ids - found.keys():
        read = {page.pk: page.url or "" for page in Page.objects.filter(pk__in=missing).live()}
        new = {pk: read.get(pk, "") for pk in missing}
        cache.set_many({f"{prefix}{pk}": url for pk, url in new.items()}, _CACHE_SECONDS)
        found |= new
    return found


def forget_links() -> None:
    cache.add(_GENERATION, 0, None)
    cache.incr(_GENERATION)


def prepare_links(page: Page) -> None:
    """Read at once the addresses that all the texts of a page will ask for."""
    tags = (tag for text in _texts(page) for tag in _LINK.findall(text))
    ids = {int(found[1]) for tag in tags if (found := _ID.search(tag))}
    if ids:
        page_urls(ids)


def _texts(page: Page) -> Iterator[str]:
    for field in page._meta.concrete_fields:
        if isinstance(field, RichTextField):
            yield getattr(page, field.attname)
        elif isinstance(field, StreamField):
            yield from _strings(getattr(page, field.attname).raw_data)


def _strings(value) -> Iterator[str]:
    """Every text of a stream's raw data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(value.values())
    elif isinstance(value, Iterable):
        for item in value:
            yield from _strings(item)

"""Links to pages and documents in rich texts: one query a kind for all of a page's, where Wagtail takes some a text."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.html import escape
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import LinkHandler

from home.tree_cache import shared

_LINK = re.compile(r"<a\b[^>]*\blinktype=\"(page|document)\"[^>]*>")
_ID = re.compile(r"\bid=\"(\d+)\"")


class SiteLinkHandler(LinkHandler):
    """As Wagtail's, but it links the very thing that the editor chose, or nothing when that is gone."""

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        urls = addresses(cls.identifier, {int(attrs["id"]) for attrs in attrs_list})
        chosen = [urls[int(attrs["id"])] for attrs in attrs_list]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in chosen]


class SitePageLinkHandler(SiteLinkHandler):
    identifier = "page"

    @staticmethod
    def get_model():
        return Page

    @classmethod
    def extract_references(cls, attrs):
        yield Page, attrs["id"], "", ""


class SiteDocumentLinkHandler(SiteLinkHandler):
    identifier = "document"

    @staticmethod
    def get_model():
        return get_document_model()

    @classmethod
    def extract_references(cls, attrs):
        yield get_document_model(), attrs["id"], "", ""


_Address = tuple[str, datetime | None]  # and until when it leads somewhere


def _pages(ids: set[int]) -> dict[int, _Address]:
    return {page.pk: (page.url or "", page.expire_at) for page in Page.objects.filter(pk__in=ids).live()}


def _documents(ids: set[int]) -> dict[int, _Address]:
    return _addresses_of(get_document_model().objects.filter(pk__in=ids))


def _addresses_of(documents: Iterable[AbstractDocument]) -> dict[int, _Address]:
    return {document.pk: (document.url, None) for document in documents}


_READERS: dict[str, Callable] = {"page": _pages, "document": _documents}


def keep_addresses(documents: Iterable[AbstractDocument]) -> None:
    """Documents that were read for something else need not be read again where a text links them."""
    known: dict[int, _Address] = shared("addresses:document", dict)
    known |= _addresses_of(documents)


def addresses(kind: str, ids: set[int]) -> dict[int, str]:
    """Addresses by id of pages that are served, private ones too, or of documents; empty for the others.

    Cached; one query for those that are not.
    """
    known: dict[int, _Address] = shared(f"addresses:{kind}", dict)  # which only grows
    if missing := ids - known.keys():
        read = _READERS[kind](missing)
        known |= {pk: read.get(pk, ("", None)) for pk in missing}
    found = {pk: known[pk] for pk in ids}
    return {pk: address if _leads_on(until) else "" for pk, (address, until) in found.items()}


def _leads_on(until: datetime | None) -> bool:
    """A page waits for no scheduler to disappear on its day."""
    return until is None or until > timezone.now()


def prepare_links(page: Page) -> None:
    """Read at once the addresses that all the texts of a page will ask for."""
    wanted: dict[str, set[int]] = {kind: set() for kind in _READERS}
    for text in texts_of(page):
        for tag in _LINK.finditer(text):
            if found := _ID.search(tag[0]):
                wanted[tag[1]].add(int(found[1]))
    for kind, ids in wanted.items():
        if ids:
            addresses(kind, ids)


def texts_of(page: Page) -> Iterator[str]:
    """Every rich text of a page, and every other text of its streams."""
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

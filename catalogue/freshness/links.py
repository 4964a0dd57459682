"""The outgoing links of public pages, wherever editors write them: fields, rows, rich texts, blocks."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, get_page_models

from catalogue.freshness.probing import host_of
from catalogue.models import CheckedLink, LinkUse
from catalogue.models.freshness import MAX_URL
from home.generations import one_look
from home.models.base import SitePage
from home.sites import known_sites

_PAGES_AT_ONCE = 200
_LINKS_OF_A_PAGE = 200
_HREF = re.compile(r"""\bhref\s*=\s*["'](https?://[^"'\s<>]+)""", re.IGNORECASE)
_WHOLE = re.compile(r"https?://\S+", re.IGNORECASE)
_NOT_PUBLIC = {"online_url"}  # a meeting's link is for those who signed up


def site_page_models() -> list[type[SitePage]]:
    return [model for model in get_page_models() if issubclass(model, SitePage)]


def links_of(pages: list[SitePage]) -> dict[int, set[str]]:
    """Outgoing addresses of pages of one model by page id; one query for each kind of row they have."""
    found = {page.pk: set(_in_fields(page)) for page in pages}
    for relation in get_all_child_relations(type(pages[0])) if pages else ():
        names = [field.name for field in _url_fields(relation.related_model)]
        parent = relation.field.attname
        if names:
            for row in relation.related_model.objects.filter(**{f"{parent}__in": list(found)}).values(parent, *names):
                found[row[parent]].update(url for name in names if (url := row[name]))
    own = set(known_sites())
    return {pk: set(sorted(_checkable(urls, own))[:_LINKS_OF_A_PAGE]) for pk, urls in found.items()}


def _checkable(urls: Iterable[str], own_hosts: set[str]) -> Iterator[str]:
    for url in urls:
        address = iri_to_uri(html.unescape(url).split("#")[0])
        if _WHOLE.fullmatch(address) and len(address) <= MAX_URL and host_of(address) not in own_hosts:
            yield address


def _url_fields(model: type[models.Model]) -> list[models.Field]:
    fields = model._meta.concrete_fields
    return [field for field in fields if isinstance(field, models.URLField) and field.name not in _NOT_PUBLIC]


def _in_fields(page: SitePage) -> Iterator[str]:
    for field in _url_fields(type(page)):
        yield getattr(page, field.attname)
    for field in page._meta.concrete_fields:
        if isinstance(field, RichTextField):
            yield from _HREF.findall(getattr(page, field.attname))
        elif isinstance(field, StreamField):
            yield from _in_stream(getattr(page, field.attname).raw_data)


def _in_stream(value: Any) -> Iterator[str]:
    """Every address in a stream's raw data: a whole value, or a link inside a rich text."""
    if isinstance(value, str):
        yield from _HREF.findall(value)
        if _WHOLE.fullmatch(value.strip()):
            yield value.strip()
    elif isinstance(value, dict):
        yield from _in_stream(value.values())
    elif isinstance(value, Iterable):
        for item in value:
            yield from _in_stream(item)


def outgoing_links() -> dict[str, set[int]]:
    """Pages that are live and not over, by the address they give."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for model in site_page_models():
        pages = model.objects.visible()
        if any(field.name == "ends_at" for field in model._meta.concrete_fields):
            pages = pages.filter(ends_at__gt=timezone.now())  # nobody signs up for what is over
        for batch in batches(pages.order_by("pk")):
            _add(found, batch)
    return found


def batches(pages: models.QuerySet) -> Iterator[list[SitePage]]:
    """Pages by some hundreds, for lists that no memory should hold whole."""
    rows = pages.iterator(chunk_size=_PAGES_AT_ONCE)
    while batch := list(islice(rows, _PAGES_AT_ONCE)):
        yield batch


def _add(found: dict[str, set[int]], batch: list[SitePage]) -> None:
    for pk, urls in links_of(batch).items():
        for url in urls:
            found[url].add(pk)


def list_links() -> None:
    """Make the rows tell of the links that pages give now; what no page gives any more goes, with what was known."""
    with one_look():  # before the transaction, which keeps other writers waiting
        wanted = outgoing_links()
    _store(wanted)


@transaction.atomic
def _store(wanted: dict[str, set[int]]) -> None:
    known = dict(CheckedLink.objects.values_list("url", "pk"))
    CheckedLink.objects.bulk_create([CheckedLink(url=url) for url in wanted if url not in known], batch_size=500)
    ids = dict(CheckedLink.objects.values_list("url", "pk"))
    _delete(CheckedLink, [pk for url, pk in ids.items() if url not in wanted])
    uses = {(ids[url], page) for url, pages in wanted.items() for page in pages}
    there = {(link, page): pk for pk, link, page in LinkUse.objects.values_list("pk", "link_id", "page_id")}
    _delete(LinkUse, [pk for use, pk in there.items() if use not in uses])
    still = set(Page.objects.filter(pk__in={page for _link, page in uses - there.keys()}).values_list("pk", flat=True))
    new = [LinkUse(link_id=link, page_id=page) for link, page in sorted(uses - there.keys()) if page in still]
    LinkUse.objects.bulk_create(new, batch_size=500)


def _delete(model: type[models.Model], ids: list[int]) -> None:
    for start in range(0, len(ids), 500):
        model._default_manager.filter(pk__in=ids[start : start + 500]).delete()

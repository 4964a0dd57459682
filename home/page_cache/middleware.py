"""Gives visitors without a cookie the page that was made for another one, for as long as it is true.

Only what is known to depend on nothing but its address is kept, and only clean addresses are: another cookie, key or
form of an address has its page made, and kept for nobody. The language is in the path.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from home.generations import edition
from home.page_cache.instants import next_instant
from home.page_cache.kept import KeptPage

_VIEWS = {"wagtail_serve", "site_map", "region_site_map"}
_PATH = re.compile(r"/(?:[a-z0-9_-]{1,100}/){0,12}", re.ASCII)
# Codes that lists filter by; not what one types: few ask the same.
_KEYS = "page|theme|public|nature|niveau|format|cycle|mode|type|quand|prix|departement|region|licence|langue|tri"
_PAIR = rf"(?:{_KEYS})=[a-z0-9._-]{{0,40}}"
_QUERY = re.compile(rf"(?:{_PAIR}(?:&{_PAIR}){{0,5}})?", re.ASCII)
_LONGEST = timedelta(minutes=30).total_seconds()  # see next_instant
_LARGEST = 1_000_000  # bytes


class PageCacheMiddleware:
    """Behind those that add headers to every answer, and behind the one that knows the hosts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (settings.PAGE_CACHE and may_be_kept(request)):
            return self.get_response(request)
        now, number, pages = timezone.now(), edition(), caches["pages"]  # before reading: what changes meanwhile shows
        key = f"{number}:{request.build_absolute_uri()}"
        page = pages.get(key)
        if page is None or page.until <= now:
            response = self.get_response(request)
            if not is_for_all(request, response):
                return response
            page = KeptPage.of(response, _until(number, now))
            pages.set(key, page, _LONGEST)
        return page.answer(request)


def may_be_kept(request: HttpRequest) -> bool:
    """Whether a page's address, and nothing else of the request, says what the answer is."""
    return (
        request.method in ("GET", "HEAD")
        and not request.META.get("HTTP_COOKIE")
        and not getattr(request, "is_dummy", False)  # a preview of Wagtail's
        and bool(_PATH.fullmatch(request.path_info))
        and bool(_QUERY.fullmatch(request.META.get("QUERY_STRING", "")))
    )


def is_for_all(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer is a public page that holds nothing of this visitor."""
    match = request.resolver_match
    location = getattr(request, "location", None)
    return (
        request.method == "GET"
        and response.status_code == 200
        and match is not None
        and match.view_name in _VIEWS
        and location is not None
        and not any(getattr(page, "is_restricted", True) for page in location.chain)
        and not response.streaming
        and not response.cookies  # of a session, a form, a message
        and not response.has_header("Cache-Control")  # a view that says so itself knows better
        and response.get("Content-Type", "").startswith("text/html")
        and getattr(request, "_csp_nonce", None) is None
        and len(response.content) <= _LARGEST
    )


def _until(number: int, now: datetime) -> datetime:
    """The next instant, looked for once in an edition."""
    pages, key = caches["pages"], f"{number}:until"
    until = pages.get(key)
    if until is None or until <= now:
        until = next_instant(now)
        pages.set(key, until, _LONGEST)
    return until

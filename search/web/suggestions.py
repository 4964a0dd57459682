"""What the search box offers while one types: `/api/recherche/suggestions/`."""

from django.conf import settings
from django.http import JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from home.regions import NATIONAL, known_regions, region_ref
from search.answering.services import ranked_ids
from search.content.models import Entry
from search.filtering.filters import Filters, public_entries
from search.understanding.query import parse
from search.web.addresses import path_on_host

MAX_SUGGESTIONS = 8
_FETCHED = 16  # several dates of a workshop may bear one title
_SECONDS = 60
_SHORTEST = 2  # letters


@require_safe
def suggestions(request):
    """Titles of what the unfinished text finds, at most 8, where the visitor stands.

    Beside `q`: `ici` is the region whose pages are visited below the national address, `lg` their language; the
    address of this view says neither. Whatever is not understood is ignored.
    """
    site = request._wagtail_site
    region = region_ref(site.root_page.path)
    regions = {ref.slug for ref in known_regions().values() if ref.live}
    here = region.slug if region else request.GET.get("ici", "")
    language = request.GET.get("lg", "")
    filters = Filters(
        locale=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
        regions=(here, NATIONAL) if here in regions else (),
        with_shared=here in regions,
    )
    found = _found(request.GET.get("q", ""), filters)
    offers = [{"text": entry.title, "url": path_on_host(entry, site), "type": entry.type} for entry in found]
    response = JsonResponse({"suggestions": offers})
    patch_cache_control(response, public=True, max_age=_SECONDS)
    return response


def _found(text: str, filters: Filters) -> list[Entry]:
    """Entries, the best first, one for each title."""
    query = parse(text)
    if len(query.text) < _SHORTEST or not query:
        return []
    ids = ranked_ids(query, filters, _FETCHED, typing=True, gathered=True)
    entries = public_entries().only("title", "type", "locale", "url_path").in_bulk(ids)
    by_title: dict[str, Entry] = {}
    for pk in ids:
        if pk in entries:
            by_title.setdefault(entries[pk].title, entries[pk])
    return list(by_title.values())[:MAX_SUGGESTIONS]

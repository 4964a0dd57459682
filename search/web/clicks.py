"""From a result to its page, by a signed address of ours that lets the opening be counted.

The address says which entry, never where to go: the target is computed from the entry, so it cannot lead elsewhere.
"""

from urllib.parse import urlencode

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.views import located_below_home
from search.filtering.filters import public_entries
from search.usage.counting import count_click
from search.web.addresses import page_url

_SALT = "search.clicks"
_COUNTED_SECONDS = 86_400  # an older address still leads to its page; it counts no more


def click_url(search_url: str, *, entry_id: int, rank: int, text: str, anchor: str | None, region: str) -> str:
    """Address of a result below that of its search; `rank` is its place among the results, from 1."""
    signed = signing.dumps([entry_id, rank, text, anchor or "", region], salt=_SALT)
    return f"{search_url}aller/?{urlencode({'s': signed})}"


@never_cache
@require_safe
def open_result(request: HttpRequest, region: str | None = None) -> HttpResponse:
    """302 to the entry's page, at the very place that was found; to the same search when the page is gone."""
    entry_id, rank, text, anchor, here, counted = _read(request.GET.get("s", ""))
    entry = public_entries().filter(pk=entry_id).first()
    url = entry and page_url(entry, request)
    if not url:
        search_url = located_below_home(request, region).view_url(request, "recherche")
        return redirect(f"{search_url}?{urlencode({'q': text})}")
    if counted:
        count_click(request, text, here, rank)
    return redirect(f"{url}#{anchor}" if anchor else url)


def _read(signed: str) -> tuple:
    """What `click_url` signed, and whether it is recent enough to be counted; Http404 for anything else."""
    try:
        return (*signing.loads(signed, salt=_SALT, max_age=_COUNTED_SECONDS), True)
    except signing.SignatureExpired:
        return (*signing.loads(signed, salt=_SALT), False)
    except signing.BadSignature as error:
        raise Http404 from error

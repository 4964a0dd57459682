"""`<date>affiche.pdf`, `<agenda>affiche.pdf` : the sheets for whoever hangs them up. Anybody may ask for them.

What is on a sheet is read each time, so that a telephone or a full list shows at once; the same sheet is set once.
"""

import json
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from catalogue.models import AgendaPage
from catalogue.signups.dated_pages import MODELS
from catalogue.signups.papers.poster import is_to_hang, told_of
from catalogue.signups.papers.season import season_of
from catalogue.signups.papers.typesetting import TYPE, typeset
from catalogue.signups.views.signing_up import NotThatPageError, public_page, to_open_first
from home.models import region_of
from home.typesetting.made_once import come_again, made_once

_BUSY = "Cette affiche se prépare. Redemandez-la dans une minute."  # in French, as the sheets


@require_safe
def poster_file(request: HttpRequest, path: str) -> HttpResponse:
    try:
        page = public_page(request, path, (*MODELS, AgendaPage))
    except NotThatPageError:
        raise Http404 from None
    first = to_open_first(request, page)
    if first is not None:
        return first
    answer = _answer(request, page)
    chain = request.location.chain  # type: ignore[attr-defined]  # of `public_page`
    if any(above.is_restricted for above in chain):
        patch_cache_control(answer, private=True)  # nobody on the way keeps it for others
    return answer


def _answer(request: HttpRequest, page: Any) -> HttpResponse:
    if isinstance(page, AgendaPage):
        region = region_of(page)
        if region is None:
            raise Http404  # the nation has no season of its own
        return _sheet("season", season_of(region, page), f"saison-{region.slug}")
    if not is_to_hang(page):
        return redirect(page.get_url(request))  # which says that it is over
    return _sheet("poster", told_of(page), page.slug)


def _sheet(template: str, told: dict[str, Any], name: str) -> HttpResponse:
    key = f"{template}:{sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()}"
    content = made_once("posters", key, lambda: typeset(template, told))
    if content is None:
        return come_again(_BUSY)
    response = HttpResponse(content, content_type=TYPE)
    response["Content-Disposition"] = f'inline; filename="affiche-{name}.pdf"'
    response["X-Robots-Tag"] = "noindex"
    return response

"""`<date>affiche.pdf` : the sheet for whoever hangs it up. Anybody may ask: each is made once an hour at most."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from catalogue.signups.dated_pages import MODELS
from catalogue.signups.papers.poster import poster
from catalogue.signups.papers.typesetting import TYPE
from catalogue.signups.views.signing_up import NotThatPageError, public_page, to_open_first

_KEPT = 3600  # seconds: what it takes from the region may be as old


@require_safe
def poster_file(request: HttpRequest, path: str) -> HttpResponse:
    try:
        date = public_page(request, path, MODELS)
    except NotThatPageError:
        raise Http404 from None
    first = to_open_first(request, date)
    if first is not None:
        return first
    key = f"signups:affiche:{date.pk}:{date.last_published_at:%Y%m%d%H%M%S%f}"
    content = cache.get(key)
    if content is None:
        content = poster(date)
        cache.set(key, content, _KEPT)
    response = HttpResponse(content, content_type=TYPE)
    response["Content-Disposition"] = f'inline; filename="affiche-{date.slug}.pdf"'
    response["X-Robots-Tag"] = "noindex"
    return response

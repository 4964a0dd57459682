"""`/partage/<page>-<code>.png`."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Site

from home.frame import Frame
from home.location import Location
from home.models.base import SitePage
from home.querysets import public_pages
from home.share_pictures.kept import picture_of
from home.typesetting.made_once import come_again

_A_DAY = 86_400  # seconds: what is closed to visitors leaves the caches on the way within one


@require_safe
def share_picture(request: HttpRequest, page_id: int, stamp: str) -> HttpResponseBase:
    """404 unless any visitor may read the page now. A former address leads to what the page shows now, undrawn."""
    page = _public_page(page_id)
    with override(page.locale.language_code):
        told = Frame(request, Location.of_page(page, Site.find_for_request(request))).told_of(page)
    if stamp != told.code:
        return redirect("share_picture", page.pk, told.code)
    etag = f'"{stamp}"'
    return get_conditional_response(request, etag=etag) or _answer(picture_of(told, _sign_of(page)), etag)


def _public_page(page_id: int) -> SitePage:
    found = public_pages().filter(pk=page_id).first()
    model = found.specific_class if found else None
    if model is None or not issubclass(model, SitePage):
        raise Http404
    page = model.objects.visible().with_cards().select_related("locale").filter(pk=page_id).first()
    if page is None:
        raise Http404
    return page


def _sign_of(page: SitePage) -> str:
    """Its theme's, else its kind's; the ant's when it is of none."""
    return page.card_drawing or (page.card_icon if page.card_icon != SitePage.card_icon else "fourmi")


def _answer(picture: bytes | None, etag: str) -> HttpResponse:
    if picture is None:
        return come_again()
    response = HttpResponse(picture, content_type="image/png", headers={"ETag": etag})
    patch_cache_control(response, public=True, max_age=_A_DAY)
    return response

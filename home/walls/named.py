"""What a translation's editor asks of a page that the translated one names: its title, when it is no page of one's own.

Wagtail's API knows the pages that one explores; a session names a workshop of the nation.
"""

from django.http import Http404, HttpRequest, JsonResponse
from wagtail.models import Page

from home.walls.lookups import readable
from home.walls.territory import territory_of


def named_page(request: HttpRequest, pk: int) -> Page | None:
    """In place of Wagtail's detail for public pages beyond the wall; None leaves one's own to Wagtail."""
    page = Page.objects.filter(pk=pk).first()
    if page and territory_of(request.user).leads_to(page.path):
        return None
    if page is None or not readable(request.user).filter(pk=pk).exists():
        raise Http404
    return JsonResponse({"id": page.pk, "title": page.title})

"""The page chooser opens at the home that one keeps; when it asks for a type of page, where one may choose some.

Wagtail opens it at the root, or at the nearest page above all of that type, which may be beyond the wall: a 404 in
the middle of a form. Read on Wagtail 8.0.1. Upstream:
https://github.com/wagtail/wagtail/issues/9714, open (a right to choose pages).
"""

from functools import wraps

from django.db.models import Q
from django.http import Http404
from wagtail.admin.views.chooser import BrowseView, page_models_from_string
from wagtail.models import Page

from home.wagtail_patches.patch import Patch
from home.walls.exploring import start_page
from home.walls.lookups import readable
from home.walls.territory import territory_of


def from_where_one_chooses(get):
    @wraps(get)
    def own(view, request, parent_page_id=None):
        if parent_page_id is None and not territory_of(request.user).everything:
            try:
                wanted = page_models_from_string(request.GET.get("page_type") or "wagtailcore.page")
            except (ValueError, LookupError) as error:
                raise Http404 from error
            found = start_page(request.user) if wanted == (Page,) else _above(request.user, wanted)
            parent_page_id = found and found.pk
        return get(view, request, parent_page_id)

    return own


def _above(user, wanted: tuple[type[Page], ...]) -> Page:
    """The nearest page above all of a type that one may link; above one's own, when that is above one's home."""
    linkable = readable(user).type(*wanted)
    above = linkable.first_common_ancestor()
    own = linkable.filter(territory_of(user).pages())
    start = start_page(user)
    if start is not None and start.path.startswith(above.path) and own.exists():
        above = own.first_common_ancestor()
    allowed = Page.objects.filter(Q(depth=1) | Q(pk__in=readable(user).values("pk")))
    while not allowed.filter(pk=above.pk).exists():
        above = above.get_parent()
    return above


PATCHES = (Patch(BrowseView, "get", from_where_one_chooses),)

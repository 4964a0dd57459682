"""The page chooser, when it asks for a type of page, opens at the nearest page above those that one may link.

Wagtail takes the nearest above all of that type, which may be beyond the wall: a 404 in the middle of a form.
Read on Wagtail 8.0.1. Upstream:
https://github.com/wagtail/wagtail/issues/9714, open (a right to choose pages).
"""

from functools import wraps

from django.db.models import Q
from django.http import Http404
from wagtail.admin.views.chooser import BrowseView, page_models_from_string
from wagtail.models import Page

from home.wagtail_patches.patch import Patch
from home.walls.lookups import readable
from home.walls.territory import territory_of


def from_what_one_may_link(get):
    @wraps(get)
    def own(view, request, parent_page_id=None):
        if parent_page_id is None and request.GET.get("page_type") and not territory_of(request.user).everything:
            try:
                wanted = page_models_from_string(request.GET["page_type"])
            except (ValueError, LookupError) as error:
                raise Http404 from error
            above = readable(request.user).type(*wanted).first_common_ancestor()
            allowed = Page.objects.filter(Q(depth=1) | Q(pk__in=readable(request.user).values("pk")))
            while not allowed.filter(pk=above.pk).exists():
                above = above.get_parent()
            parent_page_id = above.pk
        return get(view, request, parent_page_id)

    return own


PATCHES = (Patch(BrowseView, "get", from_what_one_may_link),)

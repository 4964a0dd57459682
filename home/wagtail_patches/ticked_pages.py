"""« All » of a bulk action: the pages of the list that are one's own, where Wagtail takes every page.

Read on Wagtail 8.0.1. Upstream, of images and documents:
https://github.com/wagtail/wagtail/pull/12970; of pages, none known.
"""

from functools import wraps

from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from home.wagtail_patches.patch import Patch
from home.walls.territory import territory_of


def of_own_pages(get_ids):
    @wraps(get_ids)
    def own(action, parent_id):
        territory = territory_of(action.request.user)
        ids = get_ids(action, parent_id)
        if territory.everything:
            return ids
        return Page.objects.filter(territory.pages(), pk__in=list(ids)).values_list("pk", flat=True)

    return own


PATCHES = (Patch(PageBulkAction, "get_all_objects_in_listing_query", of_own_pages),)

"""The page chooser reads the parents of its rows in one query, where Wagtail asks for each.

Read on Wagtail 8.0.1. Upstream: none known.
"""

from functools import wraps

from wagtail.admin.views.chooser import PageChooserTable
from wagtail.models import Page

from home.wagtail_patches.patch import Patch


def with_parents(init):
    @wraps(init)
    def own(table, columns, data, **options):
        pages = list(data)
        above = {page.path[: -Page.steplen] for page in pages}
        parents = {page.path: page for page in Page.objects.filter(path__in=above).select_related("locale")}
        for page in pages:
            page._cached_parent_obj = parents.get(page.path[: -Page.steplen])
        init(table, columns, pages, **options)

    return own


PATCHES = (Patch(PageChooserTable, "__init__", with_parents),)

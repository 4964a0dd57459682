"""The history of the site tells what was done to the pages of one's territory, not to those above it.

Wagtail lets everyone read the entries of each page that the explorer shows them, ancestors of their own included.
Read on Wagtail 8.0.1. Upstream: https://github.com/wagtail/wagtail/issues/9181, open.
"""

from functools import wraps

from wagtail.models import PageLogEntry

from home.wagtail_patches.patch import Patch
from home.walls.territory import territory_of


def of_own_pages(viewable_by_user):
    @wraps(viewable_by_user)
    def own(manager, user):
        entries = viewable_by_user(manager, user)
        territory = territory_of(user)
        return entries if territory.everything else entries.filter(territory.pages("page__path"))

    return own


PATCHES = (Patch(type(PageLogEntry.objects), "viewable_by_user", of_own_pages),)

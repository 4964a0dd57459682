"""The report on locked pages does not tell those that one locked in a region that one has left.

Wagtail lists what a person locked, for ever. Read on Wagtail 8.0.1. Upstream: none known.
"""

from functools import wraps

from wagtail.admin.views.reports.locked_pages import LockedPagesView

from home.wagtail_patches.patch import Patch
from home.walls.territory import territory_of


def of_own_territory(get_queryset):
    @wraps(get_queryset)
    def own(view):
        return get_queryset(view).filter(territory_of(view.request.user).pages())

    return own


PATCHES = (Patch(LockedPagesView, "get_queryset", of_own_territory),)

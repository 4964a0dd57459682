"""« Add a page of this type » offers the places where one may add it, of one's own territory only.

Wagtail asks its rules of page types and rights, which know no wall: the view has no hook for its list.
Read on Wagtail 8.0.1. Upstream: none known.
"""

from functools import wraps

from wagtail.admin.views.pages.choose_parent import ChooseParentView

from home.wagtail_patches.patch import Patch
from home.walls.territory import territory_of


def of_own_territory(get_parents):
    @wraps(get_parents)
    def own(view, user):
        return get_parents(view, user).filter(territory_of(user).pages())

    return own


PATCHES = (Patch(ChooseParentView, "get_valid_parent_pages", of_own_territory),)

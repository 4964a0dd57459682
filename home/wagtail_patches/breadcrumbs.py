"""The way above a page starts at the home that one keeps; in a chooser, at the nation's, whose pages one links too.

Wagtail's starts at the nearest page above all that one has rights on: with homes in several languages, the root; and
a region's editor finds there pages that they may not open. Read on Wagtail 8.0.1. Upstream: none known.
"""

from collections.abc import Callable
from functools import wraps

from wagtail.admin.templatetags import wagtailadmin_tags
from wagtail.admin.views.pages import utils
from wagtail.models import Page

from home.models import User
from home.regions import ancestor_paths
from home.wagtail_patches.patch import Patch
from home.walls.lookups import readable
from home.walls.territory import territory_of

_CHOOSERS = "wagtailadmin_choose_page"


def from_ones_home(get_items: Callable) -> Callable:
    @wraps(get_items)
    def own(
        page: Page,
        user: User,
        url_name: str = "wagtailadmin_explore",
        root_url_name: str | None = None,
        include_self: bool = True,
        querystring_value: str = "",
    ) -> list[dict]:
        territory = territory_of(user)
        if territory.everything:
            return get_items(page, user, url_name, root_url_name, include_self, querystring_value)
        paths = ancestor_paths(page.path)[1:] if include_self else ancestor_paths(page.path)[1:-1]
        if url_name.startswith(_CHOOSERS):
            pages = readable(user).filter(path__in=paths)
        else:
            pages = Page.objects.filter(path__in=[path for path in paths if territory.owns(path)])
        return [
            {"url": utils.reverse(url_name, args=(above.pk,)) + querystring_value, "label": utils.get_latest_str(above)}
            for above in pages.order_by("depth").specific(defer=True)
        ]

    return own


PATCHES = (
    Patch(utils, "get_breadcrumbs_items_for_page", from_ones_home),
    Patch(wagtailadmin_tags, "get_breadcrumbs_items_for_page", from_ones_home),
)

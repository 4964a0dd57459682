"""Redirects: the list and the forms know one's own sites only, and none tells the address of a draft.

Wagtail's are for whoever has the model's right, on every site, and `link` gives the address of a page that is not
published, or no more: its title is in it. Read on Wagtail 8.0.1. Upstream: none known.
"""

from functools import wraps

from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.models import Redirect

from home.querysets import is_served
from home.wagtail_patches.patch import Patch, instead
from home.walls.redirects import SiteRedirectForm, sites_of


def of_own_sites(get_base_queryset):
    @wraps(get_base_queryset)
    def own(view):
        found = get_base_queryset(view)
        user = view.request.user
        return found if user.is_superuser else found.filter(site__in=sites_of(user).values("pk"))

    return own


def to_published_pages(link):
    """`link`: a cached property."""

    def target(redirect) -> str | None:
        page = redirect.redirect_page
        return None if page and not is_served(page) else link.func(redirect)

    return property(target)


PATCHES = (
    Patch(views.IndexView, "get_base_queryset", of_own_sites),
    Patch(views.CreateView, "form_class", instead(SiteRedirectForm)),
    Patch(views.EditView, "form_class", instead(SiteRedirectForm)),
    Patch(Redirect, "link", to_published_pages),
)

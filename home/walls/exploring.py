"""Where somebody's pages start: the home of their region, of the nation for those who keep it.

Wagtail starts at the nearest page above all that one has rights on: with homes in several languages, the root of the
whole tree, whose other branches are not one's own.
"""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from home.models import User


def start_page(user: User | AnonymousUser) -> Page | None:
    """The nearest page above all that somebody keeps in the site's first language; None leaves it to Wagtail.

    At most one query.
    """
    policy = policy_registry.get_by_type(Page)
    if user.is_superuser:
        return None
    kept = {page.path: page for page in policy.instances_with_direct_explore_permission(user)}
    french = Locale.objects.get_for_language(settings.LANGUAGE_CODE).pk
    paths = [path for path, page in kept.items() if page.locale_id == french and page.depth > 1]
    above = _common(paths)
    return kept.get(above) or Page.objects.filter(path=above, depth__gt=1).first() if above else None


def _common(paths: list[str]) -> str:
    """The path of the nearest page above all of these, or of one of them."""
    if not paths:
        return ""
    first, last = min(paths), max(paths)
    steps = range(0, len(first), Page.steplen)
    same = next((at for at in steps if first[at : at + Page.steplen] != last[at : at + Page.steplen]), len(first))
    return first[:same]


def explore_from_start(request: HttpRequest) -> HttpResponse | None:
    """In place of Wagtail's list of the root; a search asked there is kept."""
    start = start_page(request.user)
    if start is None:
        return None
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(f"{reverse('wagtailadmin_explore', args=[start.pk])}{query}")

"""The guard of the admin: before a view runs, what its address names must be on the user's side of the wall.

It refuses by default: with 404, as for what does not exist, and without a query for public pages and administrators.
To administrators it refuses only ids that no row can have.
"""

from functools import cache

from django.http import Http404
from django.urls import resolve, reverse
from django.urls.exceptions import Resolver404
from django.views.defaults import page_not_found

from home.impossible_ids import names_no_row
from home.walls.lookups import numbers
from home.walls.reader import nobody_reads, read_by
from home.walls.routes import For, Rule, routes
from home.walls.targets import given
from home.walls.territory import territory_of

_UNKNOWN = Rule(For.ADMINISTRATORS)
table = cache(routes)


class WallMiddleware:
    """After AuthenticationMiddleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with nobody_reads():
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.path_info.startswith(admin_root()):
            return None
        user = request.user
        if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
            return None  # Wagtail sends whoever may not enter to its login page
        try:
            return _answer(request, user, args, kwargs)
        except Exception as error:  # of a query of the guard’s own, which no process_exception sees
            if names_no_row(error):
                return _refused(request)
            raise


def _answer(request, user, args, kwargs):
    """What the guard answers in place of the view; None lets it answer."""
    rule = rule_of(request.resolver_match)
    if not names_possible_things(rule, request, kwargs):
        return _refused(request)
    if user.is_superuser:
        return None
    territory = territory_of(user)
    read_by(user)
    if not admits(rule, territory) or not names_own_things(rule, request, kwargs):
        return _refused(request)
    return rule.instead and rule.instead(request, *args, **kwargs)


def _refused(request):
    return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")


def admin_root() -> str:
    return reverse("wagtailadmin_home")


def name_of(match) -> str:
    """How the table calls a route: by its name, or its pattern when it has none."""
    return match.view_name or match.route


def rule_of(match) -> Rule:
    """The rule of a resolved address; of one that nobody classified, the strictest."""
    return table().get(name_of(match), _UNKNOWN)


def admits(rule: Rule, territory) -> bool:
    """Whether an address is for someone with this territory at all."""
    if territory.everything or rule.audience == For.EDITORS:
        return True
    return rule.audience == For.NATIONAL and territory.national


def _ids(name: str, request, kwargs: dict) -> list[str]:
    """All that a request gives under a name."""
    return [*([str(kwargs[name])] if name in kwargs else []), *(value for value in given(request, name) if value)]


def names_possible_things(rule: Rule, request, kwargs: dict) -> bool:
    """Whether the ids that a request gives may be those of rows at all."""
    return all(numbers(_ids(name, request, kwargs)) is not None for name in rule.named)


def names_own_things(rule: Rule, request, kwargs: dict) -> bool:
    """Whether all that a request names is the user's."""
    for name, check in rule.named.items():
        ids = _ids(name, request, kwargs)
        if ids and not check(request.user, ids):
            return False
    return rule.check is None or rule.check(request, kwargs)


def leads_somewhere(user, url: str) -> bool:
    """Whether a link of the admin's menus is for someone; a link out of the admin is."""
    if not url.startswith(admin_root()):
        return True
    try:
        match = resolve(url.partition("?")[0])
    except Resolver404:
        return True
    return admits(rule_of(match), territory_of(user))

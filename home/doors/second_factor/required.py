"""Whose second factor is required: of those who publish, when REQUIRE_SECOND_FACTOR says so."""

from django.conf import settings
from django.shortcuts import redirect
from wagtail.models import GroupPagePermission

from home.models import User

_OPEN = {
    "home_second_factor",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtail_localize:javascript_catalog",
}


def is_required_of(user: User) -> bool:
    """Administrators, and members of a group that publishes somewhere."""
    if not settings.REQUIRE_SECOND_FACTOR:
        return False
    publishes = GroupPagePermission.objects.filter(permission__codename="publish_page", group__user=user)
    return user.is_superuser or publishes.exists()


class RequiredFactorMiddleware:
    """After AuthenticationMiddleware: the admin opens once the factor is set up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not settings.REQUIRE_SECOND_FACTOR or not request.path_info.startswith(settings.ADMIN_PREFIX):
            return None
        if request.resolver_match.view_name in _OPEN or not request.user.is_authenticated:
            return None
        if request.user.second_factor_since or not is_required_of(request.user):
            return None
        return redirect("home_second_factor")

"""What our panels of the dashboard have in common."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from home.models import User
from home.regions import known_regions
from home.walls.territory import Territory


class DashboardPanel(Component):
    """A panel made of what `read` gives of a person; its template shows nothing of nothing."""

    class Media:
        css = {"all": ["css/admin_dashboard.css"]}

    def read(self, user: User) -> dict:
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict:
        return self.read(parent_context["request"].user)


def changeable_pages(user: User) -> PageQuerySet:
    """Pages whose form one may open: of one's own territory, today."""
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return pages.filter(alias_of__isnull=True).select_related("locale")


def keeps_several(territory: Territory) -> bool:
    """Whether lines must say of which region they are; a region has a home in each of its languages."""
    regions = known_regions()
    homes = [path for path in territory.homes if path in regions and regions[path].language == settings.LANGUAGE_CODE]
    return territory.everything or len(homes) + territory.national > 1

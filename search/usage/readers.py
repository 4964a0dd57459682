"""Who reads what people search: the nation's staff all of it, a region's coordination that of its region."""

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from home.models import User
from home.regions import NATIONAL, pages_of_type
from home.walls.territory import territory_of
from search.usage.models import SearchCount


def reads_all(user: User) -> bool:
    return policy_registry.get_by_type(SearchCount).user_has_permission(user, "view")


def own_regions(user: User) -> list[str]:
    """Slugs of the regions that somebody coordinates. In French: a translated home may bear another region's slug."""
    published = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    homes = pages_of_type("regionpage").filter(pk__in=published.values("pk"))
    french = homes.filter(locale__language_code=settings.LANGUAGE_CODE).exclude(slug=NATIONAL)
    return list(french.order_by("slug").values_list("slug", flat=True))


def counts_read_by(user: User) -> QuerySet[SearchCount]:
    if reads_all(user):
        return SearchCount.objects.all()
    return SearchCount.objects.filter(region__in=own_regions(user))


def coordinates(user: User) -> bool:
    """Whether somebody publishes in a region, without a query: for the menu of each screen."""
    publishes = policy_registry.get_by_type(Page).user_has_permission(user, "publish")
    return publishes and bool(territory_of(user).homes)

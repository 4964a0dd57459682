"""Who looks after a region or the nation: accounts with a right at its home.

Rights at the national home reach every page below it, regions included; looking after the nation does not.
"""

from django.db.models import QuerySet
from wagtail.models import GroupPagePermission

from home.models import HomePage, RegionPage, User

CHANGES, PUBLISHES = "change_page", "publish_page"


def _granted(region: RegionPage | None, right: str) -> QuerySet[GroupPagePermission]:
    """Who has `right` at a region's home, in any language; None: at the national one."""
    keys = [region.translation_key] if region else HomePage.objects.filter(depth=2).values("translation_key")
    return GroupPagePermission.objects.filter(page__translation_key__in=keys, permission__codename=right)


def keeps(user, region: RegionPage | None, right: str = CHANGES) -> bool:
    """Whether an account looks after a region (None: the nation) itself; administrators look after all."""
    return user.is_active and (user.is_superuser or _granted(region, right).filter(group__user=user).exists())


def keepers_of(region: RegionPage | None, right: str = CHANGES) -> QuerySet[User]:
    """Active accounts with an address that look after a region, or the nation, by a group of theirs."""
    accounts = User.objects.filter(is_active=True, groups__in=_granted(region, right).values("group"))
    return accounts.exclude(email="").distinct().order_by("pk")


def answerable_for(region: RegionPage | None) -> QuerySet[User]:
    """Who is told of something in a region: its keepers, else the nation's, else the administrators."""
    for keepers in (keepers_of(region), keepers_of(None)):
        if keepers.exists():
            return keepers
    return User.objects.filter(is_active=True, is_superuser=True).exclude(email="").order_by("pk")

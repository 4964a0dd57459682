"""Who looks after what: the part of the tree where an account has a right of its own, and the accounts of a part.

Rights at the national home reach every page below it, regions included; looking after the nation does not. A region is
looked after by those who have the right at its home, the nation by those who have it above every region.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from wagtail.models import GroupPagePermission, Page

from home.models import HomePage, RegionPage, User
from home.regions import ancestor_paths

CHANGES, PUBLISHES = "change_page", "publish_page"


@dataclass(frozen=True)
class Territory:
    """What an account looks after: everything, or the nation and some branches of regions, by tree path."""

    everywhere: bool = False
    national: bool = False
    branches: tuple[str, ...] = ()
    regions: frozenset[str] = frozenset()  # tree paths of all regions: what is not national

    def __bool__(self) -> bool:
        return self.everywhere or self.national or bool(self.branches)

    def holds(self, path: str) -> bool:
        """Whether a page of that tree path is looked after."""
        if self.everywhere or any(path.startswith(branch) for branch in self.branches):
            return True
        return self.national and self.regions.isdisjoint(ancestor_paths(path))

    def condition(self) -> Q:
        """The same for a queryset of pages."""
        if self.everywhere:
            return Q()
        if not self:
            return Q(pk__in=[])
        found = Q()
        for branch in self.branches:
            found |= Q(path__startswith=branch)
        return found | self._outside_regions() if self.national else found

    def _outside_regions(self) -> Q:
        """Of all branches below a list of regions: one condition a list, whatever their number."""
        below = Q()
        for path in sorted({path[: -Page.steplen] for path in self.regions}):
            below |= Q(path__startswith=path) & ~Q(path=path)
        return ~below if below else Q(depth__gt=0)


def territory_of(user, right: str = CHANGES) -> Territory:
    """Where an account has `right`; asks the database, two queries."""
    if not user.is_active:
        return Territory()
    regions = frozenset(RegionPage.objects.values_list("path", flat=True))
    if user.is_superuser:
        return Territory(everywhere=True, national=True, regions=regions)
    granted = GroupPagePermission.objects.filter(group__user=user, permission__codename=right)
    paths = set(granted.values_list("page__path", flat=True))
    regional = {path for path in paths if not regions.isdisjoint(ancestor_paths(path))}
    # A right at a page above or beside the regions, a theme's for instance, is a national one.
    return Territory(national=bool(paths - regional), branches=tuple(sorted(regional)), regions=regions)


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

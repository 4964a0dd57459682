"""Wagtail's page rights, stopped at the wall: a right given at a national page does not reach into regions.

Wagtail lets a group's right at a page hold for all that stands below it. Here it holds on its own side only: national
rights for national pages, a region's for that region's. Both things that Wagtail asks, the policy (lists, explorer,
choosers, reports) and the tester (one page), say the same. What each role is given: catalogue/provisioning/roles.py.
"""

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.models import GroupPagePermission, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy

from home.regions import ancestor_paths
from home.walls.territory import home_path, national_pages, stored_region_roots, territory_of


class WalledPagePolicy(PagePermissionPolicy):
    """The policy of every page, registered in HomeConfig."""

    def user_has_any_permission_for_instance(self, user, actions, instance):
        base_permission = self._base_user_has_permission(user)
        if base_permission is not None:
            return base_permission
        found = set()
        for grant in grants_at(user, instance.path):
            found.add(grant.permission.codename)
            if self._lets_owners_change(grant) and instance.owner_id == user.pk:
                found.add(self._get_permission_codename("change"))
        return bool(self._get_permission_codenames(actions) & found)

    def instances_user_has_any_permission_for(self, user, actions):
        base_queryset = self._base_queryset_for_user(user)
        if base_queryset is not None:
            return base_queryset
        roots = territory_of(user).roots
        codenames = self._get_permission_codenames(actions)
        wanted = Q(pk__in=[])
        for path, names in self._grants_by_path(user).items():
            reached = Q(path__startswith=path)
            if home_path(path, roots) is None:
                reached &= national_pages(roots)
            if names & codenames:
                wanted |= reached
            elif "change" in actions and self._get_permission_codename("add") in names:
                wanted |= reached & Q(owner=user)
        return self.model._default_manager.filter(wanted)

    def _grants_by_path(self, user) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for grant in self.get_cached_permissions_for_user(user):
            found.setdefault(grant.page.path, set()).add(grant.permission.codename)
        return found

    def _lets_owners_change(self, grant) -> bool:
        return grant.permission.codename == self._get_permission_codename("add")

    def users_with_any_permission_for_instance(self, actions, instance, include_superusers=True):
        home = home_path(instance.path, stored_region_roots())
        paths = [path for path in ancestor_paths(instance.path) if home is None or path.startswith(home)]
        found = Q(groups__in=self._groups_with(actions, paths))
        if "change" in actions and "add" not in actions:
            found |= Q(groups__in=self._groups_with(["add"], paths), pk=instance.owner_id)
        if include_superusers:
            found |= Q(is_superuser=True)
        return get_user_model()._default_manager.filter(found, is_active=True).distinct()

    def _groups_with(self, actions, paths):
        grants = GroupPagePermission.objects.filter(
            permission__codename__in=self._get_permission_codenames(actions), page__path__in=paths
        )
        return grants.values("group")


def grants_at(user, path: str) -> list[GroupPagePermission]:
    """The rights of a person that reach a page."""
    from wagtail.models import Page
    from wagtail.permissions import policy_registry

    territory = territory_of(user)
    home = territory.home_of(path)
    return [
        grant
        for grant in policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
        if path.startswith(grant.page.path) and territory.home_of(grant.page.path) == home
    ]


class WalledPermissionTester(PagePermissionTester):
    """What a person may do on one page.

    A page on which regions stand, and a region's own home, are only taken away by administrators: everything below
    would go with it.
    """

    def __init__(self, user, page):
        super().__init__(user, page)
        if user.is_active and not user.is_superuser:
            grants = grants_at(user, page.path)
            self.permissions = {grant.permission.codename.rsplit("_", maxsplit=1)[0] for grant in grants}

    @property
    def _carries_regions(self) -> bool:
        """The page holds regions below it."""
        return not self.user.is_superuser and any(
            root.startswith(self.page.path) for root in territory_of(self.user).roots
        )

    @property
    def _is_kept(self) -> bool:
        """The page holds a region's site, or several."""
        if self.user.is_superuser:
            return False
        return self._carries_regions or territory_of(self.user).home_of(self.page.path) == self.page.path

    def can_delete(self, ignore_bulk=False):
        return not self._is_kept and super().can_delete(ignore_bulk=ignore_bulk)

    def can_unpublish(self):
        return not self._is_kept and super().can_unpublish()

    def can_set_view_restrictions(self):
        return not self._carries_regions and super().can_set_view_restrictions()

    def can_reorder_children(self):
        return not self._carries_regions and super().can_reorder_children()

    def can_copy(self):
        return not self._is_kept and super().can_copy()

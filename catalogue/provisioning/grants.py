"""Groups, and what they may do on pages and in collections."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db.models import Count, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

WRITES = ["add_page", "change_page"]
PUBLISHES = [*WRITES, "publish_page", "lock_page", "unlock_page", "bulk_delete_page"]
# Wagtail asks for the rights of its own image and document models, whatever models a site puts in their place.
_LIBRARY_APPS = ["wagtailimages", "wagtaildocs"]
_CHOOSES = ["choose_image", "choose_document"]
_FILLS = ["add_image", "add_document"]
_LIBRARY = [*_CHOOSES, *_FILLS, "change_image", "change_document"]


def ensure_group(name: str) -> Group:
    """A group that may enter the admin."""
    group, _new = Group.objects.get_or_create(name=name)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return group


def own_groups(page: Page) -> list[Group]:
    """Groups with rights at a page or its translations, and at no page above it; the oldest first."""
    above = page.get_ancestors().values("translation_key")
    groups = Group.objects.filter(page_permissions__page__translation_key=page.translation_key)
    return list(groups.exclude(page_permissions__page__translation_key__in=above).distinct().order_by("pk"))


def grant_pages(group: Group, page: Page, codenames: Iterable[str]) -> None:
    """Rights at a page and below it."""
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    rows = [GroupPagePermission(group=group, page_id=page.pk, permission=permission) for permission in permissions]
    GroupPagePermission.objects.bulk_create(rows, ignore_conflicts=True)


def grant_models(group: Group, app_label: str, codenames: Iterable[str]) -> None:
    """Rights on every object of a model."""
    group.permissions.add(*Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames))


def ensure_collection(name: str) -> Collection:
    """The collection of that name below the root."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=name).first() or root.add_child(name=name)


def filled_by(groups: list[Group]) -> QuerySet[Collection]:
    """Collections that groups may add files to, the one with most of these rights first, then the oldest."""
    return (
        Collection.objects.filter(
            depth__gt=1,
            group_permissions__group__in=groups,
            group_permissions__permission__content_type__app_label__in=_LIBRARY_APPS,
            group_permissions__permission__codename__in=_FILLS,
        )
        .annotate(rights=Count("group_permissions"))
        .order_by("-rights", "pk")
    )


def grant_library(group: Group, collection: Collection) -> None:
    """Add, change and choose images and documents of a collection."""
    _grant_collection(group, collection, _LIBRARY)


def grant_choice(group: Group, collection: Collection) -> None:
    """Choose images and documents of a collection, and no more."""
    _grant_collection(group, collection, _CHOOSES)


def _grant_collection(group: Group, collection: Collection, codenames: list[str]) -> None:
    permissions = Permission.objects.filter(content_type__app_label__in=_LIBRARY_APPS, codename__in=codenames)
    rows = [GroupCollectionPermission(group=group, collection=collection, permission=one) for one in permissions]
    GroupCollectionPermission.objects.bulk_create(rows, ignore_conflicts=True)

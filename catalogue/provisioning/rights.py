"""Groups, and what they may do on pages and in collections."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

WRITES = ["add_page", "change_page"]
PUBLISHES = [*WRITES, "publish_page", "lock_page", "unlock_page", "bulk_delete_page"]
# Wagtail asks for the rights of its own image and document models, whatever models a site puts in their place.
_LIBRARY_APPS = ["wagtailimages", "wagtaildocs"]
_CHOOSES = ["choose_image", "choose_document"]
_LIBRARY = [*_CHOOSES, "add_image", "change_image", "add_document", "change_document"]


def ensure_group(name: str) -> Group:
    """A group that may enter the admin."""
    group, _new = Group.objects.get_or_create(name=name)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return group


def grant_pages(group: Group, page: Page, codenames: list[str]) -> None:
    """Rights at a page and below it."""
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def grant_models(group: Group, app_label: str, codenames: list[str]) -> None:
    """Rights on every object of a model."""
    group.permissions.add(*Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames))


def ensure_collection(name: str) -> Collection:
    """The collection of that name below the root."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=name).first() or root.add_child(name=name)


def grant_library(group: Group, collection: Collection) -> None:
    """Add, change and choose images and documents of a collection."""
    _grant_collection(group, collection, _LIBRARY)


def grant_choice(group: Group, collection: Collection) -> None:
    """Choose images and documents of a collection, and no more."""
    _grant_collection(group, collection, _CHOOSES)


def _grant_collection(group: Group, collection: Collection, codenames: list[str]) -> None:
    for permission in Permission.objects.filter(content_type__app_label__in=_LIBRARY_APPS, codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)

"""Archiving a region and bringing it back: its pages offline, its people out, nothing lost. Twice is once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Page

from catalogue.models import RegionArchive
from catalogue.provisioning.grants import own_groups
from catalogue.provisioning.region_codes import give_code, take_code
from catalogue.provisioning.turns import take_turns
from catalogue.publication import put_back, resume_schedules, suspend_schedules, take_offline
from home.models import RegionPage, User


def archived(region: RegionPage) -> bool:
    return RegionArchive.objects.filter(region__translation_key=region.translation_key).exists()


@transaction.atomic
def archive_region(region: RegionPage, user=None) -> RegionArchive:
    """Unpublish a region in all its languages and empty its groups; both are remembered.

    Its groups keep their rights, its Site its host name: only the people leave, so that nobody else takes the place.
    Accounts stay as they are; one that was in no other group enters the admin no more.
    """
    take_turns(region)
    existing = RegionArchive.objects.filter(region=region).first()
    if existing is not None:
        return existing
    pages = pages_of(region)
    schedules = suspend_schedules(pages)
    members = User.groups.through.objects.filter(group__in=own_groups(region)).order_by("group_id", "user_id")
    archive = RegionArchive.objects.create(
        region=region,
        archived_by=user,
        pages=take_offline(pages, user),
        schedules=schedules,
        insee_code=take_code(region),
        members=[list(row) for row in members.values_list("group_id", "user_id")],
    )
    members.delete()
    return archive


@transaction.atomic
def restore_region(region: RegionPage, user=None) -> str:
    """Publish again exactly what was live when the region was archived, and let its people back in.

    Accounts and groups that were deleted meanwhile are left out. Returns a warning when another region took its place
    on the map meanwhile: it comes back without.
    """
    take_turns(region)
    archive = RegionArchive.objects.filter(region=region).first()
    if archive is None:
        return ""
    warning = _put_on_map(region, archive.insee_code)
    put_back(archive.pages, pages_of(region), user)
    resume_schedules(archive.schedules)
    accounts = User.objects.in_bulk({account for _group, account in archive.members})
    for group in own_groups(region):
        ids = {account for held, account in archive.members if held == group.pk}
        group.user_set.add(*(accounts[pk] for pk in ids if pk in accounts))
    archive.delete()
    return warning


def _put_on_map(region: RegionPage, code: str) -> str:
    try:
        give_code(region, code)
    except ValidationError as taken:
        return f"{taken.message} « {region.title} » n’est plus sur la carte."
    return ""


def pages_of(region: RegionPage) -> QuerySet[Page]:
    """A region's pages in all its languages, and copies elsewhere that follow them."""
    below = Q()
    for path in RegionPage.objects.filter(translation_key=region.translation_key).values_list("path", flat=True):
        below |= Q(path__startswith=path) | Q(alias_of__path__startswith=path)
    return Page.objects.filter(below)

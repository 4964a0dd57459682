"""A region's sub-site: tree, two groups, collection, rights, moderation, and a Site when it has a host name."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Collection, GroupPagePermission, Page, Site

from catalogue.provisioning.archives import archived
from catalogue.provisioning.checks import check_free, check_insee, check_name, check_slug, clean_hostname, fold
from catalogue.provisioning.grants import (
    ensure_collection,
    ensure_group,
    filled_by,
    grant_choice,
    grant_library,
    grant_pages,
    own_groups,
)
from catalogue.provisioning.moderation import ensure_moderation
from catalogue.provisioning.national import NATIONAL_COLLECTION
from catalogue.provisioning.region_codes import check_code_is_free, give_code
from catalogue.provisioning.roles import COORDINATION, ROLES
from catalogue.provisioning.tree import REGIONAL, ensure_branches, ensure_child
from home.languages.switching import switch_on_language
from home.maps.france import region_by_insee
from home.models import RegionIndexPage, RegionPage
from home.time_zones import DEFAULT_ZONE


@transaction.atomic
def create_region(
    slug: str,
    name: str,
    *,
    insee: str = "",
    hostname: str = "",
    port: int | None = None,
    languages: Iterable[str] = (),
) -> RegionPage:
    """A region's sub-site, complete; what exists stays as its editors left it, its title and groups' names too.

    `languages` are switched on besides those that are; none is switched off.

    Raises ValidationError for a bad or reserved slug, an unknown language or code, the code of another open region, a
    bad host name or one that another site holds, the name of another region or of the nation, or when there is no
    national site to stand under.
    """
    name = " ".join(name.split())
    check_slug(slug)
    check_insee(insee)
    index = region_index()
    if index is None:
        raise ValidationError("Créez d’abord le site national (commande create_site).")
    region = RegionPage.objects.child_of(index).filter(slug=slug).first()
    if region is None or _lacks_rights(region):
        check_name(name)
        check_name_is_free(name, region)
    if hostname:
        hostname = clean_hostname(hostname)
        check_free(hostname, region)
    if region is None:
        check_code_is_free(insee)
        region = ensure_child(index, _new_region(slug, name, insee))
        give_code(region, insee)
    if not archived(region):  # what would be added is published: an archived region gets it once it is back
        _set_legal_pages(region, ensure_branches(region, REGIONAL))
    _grant(region, name)
    if hostname:
        _ensure_site(region, hostname, port)
    for code in languages:
        switch_on_language(region, code)
    return region


def find_region(slug: str) -> RegionPage:
    """The region of that slug, its home in French; raises ValidationError when there is none."""
    index = region_index()
    region = RegionPage.objects.child_of(index).filter(slug=slug).first() if index else None
    if region is None:
        raise ValidationError(f"Aucune région n’a pour identifiant « {slug} ».")
    return region


def region_index() -> RegionIndexPage | None:
    """The page below which regions stand in French; None when there is no national site yet."""
    return RegionIndexPage.objects.filter(locale__language_code="fr").first()


def own_collection(region: RegionPage) -> Collection | None:
    """The collection that the region's own groups fill, whatever the region is called by now."""
    return filled_by(own_groups(region)).exclude(name=NATIONAL_COLLECTION).first()


def _lacks_rights(region: RegionPage) -> bool:
    groups = own_groups(region)
    return own_collection(region) is None or not all(role.find(groups) for role in ROLES)


def check_name_is_free(name: str, region: RegionPage | None = None) -> None:
    """Raise ValidationError when somebody else is called so, or was when its groups and its collection were made."""
    others = RegionPage.objects.all()
    elsewhere = GroupPagePermission.objects.all()
    if region is not None:
        others = others.exclude(translation_key=region.translation_key)
        elsewhere = elsewhere.exclude(page__translation_key=region.translation_key)
    names = {fold(title) for title in others.values_list("title", flat=True)}
    names |= {fold(title) for title in filled_by(_groups_at(others)).values_list("name", flat=True)}
    groups = {fold(title) for title in elsewhere.values_list("group__name", flat=True)}
    if fold(name) in names or groups & {fold(role.name(name)) for role in ROLES}:
        raise ValidationError(
            f"Le nom « {name} » est déjà celui d’une autre région, de ses groupes ou de sa collection."
        )


def _groups_at(regions) -> list[Group]:
    return list(Group.objects.filter(page_permissions__page__in=regions.values("pk")).distinct())


def _new_region(slug: str, name: str, insee: str) -> RegionPage:
    return RegionPage(title=name, slug=slug, site_name=name, time_zone=_zone_of(insee))


def _zone_of(insee: str) -> str:
    return region_by_insee(insee).time_zone if insee else DEFAULT_ZONE


def _set_legal_pages(region: RegionPage, branches: dict[str, Page]) -> None:
    """The region's own legal notice; accessibility and personal data are the nation's until it says otherwise."""
    if region.legal_notice_page_id is None:
        home = region.get_parent().get_parent().specific
        region.legal_notice_page = branches["mentions-legales"]
        region.accessibility_page = home.accessibility_page
        region.privacy_page = home.privacy_page
        region.save_revision(log_action=True).publish()


def _grant(region: RegionPage, name: str) -> None:
    """Give the region's groups their rights; `name` is for those that are still to be made."""
    groups = own_groups(region)
    collection = own_collection(region) or ensure_collection(name)
    national = ensure_collection(NATIONAL_COLLECTION)
    for role in ROLES:
        group = ensure_group((role.find(groups) or Group(name=role.name(name))).name)
        grant_pages(group, region, role.rights)
        grant_library(group, collection)
        grant_choice(group, national)
        if role is COORDINATION:
            ensure_moderation(region, group, name)


def _ensure_site(region: RegionPage, hostname: str, port: int | None) -> None:
    default = Site.objects.get(is_default_site=True)
    Site.objects.update_or_create(
        root_page=region,
        defaults={"hostname": hostname, "port": port or default.port, "site_name": region.site_name},
    )

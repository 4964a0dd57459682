"""A region's sub-site: tree, two groups, collection, rights, and a Site when it has a host name."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from wagtail.models import Page, Site

from catalogue.provisioning.national import NATIONAL_COLLECTION
from catalogue.provisioning.rights import (
    PUBLISHES,
    WRITES,
    ensure_collection,
    ensure_group,
    grant_choice,
    grant_library,
    grant_pages,
)
from catalogue.provisioning.tree import REGIONAL, ensure_branches, ensure_child
from home.maps.france import region_by_insee
from home.models import RegionIndexPage, RegionPage
from home.time_zones import DEFAULT_ZONE
from home.validators import validate_insee


@transaction.atomic
def create_region(slug: str, name: str, *, insee: str = "", hostname: str = "", port: int | None = None) -> RegionPage:
    """A region's sub-site, complete; what exists stays as its editors left it.

    Raises ValidationError for a bad slug, an unknown code, a host name that another site holds, or when there is no
    national site to stand under.
    """
    validate_slug(slug)
    index = RegionIndexPage.objects.filter(locale__language_code="fr").first()
    if index is None:
        raise ValidationError("Créez d’abord le site national (commande create_site).")
    region = ensure_child(index, _new_region(slug, name, insee, index))
    branches = ensure_branches(region, REGIONAL)
    _set_legal_pages(region, branches)
    _grant(region, name)
    if hostname:
        _ensure_site(region, hostname, port)
    return region


def _new_region(slug: str, name: str, insee: str, index: RegionIndexPage) -> RegionPage:
    if insee:
        validate_insee(insee)
    return RegionPage(title=name, slug=slug, site_name=name, insee_code=insee, time_zone=_zone_of(insee))


def _zone_of(insee: str) -> str:
    try:
        return region_by_insee(insee).time_zone
    except KeyError:
        return DEFAULT_ZONE


def _set_legal_pages(region: RegionPage, branches: dict[str, Page]) -> None:
    """The region's own legal notice; accessibility and personal data are the nation's until it says otherwise."""
    if region.legal_notice_page_id is None:
        home = region.get_parent().get_parent().specific
        region.legal_notice_page = branches["mentions-legales"]
        region.accessibility_page = home.accessibility_page
        region.privacy_page = home.privacy_page
        region.save_revision().publish()


def _grant(region: RegionPage, name: str) -> None:
    collection = ensure_collection(name)
    for label, rights in ((f"Rédaction {name}", WRITES), (f"Coordination {name}", PUBLISHES)):
        group = ensure_group(label)
        grant_pages(group, region, rights)
        grant_library(group, collection)
        grant_choice(group, ensure_collection(NATIONAL_COLLECTION))


def _ensure_site(region: RegionPage, hostname: str, port: int | None) -> None:
    taken = Site.objects.filter(hostname=hostname).exclude(root_page=region).first()
    if taken is not None:
        raise ValidationError(f"Le nom d’hôte {hostname} est déjà celui d’un autre site.")
    default = Site.objects.get(is_default_site=True)
    Site.objects.update_or_create(
        root_page=region,
        defaults={"hostname": hostname, "port": port or default.port, "site_name": region.site_name},
    )

"""What a site's address, name and code may be; each refusal is a French sentence."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from home.maps.france import region_by_insee
from home.regions import NATIONAL

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOST_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_HOST_LENGTH = 253
_NAME_LENGTH = 80  # of SiteIdentity.site_name
_SLUG_LENGTH = 255  # of Page.slug
_RESERVED_SLUGS = {NATIONAL, "toutes"}  # values of the search's `region` key
_RESERVED_NAMES = {"national", "nationale"}  # the nation's collection and group


def fold(name: str) -> str:
    """A name without case, accents nor spare spaces, to compare it with others."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).casefold().split())


def check_slug(slug: str) -> None:
    if not _SLUG.fullmatch(slug) or len(slug) > _SLUG_LENGTH:
        raise ValidationError(
            f"« {slug} » ne convient pas : l’identifiant s’écrit en minuscules sans accent, chiffres et traits d’union."
        )
    if slug in _RESERVED_SLUGS:
        raise ValidationError(f"L’identifiant « {slug} » est réservé.")


def check_name(name: str) -> None:
    if not 0 < len(name) <= _NAME_LENGTH:
        raise ValidationError(f"Le nom d’une région compte de 1 à {_NAME_LENGTH} caractères.")
    if fold(name) in _RESERVED_NAMES:
        raise ValidationError(f"Le nom « {name} » est réservé au site national.")


def check_insee(code: str) -> None:
    """Empty is allowed: an office's own sub-site is no region."""
    if not code:
        return
    try:
        region_by_insee(code)
    except KeyError:
        raise ValidationError(f"« {code} » n’est le code INSEE d’aucune des 18 régions.") from None


def clean_hostname(hostname: str) -> str:
    """A bare host name in lower case; raises ValidationError for an address, a port or anything else."""
    host = hostname.lower()
    if len(host) > _HOST_LENGTH or not all(_HOST_LABEL.fullmatch(label) for label in host.split(".")):
        raise ValidationError(
            f"« {hostname} » n’est pas un nom d’hôte : écrivez-le seul, sans « http:// », port ni barre oblique,"
            " par exemple corse.exemple.fr."
        )
    return host


def check_free(hostname: str, root: Page | None) -> None:
    """Raise ValidationError when a site with another root than `root` holds the host name."""
    holders = Site.objects.filter(hostname__iexact=hostname)
    if holders.exclude(root_page=root).exists() if root else holders.exists():
        raise ValidationError(f"Le nom d’hôte {hostname} est déjà celui d’un autre site.")

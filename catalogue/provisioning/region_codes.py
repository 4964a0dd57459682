"""Who stands where on the map of France: a code has one open region, whoever asks for it at the same time."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from catalogue.provisioning.checks import check_insee
from home.models import RegionCode, RegionPage


def check_code_is_free(code: str, region: RegionPage | None = None) -> None:
    """Raise ValidationError when another open region has the code. Empty is always free."""
    holder = RegionCode.objects.filter(insee=code).exclude(region=region).select_related("region").first()
    if holder:
        raise ValidationError(f"Le code INSEE {code} est déjà celui de la région « {holder.region.title} ».")


def give_code(region: RegionPage, code: str) -> None:
    """Put a region on the map, elsewhere on it, or off it (an empty code).

    Raises ValidationError for an unknown code, and for one that another open region has or takes at that moment.
    """
    check_insee(code)
    if not code:
        take_code(region)
        return
    try:
        with transaction.atomic():
            RegionCode.objects.update_or_create(region=region, defaults={"insee": code})
    except IntegrityError:
        check_code_is_free(code, region)
        raise


def take_code(region: RegionPage) -> str:
    """Free the region's place, for whoever comes; returns its code, empty when it had none."""
    held = RegionCode.objects.filter(region=region).first()
    if held is None:
        return ""
    held.delete()
    return held.insee

"""Two administrators who change one region take turns."""

from wagtail.models import Page

from home.models import RegionPage


def take_turns(region: RegionPage) -> None:
    """Wait, inside a transaction, until nobody else changes this region's people or archive."""
    Page.objects.select_for_update().get(pk=region.pk)

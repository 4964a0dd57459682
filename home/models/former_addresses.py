"""Where regions stood before their slug changed."""

from django.db import models


class FormerAddress(models.Model):
    """A region's home had this `url_path`: what is asked below it is below the region's present one.

    A table, not Wagtail's redirects: these know the pages that were there on that day, and not the search, the files
    nor the query that follow an address.
    """

    url_path = models.CharField("ancien chemin", max_length=600, unique=True)
    region = models.ForeignKey(
        "home.RegionPage", verbose_name="région", on_delete=models.CASCADE, related_name="former_addresses"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "ancienne adresse d’une région"
        verbose_name_plural = "anciennes adresses des régions"

    def __str__(self) -> str:
        return self.url_path

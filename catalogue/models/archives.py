"""What is remembered of a region that was archived, to bring it back as it was."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from home.models import RegionPage


class RegionArchive(models.Model):
    """An archived region: its live pages, what was to be published later, who worked there, its place on the map.

    Beside the region's page and not in it: publishing an old revision of that page must change nothing here.
    """

    region = models.OneToOneField(RegionPage, on_delete=models.CASCADE, related_name="archive", verbose_name="région")
    archived_at = models.DateTimeField("archivée le", default=timezone.now)
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="archivée par",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    insee_code = models.CharField("code INSEE", max_length=2, blank=True)
    # [page id, its live revision's id or None, its latest revision's id or None, whether it had unpublished changes]
    pages = models.JSONField("pages en ligne", default=list)
    schedules = models.JSONField("publications prévues", default=list)  # [revision id, its date in ISO format]
    members = models.JSONField("comptes des groupes", default=list)  # [group id, account id]

    class Meta:
        verbose_name = "archive de région"
        verbose_name_plural = "archives de régions"

    def __str__(self) -> str:
        return f"{self.region} ({self.archived_at:%d/%m/%Y})"

"""Who was invited to a region's team."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from home.models import RegionPage


class Invitation(models.Model):
    """An e-mail address that a region invited, and the account that was made for it.

    No account when the address was somebody's already: the region's people see the same line either way, and learn
    nothing of accounts elsewhere.
    """

    region = models.ForeignKey(RegionPage, on_delete=models.CASCADE, related_name="invitations", verbose_name="région")
    email = models.EmailField("adresse électronique")  # in lower case
    role = models.CharField("rôle", max_length=12)  # a code of catalogue.provisioning.roles
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="compte",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="invitations",
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="invité par",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sent_at = models.DateTimeField("envoyée le", default=timezone.now)
    removed_at = models.DateTimeField("retirée le", null=True, blank=True)  # this region may take the account back

    class Meta:
        verbose_name = "invitation"
        verbose_name_plural = "invitations"
        constraints = [
            models.UniqueConstraint(fields=["region", "email"], name="catalogue_one_invitation_per_region_and_email")
        ]

    def __str__(self) -> str:
        return self.email

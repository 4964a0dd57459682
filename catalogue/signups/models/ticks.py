"""Who said that somebody was there, or not, and when."""

import uuid

from django.conf import settings
from django.db import models

from catalogue.signups.enums import RegistrationState
from catalogue.signups.models.registrations import Registration


class Tick(models.Model):
    """All are kept; the latest of a registration at a meeting, by the hour it was made, is its state there.

    `key` is made on the device, so that what is sent twice is once; `at` is its hour on the site's clock.
    """

    registration = models.ForeignKey(
        Registration, verbose_name="inscription", on_delete=models.CASCADE, related_name="ticks"
    )
    key = models.UUIDField("clé", default=uuid.uuid4, unique=True, editable=False)
    meeting = models.CharField("rencontre", max_length=40, blank=True)  # key of catalogue.schedule.meetings, if several
    state = models.CharField("état", max_length=10, choices=RegistrationState.choices)
    at = models.DateTimeField("pointé le")
    received_at = models.DateTimeField("reçu le", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="par",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = "pointage"
        verbose_name_plural = "pointages"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.get_state_display()

"""« Prévenez-moi » : who wants to know of new dates of a workshop. An address, confirmed by mail, for a year."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models

KEPT = timedelta(days=365)  # since it was confirmed
UNCONFIRMED_KEPT = timedelta(days=7)


class DateAlert(models.Model):
    """`workshop` and `region` are translation_keys of pages, which all their versions share; no region: everywhere."""

    key = models.UUIDField("clé", default=uuid.uuid4, unique=True, editable=False)
    workshop = models.UUIDField("atelier", db_index=True)
    region = models.UUIDField("région", null=True, blank=True)
    email = models.EmailField("courriel", max_length=254)
    folded_email = models.CharField("courriel comparé", max_length=254, editable=False, db_index=True)
    language = models.CharField("langue", max_length=12, default=settings.LANGUAGE_CODE)
    created_at = models.DateTimeField("demandée le", auto_now_add=True)
    confirmed_at = models.DateTimeField("confirmée le", null=True, blank=True)

    class Meta:
        verbose_name = "alerte de nouvelle date"
        verbose_name_plural = "alertes de nouvelles dates"
        constraints = [
            models.UniqueConstraint(fields=["workshop", "folded_email"], name="signups_one_alert_a_workshop"),
        ]

    def __str__(self) -> str:
        return self.email


class DateAlertSent(models.Model):
    """In the transaction of the mail: each date is told once. `date`: the translation_key of its page."""

    alert = models.ForeignKey(DateAlert, verbose_name="alerte", on_delete=models.CASCADE)
    date = models.UUIDField("date")

    class Meta:
        verbose_name = "date annoncée"
        verbose_name_plural = "dates annoncées"
        constraints = [models.UniqueConstraint(fields=["alert", "date"], name="signups_each_date_announced_once")]

    def __str__(self) -> str:
        return str(self.date)

"""« Me prévenir » : an address that wants to know what is new in a search, confirmed by mail, for a year."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

KEPT = timedelta(days=365)  # since it was confirmed
UNCONFIRMED_KEPT = timedelta(days=2)
ASKS_AGAIN = timedelta(days=14)  # before its end, whether to keep it


def folded(address: str) -> str:
    """One form of an address: nobody's mailbox depends on its capitals."""
    return address.strip().lower()[:254]


class SearchAlertQuerySet(models.QuerySet["SearchAlert"]):
    def of_address(self, address: str) -> "SearchAlertQuerySet":
        return self.filter(folded_email=folded(address))

    def confirmed(self) -> "SearchAlertQuerySet":
        """Those that tell, as long as they do."""
        return self.filter(confirmed_at__gt=timezone.now() - KEPT)

    def ended(self) -> "SearchAlertQuerySet":
        """Those that nobody confirmed, or not for a year."""
        now = timezone.now()
        unconfirmed = Q(confirmed_at=None, asked_at__lte=now - UNCONFIRMED_KEPT)
        return self.filter(unconfirmed | Q(confirmed_at__lte=now - KEPT))


class SearchAlert(models.Model):
    """`search` holds the keys of the contract as an address does, `digest` is the same for the same search.

    `region`: translation_key of the home at whose address it was asked. `seen`: ids of pages that it found before.
    """

    key = models.UUIDField("clé", default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("courriel", max_length=254)
    folded_email = models.CharField("courriel comparé", max_length=254, editable=False)
    search = models.TextField("recherche")
    digest = models.CharField("empreinte de la recherche", max_length=64, editable=False)
    title = models.CharField("recherche en toutes lettres", max_length=300)
    theme = models.CharField("thème", max_length=255, blank=True)
    place = models.CharField(
        "lieu", max_length=255, blank=True, help_text="Code d’un département, ou slug d’une région."
    )
    region = models.UUIDField("région", null=True, blank=True)
    language = models.CharField("langue", max_length=12, default=settings.LANGUAGE_CODE)
    asked_at = models.DateTimeField("demandée le", default=timezone.now)
    confirmed_at = models.DateTimeField("confirmée le", null=True, blank=True)
    warned_at = models.DateTimeField("fin annoncée le", null=True, blank=True)
    looked_at = models.DateTimeField("examinée le", default=timezone.now, db_index=True)
    mailed_at = models.DateTimeField("dernier courriel le", null=True, blank=True)
    seen = models.JSONField("pages déjà trouvées", default=list, editable=False)
    is_met = models.BooleanField("une date a été trouvée", default=False)

    objects = SearchAlertQuerySet.as_manager()

    class Meta:
        verbose_name = "alerte de recherche"
        verbose_name_plural = "alertes de recherche"
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["folded_email", "digest"], name="search_alerts_one_for_a_search"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ends_at(self) -> datetime:
        return (self.confirmed_at + KEPT) if self.confirmed_at else (self.asked_at + UNCONFIRMED_KEPT)

    @property
    def ends_soon(self) -> bool:
        """Whether it is asked again if it is to go on."""
        return self.ends_at - timezone.now() <= ASKS_AGAIN

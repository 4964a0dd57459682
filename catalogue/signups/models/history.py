"""What staff did with a registration, and what it wrote: who, when and why."""

from django.conf import settings
from django.db import models

from catalogue.signups.models.registrations import Registration
from catalogue.signups.models.seats import Seats


class Act(models.TextChoices):
    ADDED = "ajout", "Inscription par l’équipe"
    GIVEN_BACK = "rendue", "Place rendue par l’équipe"
    MOVED = "deplacement", "Déplacement à une autre date"
    SERVED = "hors-tour", "Place donnée hors tour"
    ACCEPTED = "acceptee", "Candidature acceptée"
    LISTED = "liste", "Candidature mise sur liste d’attente"
    REFUSED = "refusee", "Candidature refusée"


DECISIONS = [Act.ACCEPTED, Act.LISTED, Act.REFUSED]


def _by() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="par", null=True, on_delete=models.SET_NULL, related_name="+"
    )


class StaffAct(models.Model):
    """In the transaction of what was done. `reason` is forgotten with the person, who reads that of a decision."""

    registration = models.ForeignKey(
        Registration, verbose_name="inscription", on_delete=models.CASCADE, related_name="acts"
    )
    by = _by()
    at = models.DateTimeField("le", auto_now_add=True)
    kind = models.CharField("acte", max_length=12, choices=Act.choices)
    reason = models.CharField("raison", max_length=500, blank=True)

    class Meta:
        verbose_name = "acte sur une inscription"
        verbose_name_plural = "actes sur les inscriptions"

    def __str__(self) -> str:
        return self.get_kind_display()


def decision_on(registration: Registration) -> StaffAct | None:
    """The last that staff took on an application."""
    if not registration.is_application:
        return None
    return StaffAct.objects.filter(registration=registration, kind__in=DECISIONS).order_by("at", "pk").last()


class StaffMessage(models.Model):
    """What staff wrote to people of a date, as it was typed: each has it in a mail of their own."""

    seats = models.ForeignKey(Seats, verbose_name="date", on_delete=models.CASCADE, related_name="messages")
    by = _by()
    at = models.DateTimeField("écrit le", auto_now_add=True)
    subject = models.CharField("objet", max_length=150)
    text = models.TextField("texte", max_length=4000)

    class Meta:
        verbose_name = "message aux personnes inscrites"
        verbose_name_plural = "messages aux personnes inscrites"

    def __str__(self) -> str:
        return self.subject

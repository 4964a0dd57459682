"""Who signed up for a date."""

import uuid

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from catalogue.signups.enums import ACTIVE, HOLDING, Employer, RegistrationState
from catalogue.signups.models.seats import Seats
from home.models.telephones import TelephoneField


def folded(address: str) -> str:
    """One form of an address: nobody's mailbox depends on its capitals."""
    return address.strip().lower()[:254]  # not casefold: « straße.de » and « strasse.de » are two domains


class RegistrationQuerySet(models.QuerySet):
    def active(self):
        return self.filter(state__in=ACTIVE)

    def standing(self):
        """Those of which a person has one at most: also a refusal, which applying again does not undo."""
        return self.filter(state__in=[*ACTIVE, RegistrationState.REFUSED])

    def holding(self):
        return self.filter(state__in=HOLDING)

    def waiting(self):
        """In the order of the list."""
        return self.filter(state=RegistrationState.WAITING).order_by("turn", "pk")

    def of_date(self, page):
        return self.filter(seats__date=page.translation_key)


class Registration(models.Model):
    """A person, or several of one establishment, for a date; an application, when it is a promotion.

    Personal data: see `privacy` for how long.
    """

    seats = models.ForeignKey(Seats, verbose_name="date", on_delete=models.CASCADE, related_name="registrations")
    key = models.UUIDField("clé", default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField("état", max_length=10, choices=RegistrationState.choices)
    places = models.PositiveSmallIntegerField("places", default=1, validators=[MinValueValidator(1)])
    turn = models.PositiveBigIntegerField("tour", default=0)
    name = models.CharField("nom", max_length=120)
    email = models.EmailField("courriel", max_length=254, blank=True)
    folded_email = models.CharField("courriel comparé", max_length=254, blank=True, editable=False, db_index=True)
    establishment = models.CharField("établissement", max_length=160, blank=True)
    activity = models.CharField("activité", max_length=120, blank=True)
    city = models.CharField("commune", max_length=100, blank=True)
    phone = TelephoneField("téléphone", max_length=30, blank=True)
    need = models.TextField("ce que je veux régler", max_length=1000, blank=True)
    accessibility = models.TextField("besoins d’accessibilité", max_length=500, blank=True)
    answers = models.JSONField("réponses", default=list, blank=True)  # [question, answer] pairs, as they were asked
    motivation = models.TextField("motivation", max_length=4000, blank=True)
    employer = models.CharField("accord de l’employeur", max_length=10, choices=Employer.choices, blank=True)
    employer_name = models.CharField("signataire chez l’employeur", max_length=120, blank=True)
    employer_email = models.EmailField("courriel du signataire", max_length=254, blank=True)
    language = models.CharField("langue", max_length=12, default=settings.LANGUAGE_CODE)
    created_at = models.DateTimeField("inscrit le", auto_now_add=True)
    confirm_by = models.DateTimeField("à confirmer avant le", null=True, blank=True)
    offered_until = models.DateTimeField("proposée jusqu’au", null=True, blank=True)
    by_staff = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ajouté par",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link_version = models.PositiveSmallIntegerField("version du lien", default=0)
    forgotten_at = models.DateTimeField("données effacées le", null=True, blank=True)
    departement = models.CharField("département", max_length=3, blank=True)  # its code, once `city` is forgotten

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "inscription"
        verbose_name_plural = "inscriptions"
        constraints = [
            models.UniqueConstraint(
                fields=["seats", "folded_email"],
                condition=Q(state__in=ACTIVE) & ~Q(folded_email=""),
                name="signups_one_registration_a_person",
            ),
        ]
        indexes = [models.Index(fields=["seats", "state", "turn"])]

    def __str__(self):
        return self.name or "Personne effacée"

    def save(self, *args, **kwargs):
        self.folded_email = folded(self.email)
        super().save(*args, **kwargs)

    @property
    def answers_text(self) -> str:
        """For a spreadsheet: a line for each question."""
        return "\n".join(f"{question} {answer}" for question, answer in self.answers)

    @property
    def holds(self) -> bool:
        return self.state in HOLDING

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE

    @property
    def is_application(self) -> bool:
        """Only for a promotion is something said of the employer; it stays when the person is forgotten."""
        return bool(self.employer)

    @property
    def state_label(self) -> str:
        return RegistrationState(self.state).said(of_application=self.is_application)

    @property
    def rank(self) -> int | None:
        """Place in the waiting list, from 1; None when not in it, or when staff chooses among those who wait."""
        if self.state != RegistrationState.WAITING or self.is_application:
            return None
        before = Q(turn__lt=self.turn) | Q(turn=self.turn, pk__lt=self.pk)
        return self.seats.registrations.waiting().filter(before).count() + 1

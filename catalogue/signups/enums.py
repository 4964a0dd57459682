"""The codes of a registration; `docs` and the contract name them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegistrationState(models.TextChoices):
    CONFIRMED = "confirmee", _("Confirmée")
    WAITING = "attente", _("En attente")
    OFFERED = "proposee", _("Place proposée")
    GIVEN_BACK = "rendue", _("Place rendue")
    CANCELLED = "annulee", _("Annulée")
    PRESENT = "presente", _("Présente")
    ABSENT = "absente", _("Absente")
    RECEIVED = "recue", _("Reçue")
    REFUSED = "refusee", _("Refusée")

    def said(self, *, of_application: bool) -> str:
        """Its label: what is confirmed for a session is accepted for a promotion."""
        return str(_OF_APPLICATION.get(self.value, self.label) if of_application else self.label)


_OF_APPLICATION = {"confirmee": _("Acceptée"), "attente": _("Liste d’attente"), "rendue": _("Retirée")}


class Employer(models.TextChoices):
    """What somebody who applies for a promotion says of the employer's agreement."""

    AGREES = "oui", _("Oui, j’ai son accord")
    NOT_YET = "pas-encore", _("Pas encore")


HOLDING = [
    RegistrationState.CONFIRMED,
    RegistrationState.OFFERED,
    RegistrationState.PRESENT,
    RegistrationState.ABSENT,
]
"""States in which seats are taken."""

ACTIVE = [*HOLDING, RegistrationState.WAITING, RegistrationState.RECEIVED]
"""States of which a person has one at most for a date."""


class Notice(models.TextChoices):
    """What a mail tells; each is sent once for what it is about."""

    CONFIRMED = "confirmation", "Inscription confirmée"
    WAITING = "attente", "Rang sur la liste d’attente"
    FREED = "place", "Une place s’est libérée"
    OFFERED = "proposition", "Une place est proposée"
    LAPSED = "passee", "La place proposée est passée au suivant"
    GIVEN_BACK = "rendue", "Place rendue"
    APPLIED = "candidature", "Candidature reçue"
    ACCEPTED = "acceptee", "Candidature acceptée"
    LISTED = "liste", "Candidature sur liste d’attente"
    REFUSED = "refusee", "Candidature refusée"
    WITHDRAWN = "retiree", "Candidature retirée"
    CHANGED = "changement", "Date ou lieu changés"
    POSTPONED = "report", "Date reportée"
    MOVED = "deplacement", "Déplacement à une autre date"
    CANCELLED = "annulation", "Date annulée"
    CLOSED = "fermeture", "Date qui n’est plus annoncée"
    BACK = "retour", "Date de nouveau annoncée"
    IN_A_WEEK = "rappel-7", "Rappel à sept jours"
    TOMORROW = "rappel-1", "Rappel la veille"
    THANKS = "merci", "Remerciements et questions"
    LATER = "trois-mois", "Question à trois mois"
    MESSAGE = "message", "Message de l’équipe"


WORDED = [notice for notice in Notice if notice != Notice.MESSAGE]
"""Mails of which the site has the words, and a region may have its own."""

"""Codes of the contract and the labels people read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    DISCOVERY = "decouverte", _("Découverte")
    BEGINNER = "debutant", _("Débutant")
    INTERMEDIATE = "intermediaire", _("Intermédiaire")
    ADVANCED = "avance", _("Avancé")


class Licence(models.TextChoices):
    CC_BY = "cc-by", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"
    CC_BY_NC_SA = "cc-by-nc-sa", "CC BY-NC-SA 4.0"
    CC0 = "cc0", "CC0 1.0"
    OPEN_LICENCE = "lo-2.0", _("Licence Ouverte 2.0")
    ALL_RIGHTS = "tous-droits", _("Tous droits réservés")

    @property
    def url(self) -> str | None:
        """Where the licence's text stands; None when there is none to give."""
        return _LICENCE_URLS.get(self.value)


_LICENCE_URLS = {
    "cc-by": "https://creativecommons.org/licenses/by/4.0/deed.fr",
    "cc-by-sa": "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
    "cc-by-nc-sa": "https://creativecommons.org/licenses/by-nc-sa/4.0/deed.fr",
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/deed.fr",
    "lo-2.0": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}


class Mode(models.TextChoices):
    ON_SITE = "presentiel", _("En présentiel")
    REMOTE = "distance", _("À distance")
    MIXED = "mixte", _("Mixte")


class Price(models.TextChoices):
    FREE = "gratuit", _("Gratuit")
    PAID = "payant", _("Payant")


class CycleCode(models.TextChoices):
    ANT = "ant", _("Animateur numérique de territoire")
    MND = "mnd", _("Management Numérique de Destinations")
    REPORTER = "reporter", _("Reporter de territoire")
    APEX = "apex", _("APEX, Accueil Par EXcellence")
    TITLE = "titre", _("Titre national")


class MaterialKind(models.TextChoices):
    SLIDES = "diaporama", _("Diaporama")
    TUTORIAL = "tutoriel", _("Tutoriel")
    SHEET = "fiche", _("Fiche pratique")
    TEMPLATE = "modele", _("Modèle à remplir")
    GUIDE = "guide", _("Guide")
    VIDEO = "video", _("Vidéo")
    LINK = "lien", _("Lien commenté")


class Effort(models.TextChoices):
    LOW = "faible", _("Faible")
    MEDIUM = "moyen", _("Moyen")
    HIGH = "eleve", _("Élevé")


class Suitability(models.TextChoices):
    SUITED = "adapte", _("Adapté")
    POSSIBLE = "possible", _("Possible")
    UNSUITED = "deconseille", _("Déconseillé")


class EditorialStatus(models.TextChoices):
    """What the editor says; everything else about a date is computed."""

    PLANNED = "prevue", "Prévue"
    CANCELLED = "annulee", "Annulée"
    POSTPONED = "reportee", "Reportée"


class SignupKind(models.TextChoices):
    """Where one signs up for a date."""

    HERE = "ici", "Sur ce site"
    ELSEWHERE = "ailleurs", "Ailleurs : adresse internet, courriel ou téléphone"
    NONE = "aucune", "Sans inscription"


class State(models.TextChoices):
    """What a visitor is told of a dated page."""

    OPEN = "ouverte", _("Inscriptions ouvertes")
    LAST_SEATS = "dernieres-places", _("Dernières places")
    FULL = "complete", _("Complète")
    CLOSED = "inscriptions-closes", _("Inscriptions closes")
    CANCELLED = "annulee", _("Annulée")
    POSTPONED = "reportee", _("Reportée")
    OVER = "terminee", _("Terminée")

    def said(self, *, feminine: bool) -> str:
        """Its label, agreeing with what it is said of: « Annulée » of a session, « Annulé » of an event."""
        return str(self.label if feminine else _MASCULINE.get(self.value, self.label))

    @property
    def tone(self) -> str:
        """Tone of its badge."""
        return _TONES[self.value]

    @property
    def takes_signups(self) -> bool:
        """Whether a visitor can still sign up."""
        return self in (State.OPEN, State.LAST_SEATS)


_TONES = {
    "ouverte": "ok",
    "dernieres-places": "warning",
    "complete": "danger",
    "inscriptions-closes": "neutral",
    "annulee": "danger",
    "reportee": "warning",
    "terminee": "neutral",
}
_MASCULINE = {
    "complete": _("Complet"),
    "annulee": _("Annulé"),
    "reportee": _("Reporté"),
    "terminee": _("Terminé"),
}


class PassageKind(models.TextChoices):
    """What a file is cut into."""

    SLIDE = "diapo", _("diapo")
    PAGE = "page", _("page")
    SECTION = "section", _("section")


class ExtractionState(models.TextChoices):
    WAITING = "en-attente", "En attente"
    DONE = "lu", "Texte lu"
    FAILED = "echec", "Échec"

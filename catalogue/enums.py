"""Codes of the contract and the labels people read."""

from django.db import models


class Level(models.TextChoices):
    DISCOVERY = "decouverte", "Découverte"
    BEGINNER = "debutant", "Débutant"
    INTERMEDIATE = "intermediaire", "Intermédiaire"
    ADVANCED = "avance", "Avancé"


class Licence(models.TextChoices):
    CC_BY = "cc-by", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"
    CC_BY_NC_SA = "cc-by-nc-sa", "CC BY-NC-SA 4.0"
    CC0 = "cc0", "CC0 1.0"
    OPEN_LICENCE = "lo-2.0", "Licence Ouverte 2.0"
    ALL_RIGHTS = "tous-droits", "Tous droits réservés"

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
    ON_SITE = "presentiel", "En présentiel"
    REMOTE = "distance", "À distance"
    MIXED = "mixte", "Mixte"


class CycleCode(models.TextChoices):
    ANT = "ant", "Animateur numérique de territoire"
    MND = "mnd", "Management Numérique de Destinations"
    REPORTER = "reporter", "Reporter de territoire"
    APEX = "apex", "APEX, Accueil Par EXcellence"
    TITLE = "titre", "Titre national"


class MaterialKind(models.TextChoices):
    SLIDES = "diaporama", "Diaporama"
    TUTORIAL = "tutoriel", "Tutoriel"
    SHEET = "fiche", "Fiche pratique"
    TEMPLATE = "modele", "Modèle à remplir"
    GUIDE = "guide", "Guide"
    VIDEO = "video", "Vidéo"
    LINK = "lien", "Lien commenté"


class Effort(models.TextChoices):
    LOW = "faible", "Faible"
    MEDIUM = "moyen", "Moyen"
    HIGH = "eleve", "Élevé"


class Suitability(models.TextChoices):
    SUITED = "adapte", "Adapté"
    POSSIBLE = "possible", "Possible"
    UNSUITED = "deconseille", "Déconseillé"


class EditorialStatus(models.TextChoices):
    """What the editor says; everything else about a date is computed."""

    PLANNED = "prevue", "Prévue"
    CANCELLED = "annulee", "Annulée"
    POSTPONED = "reportee", "Reportée"


class State(models.TextChoices):
    """What a visitor is told of a dated page."""

    OPEN = "ouverte", "Inscriptions ouvertes"
    LAST_SEATS = "dernieres-places", "Dernières places"
    FULL = "complete", "Complet"
    CLOSED = "inscriptions-closes", "Inscriptions closes"
    CANCELLED = "annulee", "Annulé"
    POSTPONED = "reportee", "Reporté"
    OVER = "terminee", "Terminé"

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


class ExtractionState(models.TextChoices):
    WAITING = "en-attente", "En attente"
    DONE = "lu", "Texte lu"
    FAILED = "echec", "Échec"

"""Codes of the contract and the labels people read."""

from django.db import models


class OrganisationKind(models.TextChoices):
    OT = "ot", "Office de tourisme"
    PAYS = "pays", "Pays touristique"
    ADT = "adt", "Agence ou comité départemental"
    CRT = "crt", "Comité régional"
    FEDERATION = "federation", "Fédération ou réseau"


class PageType(models.TextChoices):
    """What a page is, as search, feeds and cards name it."""

    THEME = "theme", "Thème"
    WORKSHOP = "atelier", "Atelier"
    SESSION = "seance", "Séance"
    CYCLE = "cycle", "Formation"
    PROMOTION = "promotion", "Promotion"
    EVENT = "evenement", "Événement"
    MATERIAL = "ressource", "Ressource"
    FORMAT = "format", "Format"
    ARTICLE = "article", "Article"
    PAGE = "page", "Page"
    REGION = "region", "Région"
    ORGANISATION = "organisation", "Organisation"


class AccessibilityState(models.TextChoices):
    """What the RGAA obliges a site to say of itself, on its home and in its footer."""

    NONE = "non", "non conforme"
    PARTIAL = "partielle", "partiellement conforme"
    FULL = "totale", "totalement conforme"

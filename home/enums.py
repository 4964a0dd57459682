"""Codes of the contract and the labels people read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    OT = "ot", _("Office de tourisme")
    PAYS = "pays", _("Pays touristique")
    ADT = "adt", _("Agence ou comité départemental")
    CRT = "crt", _("Comité régional")
    FEDERATION = "federation", _("Fédération ou réseau")


class PageType(models.TextChoices):
    """What a page is, as search, feeds and cards name it."""

    THEME = "theme", _("Thème")
    WORKSHOP = "atelier", _("Atelier")
    SESSION = "seance", _("Séance")
    CYCLE = "cycle", _("Formation")
    PROMOTION = "promotion", _("Promotion")
    EVENT = "evenement", _("Événement")
    MATERIAL = "ressource", _("Ressource")
    FORMAT = "format", _("Format")
    ARTICLE = "article", _("Article")
    PAGE = "page", _("Page")
    REGION = "region", _("Région")
    ORGANISATION = "organisation", _("Organisation")


DATES = (PageType.SESSION, PageType.EVENT, PageType.PROMOTION)  # pages that say when one meets


class AccessibilityState(models.TextChoices):
    """What the RGAA obliges a site to say of itself, on its home and in its footer."""

    NONE = "non", _("non conforme")
    PARTIAL = "partielle", _("partiellement conforme")
    FULL = "totale", _("totalement conforme")


class Cleaning(models.TextChoices):
    """Whether the file of an image was rid of what it says of its author and place; empty: not yet."""

    DONE = "fait", "Fait"
    FAILED = "illisible", "Illisible"

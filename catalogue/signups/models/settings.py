"""What a region, or the nation, decides of its sign-ups. Without a row, what is said here holds."""

import math
from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_noop
from wagtail.images import get_image_model_string
from wagtail.models import Page

from home.regions import ancestor_paths, pages_of_type

LONGEST = 13  # months; the most that may be kept, and what is kept unless less is said
_SHORTEST = 1
_MONTH = 30.4375  # days


class SignupSettings(models.Model):
    """Of a home and its translations, which are one place. `texts`: a subject and a text by the code of a mail."""

    home = models.OneToOneField(Page, verbose_name="accueil", on_delete=models.CASCADE, related_name="+")
    first_reminder = models.PositiveSmallIntegerField(
        "premier rappel",
        default=7,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Jours avant la date. Vide : pas de premier rappel.",
    )
    last_reminder = models.PositiveSmallIntegerField(
        "dernier rappel",
        default=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text="Jours avant la date. Vide : pas de dernier rappel.",
    )
    retention_months = models.PositiveSmallIntegerField(
        "durée de conservation (mois)",
        default=LONGEST,
        validators=[MinValueValidator(_SHORTEST), MaxValueValidator(LONGEST)],
        help_text=f"Après la date, {LONGEST} au plus. Noms, adresses et réponses sont alors effacés ; les nombres"
        " restent. En dessous de quatre mois, la question des trois mois n’est pas posée.",
    )
    score_question = models.CharField(
        "note sur cinq", max_length=160, default=gettext_noop("Cet atelier vous a-t-il été utile ?")
    )
    second_question = models.CharField(
        "deuxième question",
        max_length=160,
        blank=True,
        default=gettext_noop("Qu’allez-vous faire en premier ?"),
        help_text="Réponse libre. Vide : elle n’est pas posée.",
    )
    third_question = models.CharField(
        "troisième question",
        max_length=160,
        blank=True,
        default=gettext_noop("Qu’est-ce qui vous a manqué ?"),
        help_text="Réponse libre. Vide : elle n’est pas posée.",
    )
    later_question = models.CharField(
        "question à trois mois",
        max_length=160,
        blank=True,
        default=gettext_noop("Qu’avez-vous mis en place ?"),
        help_text="Réponse libre, demandée par courriel 90 jours après. Vide : elle n’est pas posée.",
    )
    signature = models.ForeignKey(
        get_image_model_string(),
        verbose_name="image de la signature",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Au bas des attestations et des convocations. Choisissez une image de votre collection.",
    )
    texts = models.JSONField("textes des courriels", default=dict, blank=True)

    class Meta:
        verbose_name = "réglages des inscriptions"
        verbose_name_plural = "réglages des inscriptions"

    def __str__(self) -> str:
        return "Réglages des inscriptions"

    @property
    def kept(self) -> timedelta:
        """How long after the end of a date its persons are known."""
        return timedelta(days=math.ceil(self.retention_months * _MONTH))


def settings_of(page: Page) -> SignupSettings:
    """Those of the region that a page lies in, else the nation's. Asked once for a page, of which many mails tell."""
    if not hasattr(page, "signup_settings"):
        homes = pages_of_type("regionpage") | pages_of_type("homepage")
        nearest = homes.filter(path__in=ancestor_paths(page.path)).order_by("-depth").values("translation_key")[:1]
        found = SignupSettings.objects.filter(home__translation_key=models.Subquery(nearest))
        page.signup_settings = found.select_related("signature").first() or SignupSettings()
    return page.signup_settings

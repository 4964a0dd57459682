"""Themes: what workshops and materials are about."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from catalogue.forms import ThemeFilterForm
from catalogue.models.events import EventPage
from catalogue.models.materials import MaterialPage
from catalogue.models.workshops import SessionPage, WorkshopPage
from home.blocks import BodyStreamBlock
from home.cards import cards_of
from home.enums import PageType
from home.models.articles import ArticlePage
from home.models.base import SitePage
from home.models.listings import ListingPage
from home.nearby.fields import NearForm


class ThemeIcon(models.TextChoices):
    """Pictograms of the sprite that stand for themes."""

    LISTING = "fiche-google", "Fiche d’établissement"
    REVIEWS = "avis", "Avis"
    SOCIAL = "reseaux-sociaux", "Réseaux sociaux"
    VIDEO = "video", "Vidéo"
    PHOTO = "photo", "Photo"
    WRITING = "ecriture-web", "Écriture"
    SITE = "site-web", "Site internet"
    SEO = "referencement", "Référencement"
    EMAIL = "emailing", "Courriel"
    SELLING = "vente-en-ligne", "Vente"
    PRIVACY = "rgpd", "Données personnelles"
    RENTAL = "meuble", "Meublé"
    VISUALS = "canva", "Visuels"
    AI = "ia", "Intelligence artificielle"
    MOBILE = "accueil-mobile", "Accueil mobile"
    CHECKUP = "diagnostic", "Diagnostic"
    OTHER = "theme", "Autre"


class ThemeIndexPage(ListingPage):
    """All themes at a glance."""

    filter_form_class = ThemeFilterForm
    per_page = 48

    parent_page_types = ["home.HomePage"]
    subpage_types = ["catalogue.ThemePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "liste des thèmes"
        verbose_name_plural = "listes des thèmes"

    def get_items(self, location):
        return ThemePage.objects.child_of(self).order_by("path")


class ThemePage(SitePage):
    """One subject: what it is, its workshops, its coming sessions, its materials."""

    page_type = PageType.THEME

    icon = models.CharField("pictogramme", max_length=20, choices=ThemeIcon.choices, default=ThemeIcon.OTHER)
    vocabulary = models.TextField(
        "mots des prestataires",
        max_length=1000,
        blank=True,
        help_text="Les expressions que l’on emploie pour ce sujet, une par ligne. La recherche s’en sert.",
    )
    body = StreamField(BodyStreamBlock(), verbose_name="contenu", blank=True)

    content_panels = [
        *SitePage.intro_panels,
        FieldPanel("icon"),
        FieldPanel("vocabulary"),
        FieldPanel("body"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("vocabulary"), index.SearchField("body")]

    parent_page_types = ["catalogue.ThemeIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = "thème"
        verbose_name_plural = "thèmes"

    @property
    def card_icon(self):  # type: ignore[override]  # a constant elsewhere, chosen by its editor here
        return self.icon

    @property
    def card_drawing(self):
        return self.icon

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        workshops = WorkshopPage.objects.visible().national().filter(themes__in=[self.pk])
        workshops = workshops.order_by("title").with_cards()
        sessions = SessionPage.objects.visible().in_language_of(self).upcoming().filter(workshop__themes__in=[self.pk])
        sessions = sessions.with_cards()
        materials = MaterialPage.objects.visible().for_region(None).filter(themes__in=[self.pk])
        materials = materials.order_by("-reviewed_on", "pk").with_cards()
        articles = ArticlePage.objects.visible().for_region(None).filter(themes__in=[self.pk])
        articles = articles.order_by("-published_on", "-pk").with_cards()
        events = EventPage.objects.visible().in_language_of(self).upcoming().filter(themes__in=[self.pk]).with_cards()
        names = ("workshops", "sessions", "events", "materials", "articles")
        cards = cards_of(request, workshops[:24], sessions[:6], events[:3], materials[:9], articles[:6])
        context |= zip(names, cards, strict=True)
        agenda = self.location.child_url(request, "agenda")
        if agenda:
            context["near"] = {"action": agenda, "hidden": [("theme", self.slug)], "fields": [NearForm()["pres"]]}
        return context

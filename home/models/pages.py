"""The national home, plain content pages and the questions and answers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from home.blocks import BodyStreamBlock, CallToActionBlock, FaqGroupBlock, KeyFigureBlock
from home.enums import PageType
from home.models.base import SitePage
from home.models.identity import IdentityQuerySet, SiteIdentity
from home.models.regions import map_of_language
from home.privacy_notes import privacy_notes
from home.sections import sections_of
from home.structured_data import network, questions


class HomePage(SiteIdentity, SitePage):
    """The national site's front door: what the network is, what comes next, where to go."""

    is_creatable = False  # by create_site

    promise = models.CharField(
        "promesse",
        max_length=90,
        blank=True,
        help_text="Le grand titre de l’accueil : ce que l’on y gagne, en une phrase. Sans elle, c’est le titre.",
    )
    doors = StreamField(
        [("door", CallToActionBlock())],
        verbose_name="portes d’entrée",
        blank=True,
        max_num=3,
        help_text="Sous le grand titre : une par personne qui arrive. Prestataire, animateur, élu ou direction.",
    )
    key_figures = StreamField(
        [("figure", KeyFigureBlock())],
        verbose_name="chiffres clés",
        blank=True,
        help_text="Le plus récent d’abord, chacun avec sa source.",
    )
    body = StreamField(BodyStreamBlock(), verbose_name="contenu", blank=True)

    objects = PageManager.from_queryset(IdentityQuerySet)()

    front_panels = [FieldPanel(name) for name in ("promise", "doors", "key_figures", "body")]
    edit_handler = TabbedInterface(
        [
            ObjectList([*SitePage.intro_panels, *front_panels], heading="Contenu"),
            ObjectList(SiteIdentity.identity_panels, heading="Identité du site"),
            ObjectList(Page.promote_panels, heading="Référencement"),
            ObjectList(SitePage.settings_panels, heading="Publication"),
        ]
    )
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.ContentPage",
        "home.FaqPage",
        "home.ContactPage",
        "home.RegionIndexPage",
        "home.ArticleIndexPage",
        "home.OrganisationIndexPage",
        "catalogue.ThemeIndexPage",
        "catalogue.WorkshopIndexPage",
        "catalogue.TrainingIndexPage",
        "catalogue.AgendaPage",
        "catalogue.MaterialIndexPage",
        "catalogue.FormatIndexPage",
    ]

    class Meta:
        verbose_name = "accueil national"
        verbose_name_plural = "accueils nationaux"

    @property
    def head_title(self) -> str:
        """What the browser's tab and search engines say of the site."""
        name = self.site_name or settings.WAGTAIL_SITE_NAME
        return self.seo_title or f"{name} · {_('le réseau des animateurs numériques de territoire')}"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context |= {
            "sections": sections_of(request, self.location),
            "map": map_of_language(self, request),
            "regions_url": self.location.child_url(request, "regions"),
            "structured_data": network(self, self.get_full_url(request)),
        }
        return context


class ContentPage(SitePage):
    """A page of text: who we are, legal notice, accessibility…"""

    body = StreamField(BodyStreamBlock(), verbose_name="contenu", blank=True)

    content_panels = [*SitePage.intro_panels, FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    parent_page_types = ["home.HomePage", "home.RegionPage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = "page de contenu"
        verbose_name_plural = "pages de contenu"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["notes"] = privacy_notes(self, self.location)
        return context


class FaqPage(SitePage):
    """Questions and answers by group; each question has an address to share."""

    groups = StreamField([("group", FaqGroupBlock())], verbose_name="questions", blank=True)

    content_panels = [*SitePage.intro_panels, FieldPanel("groups")]
    search_fields = [*SitePage.search_fields, index.SearchField("groups")]

    parent_page_types = ["home.HomePage", "home.RegionPage"]
    subpage_types = []

    page_type = PageType.PAGE

    class Meta:
        verbose_name = "foire aux questions"
        verbose_name_plural = "foires aux questions"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["structured_data"] = questions(self)
        return context

"""The directory of organisations that animate the network."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from home.blocks import BodyStreamBlock
from home.cards import Badge, Fact
from home.enums import OrganisationKind, PageType
from home.forms import OrganisationFilterForm
from home.languages.fields import same_in_all_languages
from home.models.base import SitePage
from home.models.communes import CommuneField
from home.models.listings import ListingPage
from home.models.telephones import TelephoneField
from home.related import related_lists
from home.structured_data import organisation
from home.telephones import dialled, shown
from home.typed_communes.placing import PlacedPageForm
from home.validators import validate_postcode


class OrganisationIndexPage(ListingPage):
    """The directory: who animates, where, and how to reach them."""

    filter_form_class = OrganisationFilterForm

    parent_page_types = ["home.HomePage", "home.RegionPage"]
    subpage_types = ["home.OrganisationPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "annuaire"
        verbose_name_plural = "annuaires"

    def get_items(self, location):
        organisations = OrganisationPage.objects
        if location.region is None:
            return organisations.order_by("title", "pk")
        return organisations.for_region(location.region).order_by("title", "pk")


class OrganisationPage(SitePage):
    """An office, a pays, an agency: what it covers and who animates there."""

    page_type = PageType.ORGANISATION
    card_icon = "organisation"

    kind = models.CharField("nature", max_length=12, choices=OrganisationKind.choices, default=OrganisationKind.OT)
    territory = models.CharField(
        "territoire", max_length=160, blank=True, help_text="Communes, pays ou département couverts."
    )
    address = models.CharField("adresse", max_length=200, blank=True)
    postcode = models.CharField("code postal", max_length=5, blank=True, validators=[validate_postcode])
    city = CommuneField("commune", max_length=100, blank=True)
    phone = TelephoneField("téléphone", max_length=30, blank=True)
    email = models.EmailField("adresse électronique", blank=True)
    website = models.URLField("site internet", blank=True)
    latitude = models.FloatField(
        "latitude", null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        "longitude", null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    body = StreamField(BodyStreamBlock(), verbose_name="présentation", blank=True)

    base_form_class = PlacedPageForm
    override_translatable_fields = same_in_all_languages("territory", "address", "postcode", "city", "phone")

    content_panels = [
        *SitePage.intro_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("territory")], heading="Organisation"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("city"), FieldPanel("postcode")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("website"),
            ],
            heading="Contact et situation",
            help_text="La commune et son code postal placent l’organisation sur la carte de sa région.",
        ),
        InlinePanel("animators", heading="Qui anime", label="animateur ou animatrice"),
        FieldPanel("body"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("territory"),
        index.SearchField("city"),
        index.SearchField("body"),
        index.FilterField("kind"),
    ]

    parent_page_types = ["home.OrganisationIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = "organisation"
        verbose_name_plural = "organisations"

    def card_meta(self):
        place = " ".join(part for part in (self.postcode, self.city) if part)
        return [Fact("lieu", text) for text in (place, self.territory) if text]

    def card_badges(self):
        return [Badge(self.get_kind_display())]

    def contact_rows(self) -> list[dict]:
        """Facts of the contact panel, those that are known."""
        place = "\n".join(part for part in (self.address, f"{self.postcode} {self.city}".strip()) if part)
        rows = [
            {"icon": "carte", "label": _("Territoire"), "text": self.territory},
            {"icon": "lieu", "label": _("Adresse"), "text": place},
            {
                "icon": "telephone",
                "label": _("Téléphone"),
                "text": shown(self.phone),
                "url": f"tel:{dialled(self.phone)}",
            },
            {"icon": "mail", "label": _("Courriel"), "text": self.email, "url": f"mailto:{self.email}"},
        ]
        return [row for row in rows if row["text"]]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context |= {
            "animators": self.animators.all(),
            "contact_rows": self.contact_rows(),
            "actions": [{"label": _("Voir le site"), "url": self.website, "icon": "externe"}] if self.website else [],
            "related": related_lists(request, self),
            "structured_data": organisation(self, self.get_full_url(request)),
        }
        return context


class Animator(Orderable):
    """Who animates in an organisation."""

    organisation = ParentalKey(OrganisationPage, on_delete=models.CASCADE, related_name="animators")
    name = models.CharField("nom ou fonction", max_length=120, help_text="Avec l’accord de la personne.")
    topics = models.CharField("sujets", max_length=200, blank=True)
    email = models.EmailField("adresse électronique", blank=True)

    class Meta(Orderable.Meta):
        verbose_name = "animateur ou animatrice"
        verbose_name_plural = "animateurs et animatrices"

    def __str__(self):
        return self.name

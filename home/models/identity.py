"""The identity of a site: fields of the national home and of each region's, since a region may have no Site."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField

from home.enums import AccessibilityState
from home.foot import LEGAL_PAGES
from home.frame import DEFAULT_ACCENT
from home.languages.fields import same_in_all_languages
from home.models.accents import AccentField
from home.models.telephones import TelephoneField
from home.querysets import SitePageQuerySet


class IdentityQuerySet(SitePageQuerySet):
    def with_detail(self):
        """With the logo and the legal pages that the frame of each page shows: one query."""
        return super().with_detail().select_related("logo", *LEGAL_PAGES)


def _legal_page(label: str):
    return models.ForeignKey(
        "wagtailcore.Page", verbose_name=label, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


class SiteIdentity(models.Model):
    """Name, logo, colour, contact, footer and legal pages of a site; abstract."""

    key_figures: StreamField  # of the home or the region

    site_name = models.CharField("nom du site", max_length=80, help_text="Affiché en tête et dans l’onglet.")
    logo = models.ForeignKey(
        "home.SiteImage",
        verbose_name="logo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    accent_colour = AccentField(
        "couleur d’accent",
        max_length=7,
        default=DEFAULT_ACCENT,
        help_text="Sous la forme #RRVVBB, assez foncée pour qu’un texte blanc y soit lisible.",
    )
    contact_email = models.EmailField("adresse électronique", blank=True)
    contact_phone = TelephoneField("téléphone", max_length=30, blank=True)
    contact_address = models.TextField("adresse postale", max_length=300, blank=True)
    footer_text = RichTextField("texte de pied de page", blank=True, features=["bold", "italic", "link"])
    accessibility_state = models.CharField(
        "état d’accessibilité",
        max_length=10,
        choices=AccessibilityState.choices,
        default=AccessibilityState.NONE,
        help_text="Selon le dernier audit RGAA ; « non conforme » tant qu’il n’y en a pas eu.",
    )
    accessibility_page = _legal_page("page d’accessibilité")
    legal_notice_page = _legal_page("mentions légales")
    privacy_page = _legal_page("données personnelles")

    identity_panels = [
        MultiFieldPanel([FieldPanel("site_name"), FieldPanel("logo"), FieldPanel("accent_colour")], heading="Identité"),
        MultiFieldPanel(
            [FieldPanel("contact_email"), FieldPanel("contact_phone"), FieldPanel("contact_address")], heading="Contact"
        ),
        MultiFieldPanel(
            [
                FieldPanel("footer_text"),
                FieldPanel("accessibility_state"),
                *(PageChooserPanel(name) for name in LEGAL_PAGES),
            ],
            heading="Pied de page",
        ),
    ]

    class Meta:
        abstract = True

    override_translatable_fields = same_in_all_languages(
        "site_name", "accent_colour", "contact_phone", "contact_address"
    )

    @property
    def figures(self) -> list:
        """The key figures, for their component."""
        return [figure.value for figure in self.key_figures]

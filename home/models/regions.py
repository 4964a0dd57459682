"""Regional sub-sites: their index with the coverage map, their homes, and the contact page."""

from django import forms
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from home.blocks import BodyStreamBlock, KeyFigureBlock
from home.cards import cards_of
from home.enums import PageType
from home.languages.fields import same_in_all_languages
from home.maps.coverage import coverage_map
from home.maps.departements import by_departement
from home.maps.places import map_of_places
from home.models.base import SitePage
from home.models.identity import IdentityQuerySet, SiteIdentity
from home.models.network import OrganisationPage
from home.models.telephones import TelephoneField
from home.querysets import is_served
from home.regions import ancestor_paths
from home.sections import section_choices, sections_of
from home.structured_data import network
from home.time_zones import DEFAULT_ZONE, FRENCH_ZONES
from home.tree_cache import remembered
from home.validators import validate_insee
from home.walls.forms import WalledPageForm

_ZONE_HELP = "Proposé pour les séances. Les comptes de la région lisent et écrivent les heures sur cette horloge."


class RegionIndexPage(SitePage):
    """All regions, on a map and in a list; regional homes stand below it."""

    body = StreamField(BodyStreamBlock(), verbose_name="contenu", blank=True)

    content_panels = [*SitePage.intro_panels, FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.RegionPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "liste des régions"
        verbose_name_plural = "listes des régions"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        regions = list(RegionPage.objects.child_of(self).visible().with_cards().order_by("title"))
        context["cards"] = cards_of(request, regions)[0]
        context["map"] = map_of(regions, request)
        return context


class RegionForm(WalledPageForm):
    """Offers the sections that apps registered."""

    sections = forms.MultipleChoiceField(
        label="Rubriques de l’accueil",
        required=False,
        choices=section_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Une rubrique sans contenu ne s’affiche pas.",
    )


class RegionPage(SiteIdentity, SitePage):
    """A region's front door: its coordinator, its agenda, its materials."""

    page_type = PageType.REGION
    is_creatable = False  # by create_region, which makes its tree, its groups and its rights at once
    card_icon = "region"

    time_zone = models.CharField(
        "fuseau horaire",
        max_length=40,
        choices=FRENCH_ZONES,
        default=DEFAULT_ZONE,
        help_text="Proposé pour les séances.",
    )
    coordinator_name = models.CharField(
        "coordination", max_length=120, blank=True, help_text="Personne ou fonction qui anime le réseau dans la région."
    )
    coordinator_email = models.EmailField("adresse de la coordination", blank=True)
    coordinator_phone = TelephoneField("téléphone de la coordination", max_length=30, blank=True)
    key_figures = StreamField([("figure", KeyFigureBlock())], verbose_name="chiffres clés", blank=True)
    body = StreamField(BodyStreamBlock(), verbose_name="contenu", blank=True)
    sections = models.JSONField("rubriques de l’accueil", default=list, blank=True)

    objects = PageManager.from_queryset(IdentityQuerySet)()
    base_form_class = RegionForm
    override_translatable_fields = [
        *SiteIdentity.override_translatable_fields,
        *same_in_all_languages("coordinator_name", "coordinator_phone"),
    ]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [*SitePage.intro_panels, FieldPanel("key_figures"), FieldPanel("body"), FieldPanel("sections")],
                heading="Contenu",
            ),
            ObjectList(
                [
                    MultiFieldPanel([FieldPanel("time_zone", help_text=_ZONE_HELP)], heading="Territoire"),
                    MultiFieldPanel(
                        [FieldPanel(f"coordinator_{part}") for part in ("name", "email", "phone")],
                        heading="Coordination",
                    ),
                ],
                heading="Région",
            ),
            ObjectList(SiteIdentity.identity_panels, heading="Identité du site"),
            ObjectList(Page.promote_panels, heading="Référencement"),
            ObjectList(SitePage.settings_panels, heading="Publication"),
        ]
    )
    search_fields = [*SitePage.search_fields, index.SearchField("body"), index.SearchField("coordinator_name")]

    parent_page_types = ["home.RegionIndexPage"]
    subpage_types = [
        "home.ContentPage",
        "home.FaqPage",
        "home.ContactPage",
        "home.ArticleIndexPage",
        "home.OrganisationIndexPage",
        "catalogue.WorkshopIndexPage",
        "catalogue.TrainingIndexPage",
        "catalogue.AgendaPage",
        "catalogue.MaterialIndexPage",
    ]

    class Meta:
        verbose_name = "accueil régional"
        verbose_name_plural = "accueils régionaux"

    @property
    def insee_code(self) -> str:
        """Where the region stands on the map of France, in every language; empty when it does not."""
        return insee_codes().get(str(self.translation_key), "")

    @property
    def has_coordinator(self) -> bool:
        return bool(self.coordinator_name or self.coordinator_email or self.coordinator_phone)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["sections"] = sections_of(request, self.location, self.sections or None)
        context["structured_data"] = network(self, self.get_full_url(request))
        organisations = self._organisations()
        context["organisations"] = _listed(organisations, request)
        context["organisation_map"] = map_of_places(self.insee_code, organisations)
        context["directory_url"] = self.location.child_url(request, "annuaire")
        return context

    def _organisations(self) -> list[OrganisationPage]:
        found = OrganisationPage.objects.visible().within(self).order_by("title", "pk")
        place = ("postcode", "city", "latitude", "longitude")
        return list(found.only("pk", "title", "url_path", "path", "depth", *place))


class RegionCode(models.Model):
    """The INSEE code of an open region: it has its place on the map alone, until it is archived.

    A table, not a field of the page: publishing an old revision, or a copy, would take the place of another region.
    """

    region = models.OneToOneField(RegionPage, verbose_name="région", on_delete=models.CASCADE, related_name="code")
    insee = models.CharField("code INSEE", max_length=2, unique=True, validators=[validate_insee])

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "code INSEE d’une région"
        verbose_name_plural = "codes INSEE des régions"

    def __str__(self):
        return self.insee


def insee_codes() -> dict[str, str]:
    """Codes by the regions' translation key."""
    rows = RegionCode.objects.values_list("region__translation_key", "insee")
    return remembered("insee", lambda: {str(key): insee for key, insee in rows})


def _listed(organisations: list[OrganisationPage], request) -> list[dict]:
    """Organisations by département: a list says where they are to everybody, a map to few."""
    groups = by_departement(organisations)
    for group in groups:
        group["organisations"] = [
            {"title": page.title, "city": page.city, "url": page.get_url(request)} for page in group["organisations"]
        ]
    return groups


def map_of_language(page: Page, request) -> dict:
    """The coverage map of all regional homes in the language of `page`."""
    regions = RegionPage.objects.visible().in_language_of(page).filter(translation_key__in=insee_codes())
    wanted = ("translation_key", "title", "url_path", "path", "depth", "live", "expire_at")
    known = remembered(f"map:{page.locale_id}", lambda: list(regions.only(*wanted)))
    return map_of([region for region in known if is_served(region)], request)  # one may expire meanwhile


def map_of(regions: list[RegionPage], request) -> dict:
    """The coverage map of regional homes; sub-sites without an INSEE code are not on it."""
    codes = insee_codes()
    placed = ((codes.get(str(region.translation_key)), region) for region in regions)
    return coverage_map({code: region.get_url(request) for code, region in placed if code})


class ContactPage(SitePage):
    """How to reach the network: the nearest animator, region by region."""

    body = StreamField(BodyStreamBlock(), verbose_name="contenu", blank=True)

    content_panels = [*SitePage.intro_panels, FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    parent_page_types = ["home.HomePage", "home.RegionPage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = "page de contact"
        verbose_name_plural = "pages de contact"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        regions = RegionPage.objects.visible().in_language_of(self).with_cards().order_by("title")
        elsewhere = regions if self.location.region is None else []
        context["regions"] = [{"page": region, "url": region.get_url(request)} for region in elsewhere]
        return context


def region_of(page: Page) -> RegionPage | None:
    """The region that owns `page`, None when it is national; asks the database, one query."""
    return RegionPage.objects.filter(path__in=ancestor_paths(page.path)).order_by("-depth").first()

"""Training cycles and their dated cohorts (promotions)."""

from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from catalogue import structured_data
from catalogue.blocks import ModuleBlock, ObjectiveBlock
from catalogue.enums import CycleCode, SignupKind
from catalogue.forms import PromotionFilterForm
from catalogue.models.days import Day, InDays
from catalogue.models.schedule import Scheduled
from catalogue.models.signing_up import SignUp, SignUpHere
from catalogue.panels import QualiopiPanel
from catalogue.querysets import PromotionQuerySet, manager_of
from catalogue.relations import public_relations
from catalogue.schedule.forms import SessionPageForm
from catalogue.schedule.meetings import Meeting, first_and_last_day
from catalogue.schedule.timetable import rows_of
from home.blocks import BodyStreamBlock
from home.cards import Badge, Fact, cards_of
from home.enums import PageType
from home.models.base import SitePage
from home.models.listings import ListingPage

_SHORT_TEXT = ["bold", "italic", "link", "ul", "ol"]


class TrainingIndexPage(ListingPage):
    """The cycles, and the promotions to come."""

    filter_form_class = PromotionFilterForm

    parent_page_types = ["home.HomePage", "home.RegionPage"]
    subpage_types = ["catalogue.CyclePage", "catalogue.PromotionPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "formations"
        verbose_name_plural = "formations"

    def get_items(self, location):
        promotions = PromotionPage.objects
        owned = promotions.all() if location.region is None else promotions.for_region(location.region)
        return owned.upcoming_first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        cycles = CyclePage.objects.visible().national().in_language_of(self).with_cards().order_by("path")
        context["cycles"] = cards_of(request, cycles)[0]
        return context


class CyclePage(SitePage):
    """A training course: what it teaches, for how long, how to get in."""

    page_type = PageType.CYCLE
    card_icon = "cycle"

    code = models.CharField("cycle", max_length=10, choices=CycleCode.choices)
    historical = models.BooleanField(
        "historique", default=False, help_text="Cochez si la formation n’est plus proposée : la page le dira."
    )
    body = StreamField(BodyStreamBlock(), verbose_name="présentation", blank=True)
    prerequisites = RichTextField("prérequis", blank=True, features=_SHORT_TEXT)
    objectives = StreamField([("objective", ObjectiveBlock())], verbose_name="objectifs", blank=True)
    duration_days = models.DecimalField("durée (jours)", max_digits=4, decimal_places=1, null=True, blank=True)
    duration = models.CharField("durée et rythme", max_length=160, blank=True)
    access_terms = RichTextField("modalités d’accès", blank=True, features=_SHORT_TEXT)
    access_delay = models.CharField("délai d’accès", max_length=160, blank=True)
    price = models.CharField("tarif", max_length=400, blank=True)
    contacts = RichTextField("contacts", blank=True, features=_SHORT_TEXT)
    methods = RichTextField("méthodes mobilisées", blank=True, features=_SHORT_TEXT)
    evaluation = RichTextField("modalités d’évaluation", blank=True, features=_SHORT_TEXT)
    accessibility = RichTextField("accessibilité aux personnes handicapées", blank=True, features=_SHORT_TEXT)
    modules = StreamField([("module", ModuleBlock())], verbose_name="modules", blank=True)

    content_panels = [
        QualiopiPanel(heading="Indicateur 1 de Qualiopi"),
        *SitePage.intro_panels,
        MultiFieldPanel([FieldPanel("code"), FieldPanel("historical"), FieldPanel("body")], heading="Formation"),
        MultiFieldPanel(
            [
                FieldPanel("prerequisites"),
                FieldPanel("objectives"),
                FieldRowPanel([FieldPanel("duration_days"), FieldPanel("duration")]),
                FieldPanel("access_terms"),
                FieldPanel("access_delay"),
                FieldPanel("price"),
                FieldPanel("contacts"),
                FieldPanel("methods"),
                FieldPanel("evaluation"),
                FieldPanel("accessibility"),
            ],
            heading="Information du public (Qualiopi)",
        ),
        FieldPanel("modules"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("body"),
        index.SearchField("objectives"),
        index.SearchField("modules"),
        index.FilterField("code"),
    ]

    parent_page_types = ["catalogue.TrainingIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = "formation (cycle)"
        verbose_name_plural = "formations (cycles)"

    def card_meta(self):
        return [Fact("horloge", self.duration)] if self.duration else []

    @property
    def offered(self) -> bool:
        """Whether one can still follow it; nobody knows whether the national title is still valid."""
        return not self.historical and self.code != CycleCode.TITLE

    @property
    def has_facts(self) -> bool:
        """Whether its panel of facts has something to say."""
        return any((self.duration, self.access_delay, self.price, self.contacts, self.accessibility))

    @property
    def has_conditions(self) -> bool:
        """Whether something is said of how to get in, and of what awaits there."""
        before = (self.prerequisites, self.access_terms, self.accessibility, self.contacts)
        return any((*before, self.methods, self.evaluation))

    def card_badges(self):
        return [] if self.offered else [Badge(_("Historique"))]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        promotions = PromotionPage.objects.visible().in_language_of(self).filter(cycle_id=self.pk).with_cards()
        upcoming = list(promotions.upcoming()[:12])
        context |= {
            "promotions": rows_of(request, upcoming),
            "past_promotions": rows_of(request, promotions.past()[:12]),
            "structured_data": structured_data.cycle(self, upcoming),
        }
        return context


class PromotionPage(SignUpHere, InDays, Scheduled, SignUp, SitePage):
    """A dated cohort of a cycle, in a region, and its days. Who wants to follow it applies, and staff decides."""

    page_type = PageType.PROMOTION
    card_icon = "promotion"

    cycle = models.ForeignKey(CyclePage, verbose_name="formation", on_delete=models.PROTECT, related_name="promotions")
    organisation = models.ForeignKey(
        "home.OrganisationPage",
        verbose_name="organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    signup_kind = models.CharField(
        "où candidater",
        max_length=10,
        choices=SignupKind.choices,
        default=SignupKind.ELSEWHERE,
        help_text="Sur ce site : chacun écrit sa motivation et dit si son employeur est d’accord. Vous décidez, et un"
        " courriel donne votre décision et sa raison.",
    )
    takes_applications = True
    places_each, confirm_address, smaller_may_pass = 1, False, False  # what a session settles, and is no choice here

    base_form_class = SessionPageForm
    objects = manager_of(PromotionQuerySet)

    content_panels = [
        *SitePage.intro_panels,
        MultiFieldPanel([PageChooserPanel("cycle"), PageChooserPanel("organisation")], heading="Formation"),
        *Scheduled.schedule_panels,
        InlinePanel(
            "days",
            heading="Jours de formation",
            label="jour",
            help_text="Chacun entre dans les agendas. Sans eux, on n’y met que le premier et le dernier jour.",
        ),
        MultiFieldPanel([FieldPanel("signup_kind"), FieldPanel("signup_questions")], heading="Candidature"),
        *SignUp.signup_panels,
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("city"), index.FilterField("starts_at")]

    parent_page_types = ["catalogue.TrainingIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = "promotion"
        verbose_name_plural = "promotions"

    def meetings_without_days(self) -> list[Meeting]:
        return first_and_last_day(self.local_start, self.local_end)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        related = public_relations(request, self, "cycle", "moved_to", linked=["organisation"])
        context |= related
        context["days"] = self.days_in_order
        context["structured_data"] = structured_data.promotion(self, related["organisation"])
        return context


class PromotionDay(Day):
    """A day of a promotion."""

    promotion = ParentalKey(PromotionPage, on_delete=models.CASCADE, related_name="days")

    class Meta(Day.Meta):
        verbose_name = "jour de formation"
        verbose_name_plural = "jours de formation"

"""Workshops, which are evergreen, and their dated sessions, each a page of the site that runs it."""

from typing import cast

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    TitleFieldPanel,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from catalogue import structured_data
from catalogue.blocks import ObjectiveBlock, ProgrammeStepBlock
from catalogue.enums import EditorialStatus, Level
from catalogue.forms import DatesNearForm, WorkshopFilterForm
from catalogue.models.days import Day, InDays
from catalogue.models.materials import MaterialPage
from catalogue.models.schedule import Scheduled
from catalogue.models.signing_up import SignUp, SignUpHere
from catalogue.querysets import SessionQuerySet, WorkshopQuerySet, manager_of
from catalogue.relations import public_relations
from catalogue.schedule.durations import duration_label
from catalogue.schedule.forms import WorkshopSessionForm
from catalogue.schedule.meetings import Meeting
from catalogue.schedule.near import nearest
from catalogue.schedule.scores import Score, public_score
from catalogue.schedule.timetable import rows_of
from home.cards import Fact, cards_of
from home.enums import PageType
from home.guide.panel import GuidePanel
from home.models.articles import ArticlePage
from home.models.base import SitePage
from home.models.listings import ListingPage
from home.models.network import OrganisationPage

_DATES = 30  # that are listed
_SHORT_TEXT = ["bold", "italic", "link", "ul", "ol"]


class WorkshopIndexPage(ListingPage):
    """The catalogue of workshops; a region's lists its own and the national ones."""

    filter_form_class = WorkshopFilterForm

    parent_page_types = ["home.HomePage", "home.RegionPage"]
    subpage_types = ["catalogue.WorkshopPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "catalogue d’ateliers"
        verbose_name_plural = "catalogues d’ateliers"

    def get_items(self, location):
        return WorkshopPage.objects.for_region(location.region).order_by("title", "pk")


class WorkshopPage(SitePage):
    """What a workshop teaches, to whom and how; its dates are sessions, wherever they take place."""

    page_type = PageType.WORKSHOP
    card_icon = "atelier"

    themes = ParentalManyToManyField("catalogue.ThemePage", verbose_name="thèmes", related_name="workshops")
    audiences = ParentalManyToManyField(
        "catalogue.Audience", verbose_name="publics", blank=True, related_name="workshops"
    )
    format = models.ForeignKey(
        "catalogue.FormatPage",
        verbose_name="format",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="workshops",
    )
    level = models.CharField("niveau", max_length=14, choices=Level.choices, default=Level.BEGINNER)
    duration = models.PositiveSmallIntegerField("durée (minutes)", default=120, validators=[MinValueValidator(15)])
    objectives = StreamField([("objective", ObjectiveBlock())], verbose_name="objectifs", blank=True)
    programme = StreamField([("step", ProgrammeStepBlock())], verbose_name="programme", blank=True)
    prerequisites = RichTextField("prérequis", blank=True, features=_SHORT_TEXT)
    methods = RichTextField("méthodes", blank=True, features=_SHORT_TEXT)
    evaluation = RichTextField("évaluation", blank=True, features=_SHORT_TEXT)
    to_bring = RichTextField("à apporter", blank=True, features=_SHORT_TEXT)
    materials = ParentalManyToManyField(
        "catalogue.MaterialPage", verbose_name="ressources", blank=True, related_name="workshops"
    )
    next_workshops = ParentalManyToManyField(
        "self",
        verbose_name="et après ?",
        blank=True,
        symmetrical=False,
        related_name="previous_workshops",
        help_text="Les ateliers à proposer à qui a déjà suivi celui-ci.",
    )
    reviewed_on = models.DateField("relu le", null=True, blank=True)

    objects = manager_of(WorkshopQuerySet)

    content_panels = [
        GuidePanel("creer-un-atelier"),
        MultiFieldPanel(
            [
                TitleFieldPanel("title", placeholder=False),
                FieldPanel("summary"),
                FieldPanel("themes"),
                FieldPanel("objectives"),
            ],
            heading="Ce que l’on y apprend",
        ),
        MultiFieldPanel(
            [FieldPanel("audiences"), FieldPanel("level"), FieldPanel("prerequisites")], heading="Pour qui"
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("duration"), PageChooserPanel("format")]),
                FieldPanel("programme"),
                FieldPanel("methods"),
                FieldPanel("evaluation"),
            ],
            heading="Comment il se déroule",
        ),
        MultiFieldPanel([FieldPanel("to_bring"), FieldPanel("materials")], heading="En pratique"),
        MultiFieldPanel(
            [FieldPanel("illustration"), FieldPanel("next_workshops"), FieldPanel("reviewed_on")],
            heading="Image, suite et relecture",
        ),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("objectives"),
        index.SearchField("programme"),
        index.FilterField("level"),
    ]

    parent_page_types = ["catalogue.WorkshopIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = "atelier"
        verbose_name_plural = "ateliers"

    @property
    def duration_label(self) -> str:
        return duration_label(self.duration)

    @property
    def score(self) -> Score | None:
        """What those who came to its sessions thought of it."""
        return public_score(self)

    def card_meta(self):
        return [Fact("horloge", self.duration_label), Fact("niveau", self.get_level_display())]

    def articles(self):
        """The newest ones on its themes."""
        alike = ArticlePage.objects.filter(themes__in=self.themes.values_list("id", flat=True))
        found = ArticlePage.objects.visible().in_language_of(self).for_region(self.location.region)
        return found.filter(pk__in=alike.values("pk")).with_cards().order_by("-published_on", "-pk")[:3]

    def organisations(self):
        """Those that hold its sessions, or did."""
        held = SessionPage.objects.visible().filter(workshop_id=self.pk).order_by().values("organisation")
        return OrganisationPage.objects.visible().filter(pk__in=held).with_cards().order_by("title", "pk")[:12]

    def _dates(self, form: DatesNearForm) -> tuple[list["SessionPage"], dict[int, float]]:
        """The soonest of its sessions, or the nearest to the place that is asked, with how far they are."""
        sessions = SessionPage.objects.visible().in_language_of(self).upcoming().filter(workshop_id=self.pk)
        if form.commune is None:
            return list(sessions.with_cards()[:_DATES]), {}
        distances = nearest(sessions, form.commune, form.radius)
        first = list(distances)[:_DATES]
        pages = SessionPage.objects.filter(pk__in=first).with_cards()
        return sorted(pages, key=lambda page: first.index(page.pk)), distances

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        form = DatesNearForm(request.GET, location=self.location)
        sessions, distances = self._dates(form)
        materials = MaterialPage.objects.visible().filter(pk__in=self.materials.all()).with_cards().order_by("title")
        following = WorkshopPage.objects.visible().filter(pk__in=self.next_workshops.all()).with_cards()
        cards = cards_of(request, materials, following, self.articles(), self.organisations())
        context |= zip(("materials", "next_workshops", "articles", "organisations"), cards, strict=True)
        context |= public_relations(request, self, linked=["format"])
        context |= {
            "sessions": rows_of(request, sessions, distances),
            "near": {"fields": [form["pres"], form["km"]]},
            "near_place": form.commune,
            "audiences": self.audiences.all(),
            "structured_data": structured_data.workshop(self, sessions),
        }
        return context


class SessionPage(SignUpHere, InDays, Scheduled, SignUp, SitePage):
    """A date of a workshop: when, where, who hosts it, and how to sign up."""

    page_type = PageType.SESSION
    card_icon = "seance"

    workshop = models.ForeignKey(
        WorkshopPage, verbose_name="atelier", on_delete=models.PROTECT, related_name="sessions"
    )
    organisation = models.ForeignKey(
        "home.OrganisationPage",
        verbose_name="organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    host = models.CharField("animé par", max_length=160, blank=True, help_text="Fonction ou équipe.")

    base_form_class = WorkshopSessionForm
    objects = manager_of(SessionQuerySet)

    content_panels = [
        GuidePanel("ajouter-une-seance"),
        *SitePage.intro_panels,
        MultiFieldPanel(
            [PageChooserPanel("workshop"), PageChooserPanel("organisation"), FieldPanel("host")], heading="Atelier"
        ),
        *Scheduled.schedule_panels,
        InlinePanel(
            "days",
            heading="Plusieurs rencontres",
            label="rencontre",
            help_text="Pour un atelier en plusieurs fois, où l’on s’inscrit une fois pour toutes : chacune, la "
            "première comprise. Le début et la fin de la séance deviennent ceux de la première et de la dernière.",
        ),
        *SignUpHere.here_panels,
        *SignUp.signup_panels,
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("city"), index.FilterField("starts_at")]

    parent_page_types = ["catalogue.AgendaPage"]
    subpage_types = []

    class Meta:
        verbose_name = "séance"
        verbose_name_plural = "séances"

    def clean(self):
        super().clean()
        moved_to = cast(SessionPage | None, self.moved_to)
        if self.status != EditorialStatus.CANCELLED and moved_to and moved_to.workshop_id != self.workshop_id:
            raise ValidationError({"moved_to": "La nouvelle date doit être une séance du même atelier."})

    @property
    def day_count(self) -> int:
        """How many meetings it is in; 0 when it is a single one, or within a day.

        As `with_cards` counted, else asked once, of what lasts longer than a day: few sessions in blocks do.
        """
        if "days" in getattr(self, "_cluster_related_objects", ()):
            return len(self.days.all())
        if not hasattr(self, "days_counted"):
            self.days_counted = 0 if self.is_within_a_day else len(self.days.all())
        return self.days_counted

    def meetings_without_days(self) -> list[Meeting]:
        return [Meeting("", self.starts_at, self.ends_at)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        others = SessionPage.objects.visible().upcoming().filter(workshop_id=self.workshop_id)
        # A session and its translations are one date: it is told in the language of its workshop.
        others = others.filter(locale=models.F("workshop__locale")).exclude(translation_key=self.translation_key)
        others = others.filter(status=EditorialStatus.PLANNED, starts_at__gt=timezone.now()).with_cards()
        related = public_relations(request, self, "workshop", "moved_to", linked=["organisation"])
        context |= related
        context |= {
            "others": rows_of(request, others[:6]),
            "days": self.days_in_order if self.day_count else [],
            "structured_data": structured_data.session(self, related["workshop"], related["organisation"]),
        }
        return context


class SessionDay(Day):
    """A meeting of a session that is in several."""

    session = ParentalKey(SessionPage, on_delete=models.CASCADE, related_name="days")

    class Meta(Day.Meta):
        verbose_name = "rencontre"
        verbose_name_plural = "rencontres"

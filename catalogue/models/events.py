"""The agenda, which lists sessions and events together, and events."""

from django.core.validators import MinValueValidator
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index

from catalogue import structured_data
from catalogue.blocks import ReplayBlock, SlotBlock
from catalogue.enums import State
from catalogue.forms import AgendaFilterForm
from catalogue.models.materials import MaterialPage
from catalogue.models.schedule import Scheduled
from catalogue.models.signing_up import SignUpHere
from catalogue.models.workshops import SessionPage
from catalogue.querysets import EventQuerySet, manager_of
from catalogue.relations import public_relations
from catalogue.schedule.agenda import Agenda
from catalogue.schedule.forms import SessionPageForm
from catalogue.schedule.month_view import MOST_OF_A_MONTH, month_shown, periods_of
from catalogue.schedule.on_map import map_of_dates
from home.blocks import BodyStreamBlock
from home.cards import cards_of
from home.enums import PageType
from home.guide.panel import GuidePanel
from home.models.base import SitePage
from home.models.listings import ListingPage


class AgendaPage(ListingPage):
    """Dates to come: sessions and events, by day. The national agenda shows every region's."""

    filter_form_class = AgendaFilterForm

    parent_page_types = ["home.HomePage", "home.RegionPage"]
    subpage_types = ["catalogue.SessionPage", "catalogue.EventPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "agenda"
        verbose_name_plural = "agendas"

    def filtered(self, form):
        return Agenda([SessionPage, EventPage], self, form)

    def page_size(self, form):
        return MOST_OF_A_MONTH if form.month else self.per_page

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        form = context["form"]
        months = self.filtered(form).months()
        form.offer_months(months)
        month = form.month and month_shown(form, form.month, months, context["cards"])
        insee = self.location.region.insee_code if self.location.region else ""
        dates_map = None if month else map_of_dates(context["page_obj"].object_list, insee)
        return context | {"month": month, "periods": periods_of(form, months), "dates_map": dates_map}


class EventPage(SignUpHere, Scheduled, SitePage):
    """A day, a meeting, a webinar: programme, place, then replays and materials."""

    page_type = PageType.EVENT
    feminine = False  # un événement
    card_icon = "evenement"

    themes = ParentalManyToManyField("catalogue.ThemePage", verbose_name="thèmes", blank=True, related_name="events")
    audiences = ParentalManyToManyField("catalogue.Audience", verbose_name="publics", blank=True, related_name="events")
    organisation = models.ForeignKey(
        "home.OrganisationPage",
        verbose_name="organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    seats = models.PositiveSmallIntegerField("places", null=True, blank=True, validators=[MinValueValidator(1)])
    signup_deadline = models.DateTimeField("date limite d’inscription", null=True, blank=True)
    signup_url = models.URLField("adresse d’inscription", blank=True)
    body = StreamField(BodyStreamBlock(), verbose_name="présentation", blank=True)
    programme = StreamField([("slot", SlotBlock())], verbose_name="programme", blank=True)
    replays = StreamField([("replay", ReplayBlock())], verbose_name="rediffusions", blank=True)
    materials = ParentalManyToManyField(
        "catalogue.MaterialPage", verbose_name="ressources", blank=True, related_name="events"
    )

    base_form_class = SessionPageForm
    objects = manager_of(EventQuerySet)

    content_panels = [
        GuidePanel("annoncer-un-evenement"),
        *SitePage.intro_panels,
        *Scheduled.schedule_panels,
        MultiFieldPanel(
            [
                FieldPanel("themes"),
                FieldPanel("audiences"),
                PageChooserPanel("organisation"),
            ],
            heading="Classement",
        ),
        *SignUpHere.here_panels,
        MultiFieldPanel(
            [FieldPanel("seats"), FieldPanel("signup_deadline"), FieldPanel("signup_url")],
            heading="Places, inscription ailleurs",
        ),
        FieldPanel("body"),
        FieldPanel("programme"),
        MultiFieldPanel([FieldPanel("replays"), FieldPanel("materials")], heading="Après l’événement"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("body"),
        index.SearchField("programme"),
        index.SearchField("city"),
        index.FilterField("starts_at"),
    ]

    parent_page_types = ["catalogue.AgendaPage"]
    subpage_types = []

    class Meta:
        verbose_name = "événement"
        verbose_name_plural = "événements"

    def card_badges(self):
        """Nothing is said of sign-ups when there is no way to sign up here."""
        return super().card_badges() if self.signs_up_here or self.signup_url or self.state != State.OPEN else []

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        materials = MaterialPage.objects.visible().filter(pk__in=self.materials.all()).with_cards().order_by("title")
        context["materials"] = cards_of(request, materials)[0]
        related = public_relations(request, self, "moved_to", linked=["organisation"])
        context |= related
        context |= {
            "audiences": self.audiences.all(),
            "structured_data": structured_data.event(self, related["organisation"]),
        }
        return context

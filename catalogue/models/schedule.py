"""Dated pages: when (with a time zone), where, and what the editor says of it."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel

from catalogue.enums import EditorialStatus, Mode, State
from catalogue.schedule.dates import span_label
from catalogue.schedule.meetings import Meeting
from catalogue.schedule.states import state_of
from home.cards import Badge, Fact
from home.enums import PageType
from home.languages.fields import same_in_all_languages
from home.models.communes import CommuneField
from home.time_zones import DEFAULT_ZONE, FRENCH_ZONES
from home.validators import validate_postcode


class Scheduled(models.Model):
    """When and where; abstract. Instants are kept in UTC, `time_zone` says which clock the place reads."""

    starts_at = models.DateTimeField("début", db_index=True)
    ends_at = models.DateTimeField("fin", db_index=True)
    time_zone = models.CharField("fuseau horaire", max_length=40, choices=FRENCH_ZONES, default=DEFAULT_ZONE)
    mode = models.CharField("modalité", max_length=12, choices=Mode.choices, default=Mode.ON_SITE)
    venue = models.CharField("lieu", max_length=160, blank=True)
    address = models.CharField("adresse", max_length=200, blank=True)
    postcode = models.CharField("code postal", max_length=5, blank=True, validators=[validate_postcode])
    city = CommuneField("commune", max_length=100, blank=True)
    online_url = models.URLField("lien de la visioconférence", blank=True)
    status = models.CharField(
        "statut",
        max_length=10,
        choices=EditorialStatus.choices,
        default=EditorialStatus.PLANNED,
        help_text="Complète, close ou terminée : le site le calcule.",
    )
    moved_to = models.ForeignKey(
        "self",
        verbose_name="reportée à",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="moved_from",
        help_text="La nouvelle date, quand elle a sa page.",
    )

    moved_to_id: int | None
    page_type: PageType
    feminine = True  # une séance, une promotion
    override_translatable_fields = same_in_all_languages("venue", "address", "postcode", "city")

    schedule_panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("time_zone")], heading="Date"
        ),
        MultiFieldPanel(
            [
                FieldPanel("mode"),
                FieldPanel("venue"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("city"), FieldPanel("postcode")]),
                FieldPanel("online_url"),
            ],
            heading="Lieu",
        ),
        MultiFieldPanel([FieldPanel("status"), PageChooserPanel("moved_to")], heading="Annulation et report"),
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        errors = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = "La fin doit venir après le début."
        if self.status == EditorialStatus.PLANNED:
            if self.mode in (Mode.ON_SITE, Mode.MIXED) and not (self.venue or self.city):
                errors["venue"] = "Indiquez le lieu ou la commune."
        elif self.moved_to_id and self.moved_to_id == self.pk:
            errors["moved_to"] = "Une date ne peut pas être reportée à elle-même."
        if errors:
            raise ValidationError(errors)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone or DEFAULT_ZONE)

    @property
    def local_start(self):
        return self.starts_at.astimezone(self.zone)

    @property
    def local_end(self):
        return self.ends_at.astimezone(self.zone)

    @property
    def is_within_a_day(self) -> bool:
        """On the clock of the place. Its meetings, if any, are parts of that day: nothing asks for them one by one."""
        return self.local_start.date() == self.local_end.date()

    @property
    def meetings(self) -> list[Meeting]:
        """The dates to keep in a diary."""
        return [Meeting("", self.starts_at, self.ends_at)]

    @property
    def day_count(self) -> int:
        """How many meetings one comes to; 0 when it is a single one, or a course."""
        return 0

    @property
    def meeting_labels(self) -> list[str]:
        """Each of several dates in words, as read at the place; nothing when there is one."""
        meetings = self.meetings
        if len(meetings) < 2:
            return []
        return [span_label(one.starts_at.astimezone(self.zone), one.ends_at.astimezone(self.zone)) for one in meetings]

    @property
    def zone_note(self) -> str:
        """Said beside the hours when clocks differ from Paris."""
        if self.time_zone == DEFAULT_ZONE:
            return ""
        return _("heure locale, %(place)s") % {"place": self.get_time_zone_display()}

    @property
    def when(self) -> str:
        """The date in words, as read at the place."""
        text = span_label(self.local_start, self.local_end)
        if self.day_count > 1:
            text = _("%(when)s, en %(count)s rencontres") % {"when": text, "count": self.day_count}
        return f"{text} ({self.zone_note})" if self.zone_note else text

    @property
    def place(self) -> str:
        """Where, in a few words; a meeting's link is never part of it."""
        if self.mode == Mode.REMOTE:
            return str(Mode.REMOTE.label)
        return ", ".join(part for part in (self.venue, self.city) if part)

    @property
    def state(self) -> State:
        return state_of(
            status=self.status,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            deadline=getattr(self, "signup_deadline", None),
            seats_left=getattr(self, "places_left", None),
            now=timezone.now(),
        )

    @property
    def card_date(self):
        return self.local_start

    @property
    def card_end(self):
        return self.local_end

    def card_meta(self):
        return [Fact("calendrier", self.when), *([Fact("lieu", self.place)] if self.place else [])]

    def card_badges(self):
        return [self.badge_of(self.state)]

    @property
    def state_words(self) -> str:
        """« Séance annulée », « Événement annulé »."""
        return f"{self.page_type.label} {self.state.said(feminine=self.feminine).lower()}"

    def badge_of(self, state: State) -> Badge:
        """A state, agreeing with what the page is."""
        return Badge(state.said(feminine=self.feminine), state.tone)

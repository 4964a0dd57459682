"""Dated pages: when (with a time zone), where, what the editor says of it, and how to sign up."""

import zoneinfo
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel

from catalogue.enums import EditorialStatus, Mode, SignupKind, State
from catalogue.schedule.dates import day_label, hour_label, span_label
from catalogue.schedule.meetings import Meeting
from catalogue.schedule.places import taken_on
from catalogue.schedule.states import state_of
from home.cards import Badge, Fact
from home.languages.fields import same_in_all_languages
from home.time_zones import DEFAULT_ZONE, FRENCH_ZONES
from home.validators import validate_postcode

MOST_QUESTIONS, LONGEST_QUESTION = 5, 160


class Scheduled(models.Model):
    """When and where; abstract. Instants are kept in UTC, `time_zone` says which clock the place reads."""

    starts_at = models.DateTimeField("début", db_index=True)
    ends_at = models.DateTimeField("fin", db_index=True)
    time_zone = models.CharField("fuseau horaire", max_length=40, choices=FRENCH_ZONES, default=DEFAULT_ZONE)
    mode = models.CharField("modalité", max_length=12, choices=Mode.choices, default=Mode.ON_SITE)
    venue = models.CharField("lieu", max_length=160, blank=True)
    address = models.CharField("adresse", max_length=200, blank=True)
    postcode = models.CharField("code postal", max_length=5, blank=True, validators=[validate_postcode])
    city = models.CharField("commune", max_length=100, blank=True)
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
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
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
    def meetings(self) -> list[Meeting]:
        """The dates to keep in a diary."""
        return [Meeting("", self.starts_at, self.ends_at)]

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
        return [Badge(self.state.label, self.state.tone)]


class Question(NamedTuple):
    text: str
    required: bool


class SignUpHere(models.Model):
    """Where one signs up, and what the form of the site asks; abstract, before `SignUp` when a page has both."""

    signup_kind = models.CharField("où s’inscrire", max_length=10, choices=SignupKind.choices, default=SignupKind.HERE)
    places_each = models.PositiveSmallIntegerField(
        "places par inscription",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text="Combien de personnes d’un même établissement une inscription peut compter.",
    )
    confirm_address = models.BooleanField(
        "adresse à confirmer",
        default=False,
        help_text="Une inscription que son courriel ne confirme pas en 48 heures rend sa place.",
    )
    signup_questions = models.TextField(
        "questions",
        blank=True,
        help_text="Une par ligne, cinq au plus. Une étoile à la fin (*) rend la réponse obligatoire.",
    )

    seats: Any  # of the page

    here_panels = [
        MultiFieldPanel(
            [
                FieldPanel("signup_kind"),
                FieldRowPanel([FieldPanel("places_each"), FieldPanel("confirm_address")]),
                FieldPanel("signup_questions"),
            ],
            heading="Inscription",
        )
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        asked = self.asked
        if len(asked) > MOST_QUESTIONS or any(len(question.text) > LONGEST_QUESTION for question in asked):
            words = f"Cinq questions au plus, de {LONGEST_QUESTION} caractères au plus chacune."
            raise ValidationError({"signup_questions": words})

    @property
    def asked(self) -> list[Question]:
        """What the form asks besides."""
        lines = (line.strip() for line in self.signup_questions.splitlines())
        return [Question(line.removesuffix("*").strip(), line.endswith("*")) for line in lines if line.strip(" *")]

    @property
    def signs_up_here(self) -> bool:
        return self.signup_kind == SignupKind.HERE

    @property
    def places_left(self) -> int | None:
        """Counted when one signs up here, else as an editor typed it."""
        if not self.signs_up_here:
            return getattr(self, "seats_left", None)
        return None if self.seats is None else max(0, self.seats - taken_on(self))


class SignUp(models.Model):
    """Seats, price and the ways to sign up elsewhere; abstract."""

    seats = models.PositiveSmallIntegerField("places", null=True, blank=True, validators=[MinValueValidator(1)])
    seats_left = models.PositiveSmallIntegerField(
        "places restantes",
        null=True,
        blank=True,
        help_text="Quand on s’inscrit ailleurs : à tenir à jour. À zéro, la séance s’affiche complète.",
    )
    price = models.DecimalField(
        "prix (€)",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(99_999)],
        help_text="0 pour une séance gratuite ; vide si le prix n’est pas connu.",
    )
    price_note = models.CharField("précision sur le prix", max_length=160, blank=True)
    signup_url = models.URLField("adresse d’inscription", blank=True)
    signup_email = models.EmailField("inscription par courriel", blank=True)
    signup_phone = models.CharField("inscription par téléphone", max_length=30, blank=True)
    signup_deadline = models.DateTimeField("date limite d’inscription", null=True, blank=True)

    status: Any  # these three are of Scheduled, which it always completes
    ends_at: Any
    zone: Any

    signup_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("seats"), FieldPanel("seats_left")]),
                FieldRowPanel([FieldPanel("price"), FieldPanel("price_note")]),
                FieldPanel("signup_url"),
                FieldRowPanel([FieldPanel("signup_email"), FieldPanel("signup_phone")]),
                FieldPanel("signup_deadline"),
            ],
            heading="Places, prix, inscription ailleurs",
        )
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        errors = {}
        elsewhere = getattr(self, "signup_kind", SignupKind.ELSEWHERE) == SignupKind.ELSEWHERE
        if elsewhere and self.status != EditorialStatus.CANCELLED and not self.has_signup:
            errors["signup_url"] = "Indiquez une façon de s’inscrire : adresse internet, courriel ou téléphone."
        if self.seats is not None and self.seats_left is not None and self.seats_left > self.seats:
            errors["seats_left"] = "Il ne peut pas rester plus de places qu’il n’y en a."
        if self.signup_deadline and self.ends_at and self.signup_deadline > self.ends_at:
            errors["signup_deadline"] = "La date limite ne peut pas venir après la fin."
        if errors:
            raise ValidationError(errors)

    @property
    def places_left(self) -> int | None:
        return self.seats_left

    @property
    def has_signup(self) -> bool:
        return bool(self.signup_url or self.signup_email or self.signup_phone)

    @property
    def deadline_label(self) -> str:
        """The last moment to sign up, as read at the place; empty when it is the start."""
        if self.signup_deadline is None:
            return ""
        deadline = self.signup_deadline.astimezone(self.zone)
        return f"{day_label(deadline)}, {hour_label(deadline)}"

    @property
    def price_label(self) -> str:
        if self.price is None:
            return self.price_note
        if self.price == 0:
            amount = _("Gratuit")
        else:
            cents = 0 if self.price == int(self.price) else 2
            amount = _("%(price)s €") % {"price": number_format(self.price, cents)}
        return f"{amount} ({self.price_note})" if self.price_note else amount

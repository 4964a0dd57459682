"""How one signs up for a dated page: on the site, elsewhere, or not at all; until when; seats and price."""

from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from catalogue.enums import EditorialStatus, SignupKind
from catalogue.schedule.dates import day_label, hour_label
from catalogue.schedule.places import taken_on
from catalogue.schedule.scores import Score, public_score
from home.models.telephones import TelephoneField

MOST_QUESTIONS, LONGEST_QUESTION = 5, 160


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
    smaller_may_pass = models.BooleanField(
        "les petits groupes passent devant",
        default=False,
        help_text="Quand les places libres ne suffisent pas au groupe qui attend en premier : elles vont à qui s’en"
        " contente. Sinon, elles attendent ce groupe.",
    )
    signup_questions = models.TextField(
        "questions",
        blank=True,
        help_text="Une par ligne, cinq au plus. Une étoile à la fin (*) rend la réponse obligatoire.",
    )

    seats: Any  # of the page
    takes_applications = False  # whether one applies for a seat, and staff decides

    here_panels = [
        MultiFieldPanel(
            [
                FieldPanel("signup_kind"),
                FieldRowPanel([FieldPanel("places_each"), FieldPanel("confirm_address")]),
                FieldPanel("smaller_may_pass"),
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
    def score(self) -> Score | None:
        """What those who came thought of it."""
        return public_score(self)

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
    signup_phone = TelephoneField("inscription par téléphone", max_length=30, blank=True)
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

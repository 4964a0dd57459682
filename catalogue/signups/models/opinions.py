"""What those who came say of a date: at once, and three months later."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from catalogue.signups.models.registrations import Registration


class Moment(models.TextChoices):
    AT_ONCE = "a-chaud", "Aussitôt après"
    LATER = "a-froid", "Trois mois après"


class Opinion(models.Model):
    """One of a registration for each moment. The note stays when the person is forgotten; the texts go."""

    registration = models.ForeignKey(
        Registration, verbose_name="inscription", on_delete=models.CASCADE, related_name="opinions"
    )
    moment = models.CharField("moment", max_length=10, choices=Moment.choices)
    note = models.PositiveSmallIntegerField(
        "note sur cinq", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    answers = models.JSONField("réponses", default=list, blank=True)  # [question, answer] pairs, as they were asked
    at = models.DateTimeField("donné le", auto_now=True)

    class Meta:
        verbose_name = "avis"
        verbose_name_plural = "avis"
        constraints = [
            models.UniqueConstraint(fields=["registration", "moment"], name="signups_one_opinion_a_moment"),
        ]

    def __str__(self) -> str:
        return self.get_moment_display()

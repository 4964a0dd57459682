"""Counts of searches, and which parts of the buffer they already hold."""

from django.db import models
from django.db.models import F, Q

MAX_TEXT = 100  # characters of a query that is counted


class SearchCount(models.Model):
    """How often a query was typed somewhere in a week, what came of it, and which results were opened."""

    week = models.DateField("semaine", help_text="Le lundi.")
    region = models.CharField("région", max_length=255, help_text="Slug de la région, ou « national ».")
    text = models.CharField("recherche", max_length=MAX_TEXT)
    searches = models.PositiveIntegerField("recherches", default=0)
    near = models.PositiveIntegerField("résultats approchants", default=0, help_text="Rien d’exact n’a été trouvé.")
    empty = models.PositiveIntegerField("sans résultat", default=0)
    clicks = models.PositiveIntegerField("clics", default=0)
    rank_sum = models.PositiveIntegerField("somme des rangs cliqués", default=0)

    class Meta:
        app_label = "search"
        verbose_name = "recherche comptée"
        verbose_name_plural = "recherches comptées"
        default_permissions = ["view"]
        ordering = ["-week", "-searches", "text", "region"]
        constraints = [
            models.UniqueConstraint(fields=("week", "region", "text"), name="unique_search_count"),
            models.CheckConstraint(
                condition=Q(near__lte=F("searches")) & Q(empty__lte=F("searches")), name="search_count_adds_up"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.searches})"


class CountedBatch(models.Model):
    """A part of the buffer that was added up: it is not added twice, even if its file could not be removed."""

    batch = models.CharField("lot", max_length=40, primary_key=True)
    counted_at = models.DateTimeField("compté le", auto_now_add=True)

    class Meta:
        app_label = "search"
        verbose_name = "lot compté"
        verbose_name_plural = "lots comptés"
        default_permissions = []

    def __str__(self) -> str:
        return self.batch

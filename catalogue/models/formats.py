"""Formats of accompaniment, and the table that compares them by audience."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from catalogue.blocks import ArgumentBlock
from catalogue.enums import Effort, Suitability
from catalogue.forms import FormatFilterForm
from catalogue.models.taxonomy import Audience
from catalogue.models.workshops import WorkshopPage
from home.blocks import BodyStreamBlock
from home.cards import Fact, cards_of
from home.enums import PageType
from home.models.base import SitePage
from home.models.listings import ListingPage


class FormatIndexPage(ListingPage):
    """Every format, and the comparison format × audience: no rule holds everywhere, here is how to choose."""

    filter_form_class = FormatFilterForm
    per_page = 48

    parent_page_types = ["home.HomePage"]
    subpage_types = ["catalogue.FormatPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "liste des formats"
        verbose_name_plural = "listes des formats"

    def get_items(self, location):
        return FormatPage.objects.child_of(self).order_by("path")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["comparison"] = comparison(self, request)
        return context


class FormatPage(SitePage):
    """A way to accompany people: what it brings, what it costs, whom it suits."""

    page_type = PageType.FORMAT
    card_icon = "format"

    pros = StreamField([("argument", ArgumentBlock())], verbose_name="avantages", blank=True)
    cons = StreamField([("argument", ArgumentBlock())], verbose_name="limites", blank=True)
    effort = models.CharField("effort de préparation", max_length=6, choices=Effort.choices, default=Effort.MEDIUM)
    group_min = models.PositiveSmallIntegerField("groupe : au moins", default=1, validators=[MinValueValidator(1)])
    group_max = models.PositiveSmallIntegerField("groupe : au plus", null=True, blank=True)
    duration = models.CharField("durée habituelle", max_length=120, blank=True)
    body = StreamField(BodyStreamBlock(), verbose_name="contenu", blank=True)

    content_panels = [
        *SitePage.intro_panels,
        MultiFieldPanel([FieldPanel("pros"), FieldPanel("cons")], heading="Avantages et limites"),
        MultiFieldPanel(
            [
                FieldPanel("effort"),
                FieldRowPanel([FieldPanel("group_min"), FieldPanel("group_max")]),
                FieldPanel("duration"),
            ],
            heading="Moyens",
        ),
        InlinePanel("suitabilities", heading="Pour quels publics ?", label="public"),
        FieldPanel("body"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("body"),
        index.SearchField("pros"),
        index.SearchField("cons"),
    ]

    parent_page_types = ["catalogue.FormatIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = "format d’accompagnement"
        verbose_name_plural = "formats d’accompagnement"

    @property
    def group_label(self) -> str:
        if self.group_max is None:
            return _("à partir de %(number)s") % {"number": self.group_min}
        if self.group_max == self.group_min:
            people = ngettext("%(number)s personne", "%(number)s personnes", self.group_min)
            return people % {"number": self.group_min}
        return _("%(least)s à %(most)s personnes") % {"least": self.group_min, "most": self.group_max}

    def card_meta(self):
        effort = _("Effort %(level)s") % {"level": self.get_effort_display().lower()}
        return [Fact("personnes", self.group_label), Fact("niveau", effort)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["suitabilities"] = self.suitabilities.select_related("audience").order_by("audience__order")
        workshops = WorkshopPage.objects.visible().filter(format_id__in=[self.pk]).with_cards().order_by("title")
        context["workshops"] = cards_of(request, workshops[:12])[0]
        return context


class FormatSuitability(Orderable):
    """How well a format suits an audience."""

    format = ParentalKey(FormatPage, on_delete=models.CASCADE, related_name="suitabilities")
    audience = models.ForeignKey(Audience, verbose_name="public", on_delete=models.CASCADE, related_name="+")
    suitability = models.CharField("convenance", max_length=12, choices=Suitability.choices)
    note = models.CharField("pourquoi", max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = "convenance"
        verbose_name_plural = "convenances"
        constraints = [models.UniqueConstraint(fields=("format", "audience"), name="unique_format_audience")]

    def __str__(self):
        return f"{self.audience} : {self.get_suitability_display()}"


def comparison(index_page: FormatIndexPage, request) -> dict:
    """Rows of formats and columns of audiences, with a cell for each pair; three queries."""
    audiences = list(Audience.objects.filter(locale_id=index_page.locale_id))
    formats = FormatPage.objects.child_of(index_page).visible().with_cards().order_by("path")
    rows = []
    for page in formats.prefetch_related("suitabilities"):
        cells = {cell.audience_id: cell for cell in page.suitabilities.all()}
        rows.append({"page": page, "url": page.get_url(request), "cells": [cells.get(a.pk) for a in audiences]})
    return {"audiences": audiences, "rows": rows}

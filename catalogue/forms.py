"""Filters of the catalogue's index pages; keys and values are the contract's codes and slugs."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.enums import CycleCode, Level, Licence, MaterialKind, Mode
from catalogue.languages import LANGUAGE_CHOICES
from catalogue.models.taxonomy import Audience
from catalogue.schedule.near import near
from catalogue.schedule.periods import parse_period
from home.forms import FilterForm, RegionFilterMixin, multiple, region_choices
from home.nearby import DEFAULT_RADIUS, RADII
from home.nearby.fields import PlaceField, RadiusField
from home.places import Commune
from home.querysets import public_pages


def theme_choices() -> list[tuple[str, str]]:
    """By Wagtail's own columns: models are made of these forms, which cannot import the models of pages."""
    themes = public_pages().filter(content_type__app_label="catalogue", content_type__model="themepage")
    return list(themes.filter(locale__language_code="fr").order_by("path").values_list("slug", "title"))


def audience_choices() -> list[tuple[str, str]]:
    return list(Audience.objects.filter(locale__language_code="fr").values_list("slug", "name"))


class PeriodField(forms.CharField):
    """A period's code; cleans to a Period."""

    def widget_attrs(self, widget):
        return {}  # a list of choices bears no `maxlength`

    def clean(self, value):
        text = super().clean(value)
        return parse_period(text) if text else None


class ThemeFilterForm(FilterForm):
    q = forms.CharField(label=_("Dans le titre"), required=False, max_length=100)

    lookups = {"q": "title__icontains"}


class FormatFilterForm(ThemeFilterForm):
    pass


class WorkshopFilterForm(FilterForm):
    theme = multiple(_("Thème"), theme_choices)
    public = multiple(_("Public"), audience_choices)
    niveau = multiple(_("Niveau"), Level.choices)

    lookups = {"theme": "themes__slug", "public": "audiences__slug", "niveau": "level"}


class MaterialFilterForm(FilterForm):
    theme = multiple(_("Thème"), theme_choices)
    public = multiple(_("Public"), audience_choices)
    nature = multiple(_("Nature"), MaterialKind.choices)
    niveau = multiple(_("Niveau"), Level.choices)
    licence = multiple(_("Licence"), Licence.choices)
    langue = multiple(_("Langue"), LANGUAGE_CHOICES)

    lookups = {
        "theme": "themes__slug",
        "public": "audiences__slug",
        "nature": "kind",
        "niveau": "level",
        "licence": "licence",
        "langue": "language",
    }


class PromotionFilterForm(RegionFilterMixin, FilterForm):
    cycle = multiple(_("Formation"), CycleCode.choices)
    region = multiple(_("Région"), region_choices)

    lookups = {"cycle": "cycle__code"}


class DatesNearForm(FilterForm):
    """Near what place the dates of a workshop are wanted."""

    pres = PlaceField()
    km = RadiusField()

    @property
    def commune(self) -> Commune | None:
        return self.selected.get("pres")

    @property
    def radius(self) -> int:
        """In kilometres."""
        return self.selected.get("km", DEFAULT_RADIUS)


class AgendaFilterForm(RegionFilterMixin, FilterForm):
    """By default what is to come; a past or explicit period replaces it."""

    quand = PeriodField(
        label=_("Période"),
        required=False,
        max_length=30,
        widget=forms.Select(choices=[("", _("À venir")), ("passe", _("Passées"))]),
    )
    pres = PlaceField()
    km = RadiusField()
    theme = multiple(_("Thème"), theme_choices)
    mode = multiple(_("Modalité"), Mode.choices)
    region = multiple(_("Région"), region_choices)

    lookups = {"mode": "mode"}

    @property
    def selected(self) -> dict:
        """A distance alone, from no place, filters nothing."""
        found = super().selected
        return found if "pres" in found else {name: value for name, value in found.items() if name != "km"}

    @property
    def wider(self) -> list[dict[str, str]]:
        """The same dates from further away; nothing without a place."""
        chosen = self.selected
        farther = [km for km in RADII if km > chosen.get("km", DEFAULT_RADIUS)] if "pres" in chosen else []
        return [{"label": f"{km} km", "url": f"?{self.query_string(km=km)}"} for km in farther]

    @property
    def period(self):
        return self.selected.get("quand") or parse_period("a-venir")

    def date_order(self, name: str) -> list[str]:
        """Soonest first, but the latest first among what is over."""
        return [f"-{name}"] if self.period.code == "passe" else [name]

    def filter(self, items):
        return super().filter(items).filter(self.period.condition())

    def apply(self, items, name, value):
        if name == "quand":
            return items  # `filter` applies the period, given or not
        if name == "pres":
            return near(items, value, self.selected.get("km", DEFAULT_RADIUS))
        if name == "km":
            return items
        if name == "theme":
            path = "workshop__themes__slug" if hasattr(items.model, "workshop") else "themes__slug"
            return items.filter(Q(pk__in=items.model.objects.filter(**{f"{path}__in": value}).values("pk")))
        return super().apply(items, name, value)

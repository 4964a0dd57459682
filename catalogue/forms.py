"""Filters of the catalogue's index pages; keys and values are the contract's codes and slugs."""

from typing import cast

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.enums import CycleCode, Level, Licence, MaterialKind, Mode, Price
from catalogue.languages import LANGUAGE_CHOICES
from catalogue.models.taxonomy import Audience
from catalogue.schedule.months import Month, Months
from catalogue.schedule.near import in_departement, near
from catalogue.schedule.periods import parse_period
from home.filter_widgets import Choice
from home.forms import FilterForm, RegionFilterMixin, multiple, region_choices
from home.nearby import DEFAULT_RADIUS, RADII
from home.nearby.fields import PlaceField, RadiusField
from home.places import Commune, departements
from home.querysets import public_pages
from home.tree_cache import remembered

_MONTHS_OFFERED = 18
_OF_WORKSHOPS = {"format": "workshop__format__slug__in", "niveau": "workshop__level__in"}


def theme_choices() -> list[tuple[str, str]]:
    return _titles_of("themepage")


def format_choices() -> list[tuple[str, str]]:
    return _titles_of("formatpage")


def _titles_of(model: str) -> list[tuple[str, str]]:
    """By Wagtail's own columns: models are made of these forms, which cannot import the models of pages.

    Remembered until the tree changes; one may expire meanwhile.
    """
    pages = public_pages().filter(content_type__app_label="catalogue", content_type__model=model)
    told = pages.filter(locale__language_code="fr").order_by("path").values_list("slug", "title", "expire_at")
    rows, now = remembered(f"choices:{model}", lambda: list(told)), timezone.now()
    return [(slug, title) for slug, title, expires in rows if expires is None or expires > now]


def audience_choices() -> list[tuple[str, str]]:
    return list(Audience.objects.filter(locale__language_code="fr").values_list("slug", "name"))


def departement_choices(insee: str) -> list[tuple[str, str]]:
    """Those of a region, all of them without one: « 29 – Finistère »."""
    kept = {code: name for code, (name, region) in departements().items() if insee in ("", region)}
    return [(code, f"{code} – {name}") for code, name in sorted(kept.items())]


def _of_price(wanted: list[str]) -> Q:
    """Of what has a price: one whose price nobody gave is neither free nor dear."""
    return (
        Q(price=0) if wanted == [Price.FREE] else Q(price__gt=0) if wanted == [Price.PAID] else Q(price__isnull=False)
    )


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
        widget=Choice(choices=[("", _("À venir")), ("passe", _("Passées"))]),
    )
    pres = PlaceField()
    km = RadiusField()
    departement = forms.ChoiceField(label=_("Département"), required=False, widget=Choice)  # choices are the region's
    theme = multiple(_("Thème"), theme_choices)
    format = multiple(_("Format"), format_choices)
    niveau = multiple(_("Niveau"), Level.choices)
    mode = multiple(_("Modalité"), Mode.choices)
    prix = multiple(_("Prix"), Price.choices)
    region = multiple(_("Région"), region_choices)

    lookups = {"mode": "mode"}

    def __init__(self, data, *, location, **kwargs):
        super().__init__(data, location=location, **kwargs)
        insee = location.region.insee_code if location.region else ""
        field = cast(forms.ChoiceField, self.fields["departement"])
        field.choices = [("", _("Tous les départements")), *departement_choices(insee)]

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

    @property
    def month(self) -> Month | None:
        """The one that is asked for, as a period."""
        return Month.coded(self.period.code)

    def offer_months(self, months: Months | None) -> None:
        """Besides what is to come and what is over: the months to come that hold dates, and the one that is shown."""
        offered = months.coming(timezone.localdate(), _MONTHS_OFFERED) if months else []
        shown = [self.month] if self.month else []
        choices = [(month.code, month.label) for month in sorted({*offered, *shown})]
        self.fields["quand"].widget.choices = [*self.fields["quand"].widget.choices, *choices]

    def date_order(self, name: str) -> list[str]:
        """Soonest first, but the latest first among what is over."""
        return [f"-{name}"] if self.period.code == "passe" else [name]

    def filter(self, items):
        return super().filter(items).filter(self.period.condition())

    def apply(self, items, name, value):
        if name in ("quand", "km"):
            return items  # `filter` applies the period, given or not, and `pres` the distance
        if name == "pres":
            return near(items, value, self.selected.get("km", DEFAULT_RADIUS))
        if name == "departement":
            return in_departement(items, value)
        if name in _OF_WORKSHOPS:
            return items.filter(**{_OF_WORKSHOPS[name]: value}) if hasattr(items.model, "workshop") else items.none()
        if name == "prix":
            return items.filter(_of_price(value)) if hasattr(items.model, "price") else items.none()
        if name == "theme":
            path = "workshop__themes__slug" if hasattr(items.model, "workshop") else "themes__slug"
            return items.filter(Q(pk__in=items.model.objects.filter(**{f"{path}__in": value}).values("pk")))
        return super().apply(items, name, value)

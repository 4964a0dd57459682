"""Filters of index pages. What a visitor sends is never trusted: a bad value is said and ignored."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from home.enums import OrganisationKind
from home.filter_widgets import Boxes
from home.regions import known_regions, public_regions

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class FilterForm(forms.Form):
    """A GET form whose valid fields filter a queryset; the others are ignored with a message.

    A subclass maps field names to look-ups in `lookups`; a field with several values means any of them.
    """

    lookups: dict[str, str] = {}

    def __init__(self, data, *, location, **kwargs):
        super().__init__(data, **kwargs)
        self.location = location

    @property
    def selected(self) -> dict:
        """Valid and non-empty values by field name."""
        self.is_valid()
        found = ((name, self.cleaned_data.get(name)) for name in self.fields)
        return {name: value for name, value in found if value not in (None, "", [])}

    def filter(self, items):
        for name, value in self.selected.items():
            items = self.apply(items, name, value)
        return items

    def apply(self, items, name: str, value):
        """`items` with one filter; ids are compared in a subquery so that several values never double a row."""
        lookup = self.lookups[name]
        if isinstance(value, list):
            return items.filter(pk__in=items.model.objects.filter(**{f"{lookup}__in": value}).values("pk"))
        return items.filter(**{lookup: value})

    def clean(self):
        """Keep what is good of a field that has an error as well."""
        for name, errors in self.errors.as_data().items():
            good = [value for error in errors for value in getattr(error, "good", ())]
            if good:
                self.cleaned_data[name] = good
        return self.cleaned_data

    def query_string(self, **instead) -> str:
        """What is in force, some of it replaced, as a query string without `page`: empty or ready to go after `&`.

        What is None is left out.
        """
        wanted = {name: value for name, value in (self.selected | instead).items() if value is not None}
        values = ((name, value if isinstance(value, list) else [value]) for name, value in wanted.items())
        return urlencode([(name, str(item)) for name, items in values for item in items])


class PartlyRefused(ValidationError):
    """A refusal of several values, some of which are `good`."""

    def __init__(self, refusal: ValidationError, good: list[str]):
        super().__init__(refusal)
        self.good = good


class SeveralField(forms.MultipleChoiceField):
    """Several values of a fixed list, as boxes to tick. Some may be refused alone."""

    widget = Boxes

    def bound_data(self, data, initial):
        """Without the empty choice, « all of them », that a form elsewhere may have."""
        return [item for item in data or () if item != ""]

    def clean(self, value):
        value = self.bound_data(value, None)
        try:
            return super().clean(value)
        except ValidationError as refusal:
            good = [item for item in self.to_python(value) if self.valid_value(item)]
            raise PartlyRefused(refusal, good) from refusal


def multiple(label: "StrOrPromise", choices) -> SeveralField:
    return SeveralField(label=label, choices=choices, required=False)


def region_choices() -> list[tuple[str, str]]:
    return sorted(public_regions().items())


class RegionFilterMixin(FilterForm):
    """A filter by region, for lists that hold several; a region's own lists do not show it."""

    def __init__(self, data, *, location, **kwargs):
        super().__init__(data, location=location, **kwargs)
        if location.region is not None:
            del self.fields["region"]

    def apply(self, items, name, value):
        if name != "region":
            return super().apply(items, name, value)
        roots = [region for region in known_regions().values() if region.slug in value]
        matching = items.none()
        for root in roots:
            matching = matching | items.within(root)
        return matching


class ArticleFilterForm(FilterForm):
    q = forms.CharField(label=_("Dans le titre"), required=False, max_length=100, strip=True)

    lookups = {"q": "title__icontains"}


class OrganisationFilterForm(RegionFilterMixin, FilterForm):
    q = forms.CharField(label=_("Nom ou commune"), required=False, max_length=100, strip=True)
    nature = multiple(_("Nature"), OrganisationKind.choices)
    region = multiple(_("Région"), region_choices)

    lookups = {"nature": "kind"}

    def apply(self, items, name, value):
        if name == "q":
            return items.filter(title__icontains=value) | items.filter(city__icontains=value)
        return super().apply(items, name, value)

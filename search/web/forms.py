"""The contract's keys, read from an address. Pages ignore a bad value and say so; the API refuses it."""

from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.schedule.periods import parse_period
from home.nearby import DEFAULT_RADIUS
from home.nearby.fields import PlaceField, RadiusField
from home.places import Commune, key_of
from home.regions import NATIONAL
from home.time_zones import DEFAULT_ZONE
from search.answering.understood import Understood, surroundings, understand
from search.filtering.around import DISTANCE, PLACE, RADIUS, Around
from search.filtering.facets import KEYS, PERIOD
from search.filtering.filters import ORDERS, Filters
from search.filtering.labels import Labels
from search.understanding.query import Query, parse, sanitise

EVERYWHERE = "toutes"
AS_TEXT = "tel-quel"
MAX_PAGE = 10_000
MAX_SIZE = 100
PAGE_SIZE = 20
_MAX_VALUES = 50
_SHOWN = 40  # characters of a bad value that a message repeats


class QueryField(forms.Field):
    """What was typed, as a Query: whatever it holds, it is cleaned, never refused."""

    def clean(self, value) -> Query:
        return parse(value or "")


class ValuesField(forms.Field):
    """Several values of a key. A bad one raises BadValues, which keeps the good ones."""

    widget = forms.SelectMultiple

    def clean(self, values) -> list:
        good, bad = [], []
        for value in dict.fromkeys(values or ()):
            if value:
                try:
                    good.append(self.clean_one(value))
                except ValidationError:
                    bad.append(value)
        if bad or len(good) > _MAX_VALUES:
            raise BadValues(good[:_MAX_VALUES], bad)
        return good

    def clean_one(self, value: str):
        """The value as the search takes it; raises ValidationError when there is no such one."""
        raise NotImplementedError


class BadValues(ValidationError):
    """Some values are not of this key; `good` holds those that are."""

    def __init__(self, good: list, bad: list[str]):
        self.good = good
        if bad:
            super().__init__(_("Valeur inconnue : « %(value)s ».") % {"value": bad[0][:_SHOWN]})
        else:
            super().__init__(_("Trop de valeurs."))


class CodesField(ValuesField):
    """Codes or slugs of a key."""

    def __init__(self, key: str, labels: Labels, extra: tuple[str, ...] = (), **kwargs):
        self.key, self.labels, self.extra = key, labels, extra
        super().__init__(label=KEYS[key].label, required=False, **kwargs)

    def clean_one(self, value: str) -> str:
        if value not in self.labels.values(self.key) and value not in self.extra:
            raise ValidationError("")
        return value


class PeriodsField(ValuesField):
    def clean_one(self, value: str):
        return parse_period(value)


class WordsField(ValuesField):
    """Words of the query that are text, though they could be read as a filter; `1`: all of them."""

    def clean_one(self, value: str) -> str:
        return sanitise(value)


class SearchForm(forms.Form):
    """The search that an address asks for, at a location. `is_valid()` is false when something was ignored."""

    q = QueryField(required=False)
    quand = PeriodsField(label=KEYS[PERIOD].label, required=False)
    pres = PlaceField()
    km = RadiusField()
    tri = forms.ChoiceField(label=gettext_lazy("Tri"), required=False, choices=[(code, code) for code in ORDERS])
    page = forms.IntegerField(label=gettext_lazy("Page"), required=False, min_value=1, max_value=MAX_PAGE)

    defaults = {"tri": "pertinence", "km": DEFAULT_RADIUS, "page": 1}

    def __init__(self, data: QueryDict, *, labels: Labels, region: str = "", zone: str = DEFAULT_ZONE):
        super().__init__(data)
        self.labels, self.region, self.zone = labels, region, zone
        self.fields[AS_TEXT] = WordsField(label=_("Mots laissés au texte"), required=False)
        for key in KEYS:
            if key != PERIOD:
                self.fields[key] = CodesField(key, labels, (EVERYWHERE,) if key == "region" else ())

    def clean(self):
        """Keep what is good of a key that has an error as well."""
        from_nowhere = not self.cleaned_data.get(PLACE) and PLACE not in self.errors
        if from_nowhere and self.cleaned_data.get("tri") == DISTANCE:
            self.add_error("tri", _("Dites de quelle commune compter la distance."))
        for name, errors in self.errors.as_data().items():
            good = (value for error in errors for value in getattr(error, "good", ()))
            self.cleaned_data[name] = list(good)
        return self.cleaned_data

    def chosen(self, name: str):
        """The value of a single key, or its default."""
        self.is_valid()
        return self.cleaned_data[name] or self.defaults[name]

    @property
    def query(self) -> Query:
        self.is_valid()
        return self.cleaned_data["q"]

    @property
    def filters(self) -> Filters:
        self.is_valid()
        values = {key: tuple(self.cleaned_data[key]) for key in KEYS if key != PERIOD}
        everywhere = EVERYWHERE in values["region"]
        if everywhere:
            values["region"] = ()
        regions = () if everywhere else values["region"] or self.own_regions
        return Filters(
            locale=self.labels.locale,
            regions=regions,
            with_shared=self.is_narrowed,
            values=values,
            periods=tuple(self.cleaned_data[PERIOD]),
            order=self.order,
            around=self.around,
        )

    @cached_property
    def understood(self) -> Understood:
        """The query read as a form: what its words say as filters, and the text that is left."""
        query, filters = self.query, self.filters
        by_hand = [key for key in KEYS if self.cleaned_data[key]]
        as_text, km = self.cleaned_data[AS_TEXT], self.chosen(RADIUS)
        return understand(query, filters, surroundings(self.zone), as_text, by_hand, km=km)

    @property
    def around(self) -> Around | None:
        """Near which commune, when one is named."""
        self.is_valid()
        commune = self.cleaned_data[PLACE]
        return Around(commune, self.chosen(RADIUS)) if commune else None

    @property
    def namesakes(self) -> list[Commune]:
        """Communes that bear the name of the place that was asked for, when there are several."""
        errors = self.errors.as_data().get(PLACE, ())
        return [one for error in errors for one in getattr(error, "communes", ())]

    @property
    def order(self) -> str:
        """By distance only from somewhere."""
        chosen: str = self.chosen("tri")
        return chosen if self.around or chosen != DISTANCE else "pertinence"

    @property
    def own_regions(self) -> tuple[str, ...]:
        """Where one searches when no region is named: on a region's address, its own things and the national ones."""
        return (self.region, NATIONAL) if self.region else ()

    @property
    def is_narrowed(self) -> bool:
        """Whether the address alone narrows the search to a region."""
        self.is_valid()
        return bool(self.own_regions) and not self.cleaned_data["region"]

    def pairs(self) -> list[tuple[str, str]]:
        """What was understood, as key and value, without the page."""
        self.is_valid()
        found = [("q", self.query.text)] if self.query.text else []
        found += [(AS_TEXT, words) for words in self.cleaned_data[AS_TEXT]]
        found += [(key, value) for key in KEYS if key != PERIOD for value in self.cleaned_data[key]]
        found += [(PERIOD, period.code) for period in self.cleaned_data[PERIOD]]
        if self.around:
            found += [(PLACE, key_of(self.around.commune)), (RADIUS, str(self.around.radius))]
        elif self.chosen(RADIUS) != self.defaults[RADIUS]:  # of a place that the text may name
            found.append((RADIUS, str(self.chosen(RADIUS))))
        return found + ([("tri", self.order)] if self.order != self.defaults["tri"] else [])

    @property
    def typed_text(self) -> str:
        """The query as it was typed; empty on its next pages, and for what facets and sorts made of it."""
        as_typed = self.pairs() == [("q", self.query.text)] and self.chosen("page") == 1
        return self.query.text if as_typed else ""

    def messages(self) -> list[str]:
        """What was ignored, in words."""
        said = [(self.fields[name].label, errors[0]) for name, errors in self.errors.items()]
        return [_("%(name)s : %(detail)s") % {"name": name, "detail": detail} for name, detail in said]


class ApiForm(SearchForm):
    par_page = forms.IntegerField(required=False, min_value=1, max_value=MAX_SIZE)
    defaults = SearchForm.defaults | {"par_page": PAGE_SIZE}


def query_string(pairs: list[tuple[str, str]]) -> str:
    return urlencode(pairs)

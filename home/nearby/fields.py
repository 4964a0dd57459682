"""The fields of a form that say near what place, and how near."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.filter_widgets import Choice
from home.nearby import DEFAULT_RADIUS, RADII
from home.places import LONGEST, Commune, meant

_NAMESAKES = 8  # that a message offers
_SHOWN = 40  # characters of what was typed that a message repeats


class Namesakes(ValidationError):
    """Several communes bear the name."""

    def __init__(self, communes: tuple[Commune, ...]):
        self.communes = communes[:_NAMESAKES]
        names = ", ".join(f"{one.name} {one.departement}" for one in self.communes)
        super().__init__(
            _("Plusieurs communes s’appellent %(name)s : %(names)s. Ajoutez le département.")
            % {"name": communes[0].name, "names": names + "…" * (len(communes) > _NAMESAKES)}
        )


class PlaceInput(forms.TextInput):
    """`static/js/near.js` suggests communes; without scripts it is a text. What was understood is shown as it is."""

    template_name = "components/place_input.html"

    def __init__(self) -> None:
        super().__init__({"list": "communes", "autocomplete": "off"})

    def format_value(self, value: Any) -> str | None:
        found = meant(value or "")
        understood = len(found) == 1 and meant(str(found[0])) == found
        return str(found[0]) if understood else value


class RadiusSelect(Choice):
    """Shows the distance that is meant when none is chosen."""

    def format_value(self, value: Any) -> list[str]:
        return super().format_value(value or DEFAULT_RADIUS)


class PlaceField(forms.CharField):
    """A commune by its name, its postcode or its INSEE code; None when nothing is typed."""

    def __init__(self, **kwargs: Any) -> None:
        label = gettext_lazy("Commune ou code postal")
        super().__init__(label=label, required=False, max_length=LONGEST, widget=PlaceInput, **kwargs)

    def clean(self, value: str | None) -> Commune | None:
        typed = " ".join((value or "")[:LONGEST].split())
        if not typed:
            return None
        found = meant(typed)
        if len(found) > 1:
            raise Namesakes(found)
        if not found:
            raise ValidationError(_("Aucune commune ne s’appelle « %(value)s ».") % {"value": typed[:_SHOWN]})
        if found[0].latitude is None:
            raise ValidationError(_("La position de %(name)s n’est pas connue.") % {"name": found[0].name})
        return found[0]


class RadiusField(forms.TypedChoiceField):
    """So many kilometres; None when nothing is chosen."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [(km, f"{km} km") for km in RADII]
        label = gettext_lazy("Distance")
        super().__init__(
            label=label, required=False, choices=choices, coerce=int, empty_value=None, widget=RadiusSelect, **kwargs
        )


class NearForm(forms.Form):
    """Asks for a place alone, where a list is only led to."""

    pres = PlaceField()

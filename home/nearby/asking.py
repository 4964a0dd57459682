"""What a list that filters by place is asked from elsewhere: the place, and the theme where it filters by theme too."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from home.filter_widgets import Choice
from home.nearby.fields import PlaceField


class AskingForm(forms.Form):
    """`filters`: the form of the list, of which it has the names and the choices."""

    pres = PlaceField()

    def __init__(self, filters: type[forms.Form], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        theme = filters.base_fields.get("theme")
        if isinstance(theme, forms.MultipleChoiceField):
            choices = [("", _("Tous les thèmes")), *cast(Iterable[tuple[str, str]], theme.choices)]
            self.fields["theme"] = forms.ChoiceField(label=theme.label, choices=choices, required=False, widget=Choice)

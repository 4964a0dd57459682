"""What is asked of who wants to know what is new."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AlertForm(forms.Form):
    courriel = forms.EmailField(
        label=_("Votre adresse électronique"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Un courriel demande d’abord de la confirmer."),
    )
    site_web = forms.CharField(  # a trap: people do not see it, robots fill it
        required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs | {"label_suffix": ""})

    @property
    def is_trapped(self) -> bool:
        return bool(self.cleaned_data["site_web"])

"""What is asked of who wants to know of new dates."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from home.models import RegionPage

_EVERYWHERE = ""


class AlertForm(forms.Form):
    courriel = forms.EmailField(
        label=_("Votre adresse électronique"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Un courriel demande d’abord de la confirmer."),
    )
    ou = forms.ChoiceField(label=_("Des dates où ?"), required=False)
    site_web = forms.CharField(  # a trap: people do not see it, robots fill it
        required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args: Any, region: RegionPage | None, **kwargs: Any):
        """`region`: where the visitor stands."""
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        regions = RegionPage.objects.visible().filter(locale__language_code="fr").order_by("title")
        self._keys = dict(regions.values_list("slug", "translation_key"))
        names = list(regions.values_list("slug", "title"))
        here = {key: slug for slug, key in self._keys.items()}
        cast(forms.ChoiceField, self.fields["ou"]).choices = [(_EVERYWHERE, _("Partout")), *names]
        self.fields["ou"].initial = here.get(region.translation_key, _EVERYWHERE) if region else _EVERYWHERE

    @property
    def is_trapped(self) -> bool:
        return bool(self.cleaned_data["site_web"])

    @property
    def region(self) -> UUID | None:
        return self._keys.get(self.cleaned_data["ou"])

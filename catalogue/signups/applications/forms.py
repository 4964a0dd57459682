"""The forms of an application: those of a registration, with the motivation and the employer's agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.signups.dated_pages import Date
from catalogue.signups.enums import Employer
from catalogue.signups.forms import ChangeForm, SignUpForm, StaffForm

_OF_THE_JOB = ("etablissement", "activite", "commune")


class ApplicationForm(SignUpForm):
    """One seat, and nothing of the day itself but the needs of accessibility."""

    motivation = forms.CharField(
        label=_("Votre motivation"),
        max_length=4000,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Ce que vous faites aujourd’hui, et ce que cette formation vous permettra de faire."),
    )
    accord = forms.ChoiceField(
        label=_("Votre employeur est-il d’accord ?"), choices=Employer.choices, widget=forms.RadioSelect
    )
    employeur = forms.CharField(
        label=_("Qui a donné cet accord"),
        max_length=120,
        required=False,
        help_text=_("Le nom de la personne qui signe chez votre employeur."),
    )
    employeur_courriel = forms.EmailField(
        label=_("Son adresse électronique"), max_length=254, required=False, widget=forms.EmailInput()
    )

    def __init__(self, *args: Any, date: Date, **kwargs: Any):
        super().__init__(*args, date=date, **kwargs)
        del self.fields["places"], self.fields["besoin"]
        for name in _OF_THE_JOB:
            self.fields[name].required = True
        address = self.fields.get("courriel")
        if address and address.help_text:  # not to staff
            address.help_text = _("Vous y recevez la décision. Aucun compte n’est créé.")
        self.fields["telephone"].help_text = _("Facultatif.")
        self.order_fields([field.name for field in self.asked])

    @property
    def asked(self) -> list:
        own = [f"question-{number}" for number in range(1, len(self.questions) + 1)]
        names = ["nom", "courriel", *_OF_THE_JOB, "telephone", "motivation", "accord", "employeur"]
        return [self[name] for name in (*names, "employeur_courriel", *own, "accessibilite") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("accord") == Employer.AGREES:
            for name in ("employeur", "employeur_courriel"):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, _("Dites qui a donné son accord, et où lui écrire."))
        return cleaned

    def person(self) -> dict[str, Any]:
        said = self.cleaned_data
        return super().person() | {
            "motivation": said["motivation"],
            "employer": said["accord"],
            "employer_name": said["employeur"],
            "employer_email": said["employeur_courriel"],
        }


class ApplicationChangeForm(ApplicationForm, ChangeForm):
    """By the personal link: the agreement may come later."""

    def __init__(self, *args: Any, registration: Any, **kwargs: Any):
        super().__init__(*args, registration=registration, **kwargs)
        self.initial = {
            **self.initial,
            "motivation": registration.motivation,
            "accord": registration.employer,
            "employeur": registration.employer_name,
            "employeur_courriel": registration.employer_email,
        }


class ApplicationStaffForm(ApplicationForm, StaffForm):
    """For one that came by post or by telephone."""

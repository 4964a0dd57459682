"""The form by which one signs up, and the one that changes what was said."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from home.as_typed.fields import TelephoneField
from home.characters import writable


class SignUpForm(forms.Form):
    """Names are the contract's; the editor's own questions are `question-1`, `question-2`…"""

    nom = forms.CharField(label=_("Votre nom"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    courriel = forms.EmailField(
        label=_("Votre adresse électronique"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Vous y recevez votre place et de quoi la rendre. Aucun compte n’est créé."),
    )
    etablissement = forms.CharField(
        label=_("Votre établissement"),
        max_length=160,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    activite = forms.CharField(
        label=_("Son activité"), max_length=120, required=False, help_text=_("Hôtel, gîte, guide, association…")
    )
    commune = forms.CharField(
        label=_("Sa commune"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"autocomplete": "address-level2"}),
    )
    telephone = TelephoneField(
        label=_("Votre téléphone"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"autocomplete": "tel"}),
        help_text=_("Facultatif, pour vous joindre le jour même."),
    )
    places = forms.TypedChoiceField(
        label=_("Nombre de places"),
        coerce=int,
        empty_value=1,  # type: ignore[arg-type]  # Django gives it back as it is
        initial=1,
    )
    besoin = forms.CharField(
        label=_("Ce que je veux régler"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("L’animateur le lit pour préparer la séance."),
    )
    accessibilite = forms.CharField(
        label=_("Besoins d’accessibilité"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Fauteuil, boucle magnétique, interprète, place près de l’écran…"),
    )
    site_web = forms.CharField(  # a trap: people do not see it, robots fill it
        required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args, date, most: int | None = None, **kwargs):
        """`most`: places at most, the date's own limit unless said."""
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        if most is None:  # never more than there are in all
            most = min(date.places_each, date.seats or date.places_each)
        cast(forms.ChoiceField, self.fields["places"]).choices = [(number, number) for number in range(1, most + 1)]
        self.fields["places"].required = most > 1
        if most == 1:
            self.fields["places"].widget = forms.HiddenInput()
        self.questions = date.asked
        for number, question in enumerate(self.questions, 1):
            self.fields[f"question-{number}"] = forms.CharField(
                label=question.text, max_length=500, required=question.required
            )

    @property
    def asked(self) -> list:
        """The fields to show, in order; the trap stands apart."""
        own = [f"question-{number}" for number in range(1, len(self.questions) + 1)]
        names = ["nom", "courriel", "etablissement", "activite", "commune", "telephone", "places", "besoin", *own]
        return [self[name] for name in (*names, "accessibilite") if name in self.fields]

    @property
    def is_trapped(self) -> bool:
        return bool(self.cleaned_data["site_web"])

    def clean(self):
        super().clean()
        given = self.cleaned_data
        return {name: writable(value) if isinstance(value, str) else value for name, value in given.items()}

    def person(self) -> dict:
        """What was said, by the names of `registering.Person`."""
        said = self.cleaned_data
        return {
            "name": said["nom"],
            "email": said.get("courriel", ""),
            "places": said.get("places") or 1,
            "establishment": said["etablissement"],
            "activity": said["activite"],
            "city": said["commune"],
            "phone": said["telephone"],
            "need": said.get("besoin", ""),
            "accessibility": said["accessibilite"],
            "answers": [
                [question.text, said[f"question-{number}"]] for number, question in enumerate(self.questions, 1)
            ],
        }


class ChangeForm(SignUpForm):
    """On « Ma place » : all but the address, which the link went to."""

    def __init__(self, *args, date, registration, **kwargs):
        initial = {
            "nom": registration.name,
            "etablissement": registration.establishment,
            "activite": registration.activity,
            "commune": registration.city,
            "telephone": registration.phone,
            "places": registration.places,
            "besoin": registration.need,
            "accessibilite": registration.accessibility,
        }
        given, self._answers = dict(registration.answers), registration.answers
        super().__init__(*args, date=date, most=registration.places, initial=initial, **kwargs)
        del self.fields["courriel"]
        for number, question in enumerate(self.questions, 1):
            self.fields[f"question-{number}"].initial = given.get(question.text, "")

    def person(self) -> dict:
        """Answers to questions that are asked no more stay."""
        said, asked = super().person(), {question.text for question in self.questions}
        said["answers"] += [[question, answer] for question, answer in self._answers if question not in asked]
        return said


class StaffForm(SignUpForm):
    """For somebody who telephones: an address is not asked for."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["courriel"].required = False
        self.fields["courriel"].label, self.fields["courriel"].help_text = "Courriel", ""
        self.fields["nom"].label, self.fields["telephone"].label = "Nom", "Téléphone"
        del self.fields["site_web"]

    @property
    def is_trapped(self) -> bool:
        return False

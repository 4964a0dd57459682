"""« Décider » on an application, after reading it again."""

from typing import Any

from django import forms
from django.http import Http404
from wagtail.admin import messages

from catalogue.signups.admin.person import ActView, ReasonField
from catalogue.signups.applications.deciding import decide, may_decide
from catalogue.signups.models import Act

_CHOICES = [(Act.ACCEPTED, "Accepter"), (Act.LISTED, "Mettre sur liste d’attente"), (Act.REFUSED, "Refuser")]
_DONE = {
    Act.ACCEPTED: "La candidature de « {} » est acceptée : une place est prise.",
    Act.LISTED: "La candidature de « {} » est sur liste d’attente.",
    Act.REFUSED: "La candidature de « {} » est refusée.",
}


class DecideForm(forms.Form):
    """`seen`: the state that was shown, so that nobody undoes unknowingly what a colleague just decided."""

    decision = forms.ChoiceField(label="Décision", choices=_CHOICES, widget=forms.RadioSelect)
    reason = ReasonField(
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="La personne la lit dans le courriel. Facultative quand vous acceptez.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=10)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = cleaned.get("decision")
        if given and given != Act.ACCEPTED and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Dites pourquoi : la personne le lira.")
        return cleaned


class DecideView(ActView):
    form_class = DecideForm
    template_name = "signups/admin/decide.html"
    page_title = "Décider"
    button = "Décider et écrire"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not self.registration.is_application:
            raise Http404
        left = self.date.places_left
        places = "" if left is None else f"Places libres : {left} sur {self.date.seats}. "
        self.introduction = f"{places}La décision et sa raison partent aussitôt par courriel."
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.registration.state}

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not may_decide(self.registration):
            label = self.registration.state_label.lower()
            messages.warning(request, f"Il n’y a plus rien à décider : cette candidature est « {label} ».")
        return super().get(request, *args, **kwargs)

    def act(self, said: dict[str, Any]) -> str:
        decision = Act(said["decision"])
        decided = decide(
            self.registration, self.date, decision, by=self.request.user, reason=said["reason"], seen=said["seen"]
        )
        told = "" if decided.email else " Sans adresse électronique, aucun courriel ne part : dites-le-lui."
        return _DONE[decision].format(decided) + told

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(registration=self.registration, date=self.date, **kwargs)

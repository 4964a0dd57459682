"""« Écarter des envois » : registrations that no person wrote, several at once."""

from typing import Any, cast

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.signups.admin.date_screens import DateScreen
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import Registration
from catalogue.signups.privacy import discard

_CAME = [RegistrationState.PRESENT, RegistrationState.ABSENT]


class _PeopleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, one: Any) -> str:
        return ", ".join(filter(None, (one.name, one.email, one.establishment)))


class DiscardForm(forms.Form):
    people: Any = _PeopleField(
        label="Inscriptions, les plus récentes d’abord",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Cochez au moins une inscription."},
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        cast(forms.ModelMultipleChoiceField, self.fields["people"]).queryset = people


class DiscardView(DateScreen, WagtailAdminTemplateMixin, FormView):
    form_class = DiscardForm
    template_name = "catalogue/admin/form.html"
    page_title = "Écarter des envois"
    header_icon = "bin"

    def get_breadcrumbs_items(self) -> list[dict]:
        crumb = {"url": self.list_url, "label": self.list_title, "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), crumb, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self) -> dict[str, Any]:
        people = Registration.objects.of_date(self.date).active().filter(forgotten_at__isnull=True)
        return super().get_form_kwargs() | {"people": people.exclude(state__in=_CAME).order_by("-created_at", "-pk")}

    def form_valid(self, form: Any) -> HttpResponse:
        count = discard(form.cleaned_data["people"], self.date, by=self.request.user)
        done = "Une inscription est écartée." if count == 1 else f"{count} inscriptions sont écartées."
        messages.success(self.request, done)
        return redirect(self.list_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {
            "introduction": "Pour ce que des robots ont envoyé : leurs places vont à qui attend, personne n’est "
            "prévenu, et ce qui a été écrit s’efface. Cela ne se défait pas.",
            "action_url": self.request.path,
            "submit_button_label": "Écarter",
            "submit_button_active_label": "En cours…",
        }
        return super().get_context_data(**context, **kwargs)

"""« Écrire » to all or some of those who signed up for a date; what was written before, and what became of it."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.signups.admin.date_screens import DateScreen
from catalogue.signups.admin.settings_forms import MailTextForm
from catalogue.signups.enums import HOLDING, RegistrationState
from catalogue.signups.models import Registration, StaffMessage
from catalogue.signups.writing import write_to
from home.limits import HOUR, Limit, in_how_long, take
from home.models import MailState

_ALL, _COMING, _WAITING, _RECEIVED, _CHOSEN = "tous", "inscrits", "attente", "recues", "choix"
_STATES = {_COMING: HOLDING, _WAITING: [RegistrationState.WAITING], _RECEIVED: [RegistrationState.RECEIVED]}
_MESSAGES_AN_HOUR = 20  # of a date: it is a place to tell something, not to send letters


_CANDIDATES = [
    (_COMING, "Aux candidatures acceptées"),
    (_WAITING, "À la liste d’attente"),
    (_RECEIVED, "Aux candidatures qui attendent une décision"),
    (_ALL, "À toutes"),
    (_CHOSEN, "Aux personnes cochées"),
]


class WriteForm(MailTextForm):
    """Marks as in the mails of the site; the choice of people counts for « choix » only."""

    to = forms.ChoiceField(
        label="À qui",
        initial=_COMING,
        choices=[
            (_COMING, "Aux personnes inscrites"),
            (_WAITING, "À la liste d’attente"),
            (_ALL, "Aux deux"),
            (_CHOSEN, "Aux personnes cochées"),
        ],
        widget=forms.RadioSelect,
    )
    people: Any = forms.ModelMultipleChoiceField(
        label="Personnes", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Any, applied: bool = False, **kwargs: Any):
        """`applied`: they are candidates for a promotion."""
        super().__init__(*args, **kwargs)
        self._people = people
        if applied:
            cast(forms.ChoiceField, self.fields["to"]).choices = _CANDIDATES
        cast(forms.ModelMultipleChoiceField, self.fields["people"]).queryset = people
        self.fields["text"].help_text = "La date, le lieu et le lien « Ma place » suivent toujours."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("to") == _CHOSEN and not cleaned.get("people") and "people" not in self.errors:
            raise ValidationError({"people": "Cochez au moins une personne."})
        return cleaned

    def chosen(self) -> Any:
        """Those who are written to, and have an address."""
        to = self.cleaned_data["to"]
        if to == _CHOSEN:
            return self.cleaned_data["people"]
        return self._people.filter(state__in=_STATES[to]) if to in _STATES else self._people


class _MessagesScreen(DateScreen, WagtailAdminTemplateMixin):
    header_icon = "mail"
    page_title: str

    def get_breadcrumbs_items(self) -> list[dict]:
        crumb = {"url": self.list_url, "label": self.list_title, "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), crumb, {"url": "", "label": self.page_title}]


class WriteView(_MessagesScreen, FormView):
    form_class = WriteForm
    template_name = "signups/admin/write.html"
    page_title = "Écrire aux personnes inscrites"

    @cached_property
    def people(self) -> Any:
        return Registration.objects.of_date(self.date).active().exclude(email="").order_by("turn", "pk")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"people": self.people, "applied": self.date.takes_applications}

    def form_valid(self, form: Any) -> HttpResponse:
        people = list(form.chosen().select_related("seats"))
        if not people:
            form.add_error(None, "Personne n’a d’adresse électronique parmi ces personnes : rien n’est écrit.")
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if until := take(Limit(f"signups:write:{self.date.pk}", _MESSAGES_AN_HOUR, HOUR)):
            form.add_error(None, f"Beaucoup de messages sont déjà partis : réessayez {in_how_long(until)}.")
            return self.render_to_response(self.get_context_data(form=form), status=429)
        said = form.cleaned_data
        count = write_to(people, self.date, said["subject"], said["text"], by=self.request.user)
        messages.success(self.request, f"{count} courriel{'s partent' if count > 1 else ' part'}.")
        return redirect(self.request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = StaffMessage.objects.filter(seats__date=self.date.translation_key).select_related("by")
        states = {
            "left": Count("sent", filter=Q(sent__mail__state=MailState.SENT)),
            "failed": Count("sent", filter=Q(sent__mail__state__in=[MailState.FAILED, MailState.WITHHELD])),
            "total": Count("sent"),
        }
        written = sent.annotate(**states).order_by("-at", "-pk")[:50]
        return super().get_context_data(action_url=self.request.path, written=written, date=self.date, **kwargs)


class MessageView(_MessagesScreen, TemplateView):
    """One message: its text, and what became of each mail."""

    template_name = "signups/admin/message.html"
    page_title = "Message"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        messages_of_date = StaffMessage.objects.filter(seats__date=self.date.translation_key).select_related("by")
        message = get_object_or_404(messages_of_date, pk=self.kwargs["message_id"])
        sent = message.sent.select_related("registration", "mail").defer("mail__content").order_by("pk")
        back_url = reverse("signups_write", args=[self.kwargs["page_id"]])
        return super().get_context_data(message=message, sent=sent, back_url=back_url, **kwargs)

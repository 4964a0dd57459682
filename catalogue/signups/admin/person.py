"""One registration: what was said, what was done with it, the mails and what became of them."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.widgets import HeaderButton

from catalogue.signups.admin.date_screens import OnePersonScreen
from catalogue.signups.admin.registrations import LONGEST_REASON
from catalogue.signups.applications.deciding import may_decide
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import SentNotice, StaffAct
from catalogue.signups.moving import dates_to_move_to, move, serve_out_of_turn
from catalogue.signups.presence import Presences, label_of
from home.characters import writable
from home.refusals import RefusalError
from home.walls.territory import territory_of


class PersonView(OnePersonScreen, TemplateView):
    template_name = "signups/admin/person_detail.html"
    header_icon = "user"

    @property
    def page_title(self) -> str:
        return "Candidature" if self.date.takes_applications else "Inscription"

    def get_page_subtitle(self) -> str:
        return str(self.registration)

    def get_header_buttons(self) -> list[HeaderButton]:
        offered = self._offered()
        ids = [self.kwargs["page_id"], self.registration.pk]
        return [HeaderButton(label, url=reverse(name, args=ids), icon_name=icon) for label, name, icon in offered]

    def _offered(self) -> list[tuple[str, str, str]]:
        """Label, route and icon of what can be done."""
        one = self.registration
        if one.is_application:
            decide = [("Décider", "signups_decide", "check")] if may_decide(one) else []
            return [*decide, *([("Retirer", "signups_staff_give_back", "undo")] if one.is_active else [])]
        if not one.is_active:
            return []
        offered = [("Déplacer", "signups_move", "arrow-right"), ("Rendre la place", "signups_staff_give_back", "undo")]
        if one.state == RegistrationState.WAITING:
            offered.append(("Servir hors tour", "signups_serve", "check"))
        return offered

    def _presences(self) -> list[tuple[str, str]]:
        """Each meeting of a date in several, and what was noted there."""
        presences = Presences(self.date)
        noted = presences.labels(self.registration)
        return [(label_of(one, self.date), noted[one.key]) for one in presences.meetings]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = SentNotice.objects.filter(registration=self.registration).select_related("mail", "message")
        context = {
            "registration": self.registration,
            "date": self.date,
            "acts": StaffAct.objects.filter(registration=self.registration).select_related("by").order_by("at", "pk"),
            "presences": self._presences(),
            "sent": sent.defer("mail__content").order_by("at", "pk"),
        }
        return super().get_context_data(**context, **kwargs)


class ActView(OnePersonScreen, FormView):
    """Asks how and why, then does it; a refusal is shown with what was typed."""

    template_name = "catalogue/admin/form.html"
    header_icon = "user"
    introduction = ""
    button = ""

    def get_page_subtitle(self) -> str:
        return ""  # the form's heading would be the date alone

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {
            "introduction": f"{self.registration}, {self.date.title}. {self.introduction}",
            "action_url": self.request.path,
            "submit_button_label": self.button,
            "submit_button_active_label": "En cours…",
        }
        return super().get_context_data(**context, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            done = self.act(form.cleaned_data)
        except RefusalError as refusal:
            form.add_error(None, str(refusal))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(self.request, done)
        return redirect(self.list_url)

    def act(self, said: dict[str, Any]) -> str:
        """Do it; what is told then. Raises RefusalError."""
        raise NotImplementedError


class ReasonField(forms.CharField):
    def __init__(self, **kwargs: Any):
        super().__init__(label="Raison", max_length=LONGEST_REASON, **kwargs)

    def clean(self, value: Any) -> str:
        return writable(super().clean(value)).replace("\r\n", "\n")


class _DateField(forms.ModelChoiceField):
    def label_from_instance(self, date: Any) -> str:
        left = "" if date.places_left is None else f", places libres\u00a0: {date.places_left}"
        return f"{date.when}, {date.place}{left}"


class MoveForm(forms.Form):
    date = _DateField(label="Nouvelle date", queryset=None, empty_label=None, widget=forms.RadioSelect)
    may_wait = forms.BooleanField(
        label="Si elle est complète, inscrire sur sa liste d’attente",
        required=False,
        help_text="La place à l’ancienne date est rendue dans les deux cas. Sans cela, une date complète est refusée.",
    )
    reason = ReasonField(required=False, help_text="Facultative, lue par l’équipe seule.")

    def __init__(self, *args: Any, dates: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["date"].queryset = dates  # type: ignore[attr-defined]


class MoveView(ActView):
    """To another date of the workshop, of one's own territory."""

    form_class = MoveForm
    page_title = "Déplacer à une autre date"
    introduction = "La personne reçoit un courriel, avec son agenda mis à jour. Son lien « Ma place » reste le même."
    button = "Déplacer"

    @cached_property
    def dates(self) -> Any:
        return dates_to_move_to(self.date).filter(territory_of(self.request.user).pages())

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"dates": self.dates}

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.dates.exists():
            messages.warning(request, "Aucune autre date à venir de cet atelier ne prend d’inscriptions ici.")
            return redirect("signups_person", self.kwargs["page_id"], self.registration.pk)
        return super().get(request, *args, **kwargs)

    def act(self, said: dict[str, Any]) -> str:
        moved = move(
            self.registration,
            self.date,
            said["date"],
            by=self.request.user,
            may_wait=said["may_wait"],
            reason=said["reason"],
        )
        if moved.state == RegistrationState.WAITING:
            return f"« {moved} » est sur la liste d’attente de la nouvelle date, au rang {moved.rank}."
        return f"« {moved} » a sa place à la nouvelle date."


class ServeForm(forms.Form):
    reason = ReasonField(help_text="Elle reste dans l’historique de l’inscription, lue par l’équipe seule.")


class ServeView(ActView):
    """Before those who came first, with a reason."""

    form_class = ServeForm
    page_title = "Servir hors tour"
    introduction = "La personne passe avant celles qui attendent depuis plus longtemps, s’il reste des places libres."
    button = "Donner la place"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        one = self.registration
        if one.is_application or (one.state != RegistrationState.WAITING and request.method != "POST"):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def act(self, said: dict[str, Any]) -> str:
        serve_out_of_turn(self.registration, self.date, by=self.request.user, reason=said["reason"])
        return f"« {self.registration} » a une place."

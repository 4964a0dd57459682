"""Who signed up for a date of one's territory."""

import django_filters
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.generic import FormView, TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import HeaderButton

from catalogue.signups.admin.date_screens import DateScreen, OnePersonScreen
from catalogue.signups.admin.exported import headings_of
from catalogue.signups.admin.list_columns import columns_of
from catalogue.signups.admin.papers_menu import papers_button
from catalogue.signups.applications.forms import ApplicationStaffForm
from catalogue.signups.attending import mark as mark_attendance
from catalogue.signups.attending import may_mark
from catalogue.signups.changing import give_back
from catalogue.signups.enums import RegistrationState
from catalogue.signups.forms import StaffForm
from catalogue.signups.models import Registration
from catalogue.signups.models.registrations import folded
from catalogue.signups.presence import Presences
from catalogue.signups.registering import ClosedError, Person, register
from home.characters import writable

LONGEST_REASON = 500


class RegistrationFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label="État", choices=RegistrationState.choices, empty_label="Tous")
    name = django_filters.CharFilter(label="Nom", lookup_expr="icontains")

    class Meta:
        model = Registration
        fields = ["state", "name"]


class RegistrationsView(DateScreen, ReportView):
    model = Registration
    is_searchable = False
    filterset_class = RegistrationFilterSet
    template_name = "signups/admin/registrations.html"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    default_ordering = "turn"

    @cached_property
    def presences(self):
        return Presences(self.date)

    @cached_property
    def columns(self):
        return columns_of(self.date, in_meetings=bool(self.presences.meetings))

    @cached_property
    def export_headings(self):
        return headings_of(self.date, self.presences)

    @cached_property
    def list_export(self):
        return list(self.export_headings)

    def decorate_paginated_queryset(self, registrations):
        found = list(registrations)
        for one in found:
            one.presence = self.presences.label(one)
            one.is_noted_by_meeting = bool(self.presences.meetings)
        return found

    def to_row_dict(self, item):
        item.presences = self.presences.labels(item)
        return super().to_row_dict(item)

    @property
    def page_title(self):
        return self.list_title

    def get_breadcrumbs_items(self):
        """Beside so many buttons the date's title would be cut: it stands above the list."""
        *above, last = super().get_breadcrumbs_items()
        return [*above, last | {"sublabel": ""}]

    def get_index_url(self):
        return self.list_url

    def get_index_results_url(self):
        return reverse("signups_registrations_results", args=[self.kwargs["page_id"]])

    def get_base_queryset(self):
        return Registration.objects.of_date(self.date).filter(forgotten_at__isnull=True).select_related("seats")

    def get_header_buttons(self):
        page_id = self.kwargs["page_id"]
        opinions = HeaderButton("Avis", url=reverse("signups_date_opinions", args=[page_id]), icon_name="comment")
        if not self.date.signs_up_here:
            return [opinions]
        return [
            HeaderButton(_adding(self.date), url=reverse("signups_add", args=[page_id]), icon_name="plus"),
            HeaderButton("Le jour même", url=reverse("signups_day", args=[page_id]), icon_name="check"),
            HeaderButton("Écrire", url=reverse("signups_write", args=[page_id]), icon_name="mail"),
            papers_button(page_id, self.date),
            opinions,
        ]

    def get_context_data(self, **kwargs):
        nobody = "Personne n’a candidaté." if self.date.takes_applications else "Personne n’est inscrit."
        return super().get_context_data(**kwargs) | {"no_results_message": nobody}


def _adding(date) -> str:
    return "Ajouter une candidature" if date.takes_applications else "Inscrire quelqu’un"


class AddView(OnePersonScreen, FormView):
    """By telephone, or at the door: staff may pass the deadline, never the number of seats."""

    template_name = "catalogue/admin/form.html"

    @property
    def page_title(self):
        return _adding(self.date)

    def dispatch(self, request, *args, **kwargs):
        if not self.date.signs_up_here:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self):
        return ApplicationStaffForm if self.date.takes_applications else StaffForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"date": self.date}

    def form_valid(self, form):
        address = form.cleaned_data["courriel"]
        known = Registration.objects.of_date(self.date).standing().filter(folded_email=folded(address))
        if address and known.exists():  # a visitor is not told; staff reads the list anyway
            form.add_error("courriel", "Cette adresse est déjà inscrite à cette date.")
            return self.form_invalid(form)
        try:
            answer = register(self.date, Person(**form.person()), "fr", by=self.request.user)
        except ClosedError:
            form.add_error(None, "Cette date n’aura pas lieu : personne ne s’y inscrit plus.")
            return self.form_invalid(form)
        if answer.rank:
            messages.warning(self.request, f"Tout est pris : sur la liste d’attente, au rang {answer.rank}.")
        else:
            done = "La candidature est ajoutée." if self.date.takes_applications else "C’est inscrit."
            messages.success(self.request, done)
        return redirect(self.list_url)

    def get_context_data(self, **kwargs):
        context = {
            "introduction": "La personne reçoit un courriel si vous donnez son adresse.",
            "action_url": self.request.path,
            "submit_button_label": "Ajouter" if self.date.takes_applications else "Inscrire",
            "submit_button_active_label": "En cours…",
        }
        return super().get_context_data(**context, **kwargs)


class GiveBackView(OnePersonScreen, TemplateView):
    """Asks, then gives the place back in the person's name, who is told."""

    template_name = "signups/admin/give_back.html"
    page_title = "Rendre la place"

    def post(self, request, *args, **kwargs):
        reason = writable(request.POST.get("reason", ""))[:LONGEST_REASON]
        if give_back(self.registration, self.date, by=request.user, reason=reason):
            is_application, name = self.registration.is_application, f"« {self.registration} »"
            done = f"La candidature de {name} est retirée." if is_application else f"La place de {name} est rendue."
            messages.success(request, done)
        else:
            messages.error(request, "Cette place était déjà rendue.")
        return redirect(self.list_url)

    def get_context_data(self, **kwargs):
        return super().get_context_data(registration=self.registration, cancel_url=self.list_url, **kwargs)


class MarkView(OnePersonScreen, TemplateView):
    """Present or absent, by one button; a GET marks nobody."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        state = request.POST.get("state")
        if not may_mark(state):
            raise Http404
        meeting = request.POST.get("meeting", "")
        if refusal := mark_attendance(self.registration, self.date, state, request.user, meeting):
            messages.error(request, refusal)
        if request.POST.get("from") != "jour":
            return redirect(self.list_url)
        shown = f"?{urlencode({'rencontre': meeting})}" if meeting else ""
        return redirect(reverse("signups_day", args=[self.kwargs["page_id"]]) + shown)

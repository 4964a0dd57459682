"""Who signed up for a date of one's territory."""

import django_filters
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.views.generic import FormView, TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import HeaderButton
from wagtail.models import Page

from catalogue.signups.admin.papers_menu import papers_button
from catalogue.signups.applications.forms import ApplicationStaffForm
from catalogue.signups.attending import mark as mark_attendance
from catalogue.signups.attending import may_mark
from catalogue.signups.changing import give_back
from catalogue.signups.dated_pages import MODELS, source_of
from catalogue.signups.enums import RegistrationState
from catalogue.signups.forms import StaffForm
from catalogue.signups.models import Registration
from catalogue.signups.models.registrations import folded
from catalogue.signups.presence import Presences, label_of
from catalogue.signups.registering import ClosedError, Person, register
from home.characters import writable

TITLE = "Inscriptions"
LONGEST_REASON = 500


def title_of(date) -> str:
    return "Candidatures" if date.takes_applications else TITLE


class DateScreen:
    """A screen about the date that the address names; the wall has checked whose it is."""

    header_icon = "group"
    kwargs: dict  # of the view

    @cached_property
    def date(self):
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not isinstance(page, MODELS):
            raise Http404
        return source_of(page)

    @property
    def list_url(self) -> str:
        return reverse("signups_registrations", args=[self.kwargs["page_id"]])

    @property
    def list_title(self) -> str:
        return title_of(self.date)

    def get_page_subtitle(self):
        return self.date.get_admin_display_title()


class OnePersonScreen(DateScreen, WagtailAdminTemplateMixin):
    @cached_property
    def registration(self) -> Registration:
        found = Registration.objects.of_date(self.date).select_related("seats__page")
        return get_object_or_404(found, pk=self.kwargs["registration_id"])

    def get_breadcrumbs_items(self):
        crumb = {"url": self.list_url, "label": self.list_title, "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), crumb]


_OF_SESSIONS = {"places", "need"}
_TO_READ_WHOLE = {"accessibility"}  # on the person's own screen
_WORDS_IN_LIST = 40
_OF_APPLICATIONS = {
    "motivation": "Motivation",
    "get_employer_display": "Accord de l’employeur",
    "employer_name": "Signataire",
    "employer_email": "Courriel du signataire",
}
_MOTIVATION = Column(
    "motivation", label="Motivation", accessor=lambda one: Truncator(one.motivation).words(_WORDS_IN_LIST)
)
_PRESENCE = Column("presence", label="Présence", accessor="presence")
_EMPLOYER = Column("employer", label="Employeur d’accord", accessor="get_employer_display")


class RegistrationFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label="État", choices=RegistrationState.choices, empty_label="Tous")
    name = django_filters.CharFilter(label="Nom", lookup_expr="icontains")

    class Meta:
        model = Registration
        fields = ["state", "name"]


class PersonColumn(Column):
    cell_template_name = "signups/admin/person.html"


class ActionsColumn(Column):
    cell_template_name = "signups/admin/actions.html"


class RegistrationsView(DateScreen, ReportView):
    model = Registration
    is_searchable = False
    filterset_class = RegistrationFilterSet
    template_name = "signups/admin/registrations.html"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    default_ordering = "turn"
    columns = [
        PersonColumn("name", label="Nom", sort_key="name"),
        Column("state", label="État", accessor="state_label", sort_key="state"),
        Column("places", label="Places", sort_key="places"),
        Column("need", label="Ce qu’il faut régler"),
        Column("accessibility", label="Accessibilité"),
        DateColumn("created_at", label="Reçue", sort_key="created_at"),
        ActionsColumn("actions", label="Actions"),
    ]
    list_export = [
        "name",
        "email",
        "phone",
        "establishment",
        "activity",
        "city",
        "places",
        "state_label",
        "need",
        "accessibility",
        "answers_text",
        "created_at",
    ]
    export_headings = {
        "name": "Nom",
        "email": "Courriel",
        "phone": "Téléphone",
        "establishment": "Établissement",
        "activity": "Activité",
        "city": "Commune",
        "places": "Places",
        "state_label": "État",
        "need": "Ce qu’il faut régler",
        "accessibility": "Accessibilité",
        "answers_text": "Réponses",
        "created_at": "Reçue le",
    }

    def setup(self, request, *args, **kwargs):
        """Of applications, what is decided on is shown and exported too; of several meetings, each one's presence."""
        super().setup(request, *args, **kwargs)
        if self.date.takes_applications:
            self.columns = [column for column in self.columns if column.name not in _OF_SESSIONS | _TO_READ_WHOLE]
            self.columns[2:2] = [_MOTIVATION, _EMPLOYER]
            self.list_export = [name for name in self.list_export if name not in _OF_SESSIONS] + list(_OF_APPLICATIONS)
            self.export_headings = self.export_headings | _OF_APPLICATIONS
        self.presences = Presences(self.date)
        if self.presences.meetings:
            named = {f"presences.{one.key}": f"Présence, {label_of(one, self.date)}" for one in self.presences.meetings}
            self.columns = [*self.columns[:2], _PRESENCE, *self.columns[2:]]
            self.list_export, self.export_headings = [*self.list_export, *named], self.export_headings | named

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
        if not mark_attendance(self.registration, self.date, state, request.user, meeting):
            messages.error(request, "Cette personne n’a pas de place, ou cette rencontre n’est plus prévue.")
        if request.POST.get("from") != "jour":
            return redirect(self.list_url)
        shown = f"?{urlencode({'rencontre': meeting})}" if meeting else ""
        return redirect(reverse("signups_day", args=[self.kwargs["page_id"]]) + shown)

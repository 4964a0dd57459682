"""« Inscriptions » : who signed up, over all dates of one's territory."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import HeaderButton

from catalogue.forms import theme_choices
from catalogue.models import EventPage, SessionPage
from catalogue.signups.admin.date_screens import TITLE
from catalogue.signups.admin.exported import HEADINGS
from catalogue.signups.admin.list_columns import PersonColumn
from catalogue.signups.admin.settings import own_homes
from catalogue.signups.dated_pages import MODELS
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import Registration
from home.walls.territory import territory_of

_WORDS = ("name", "email", "establishment", "city", "activity", "phone")


class AllFilterSet(WagtailFilterSet):
    """Of a date: its own beginning, on the clock of who looks."""

    q = django_filters.CharFilter(label="Nom, adresse, établissement…", method="search")
    since = django_filters.DateFilter(label="À partir du", field_name="seats__told_start", lookup_expr="date__gte")
    until = django_filters.DateFilter(label="Jusqu’au", field_name="seats__told_start", lookup_expr="date__lte")
    theme = django_filters.ChoiceFilter(
        label="Thème", choices=theme_choices, method="on_theme", empty_label="Tous les thèmes"
    )
    state = django_filters.ChoiceFilter(label="État", choices=RegistrationState.choices, empty_label="Tous")

    class Meta:
        model = Registration
        fields = ["q", "since", "until", "theme", "state"]

    def search(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        """Each word, anywhere; eight of them say enough."""
        for word in value.replace("\x00", " ").split()[:8]:
            found = Q()
            for name in _WORDS:
                found |= Q(**{f"{name}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    def on_theme(self, queryset: QuerySet, _name: str, slug: str) -> QuerySet:
        sessions = SessionPage.objects.filter(workshop__themes__slug=slug).values("translation_key")
        events = EventPage.objects.filter(themes__slug=slug).values("translation_key")
        return queryset.filter(Q(seats__date__in=sessions) | Q(seats__date__in=events))


class DateTitleColumn(Column):
    cell_template_name = "signups/admin/date_title.html"


class AllRegistrationsView(ReportView):
    page_title = TITLE
    header_icon = "group"
    model = Registration
    is_searchable = False
    filterset_class = AllFilterSet
    index_url_name = "signups_all"
    index_results_url_name = "signups_all_results"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    default_ordering = "-created_at"
    columns = [
        PersonColumn("name", label="Nom", sort_key="name"),
        DateTitleColumn("date", label="Date", sort_key="seats__told_start"),
        Column("state", label="État", accessor="state_label", sort_key="state"),
        Column("places", label="Places", sort_key="places"),
        DateColumn("created_at", label="Reçue", sort_key="created_at"),
    ]
    list_export = ["seats.page.title", "seats.told_start", *HEADINGS]
    export_headings = {
        "seats.page.title": "Séance",
        "seats.told_start": "Début",
        **HEADINGS,
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not territory_of(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Registration]:
        own = territory_of(self.request.user).pages("seats__page__path")
        return Registration.objects.filter(own, forgotten_at__isnull=True).select_related("seats__page")

    def decorate_paginated_queryset(self, registrations: Any) -> Any:
        """Each with its date as people read it, on the clock of the place: a query a kind of page."""
        found = list(registrations)
        pks = {registration.seats.page_id for registration in found}
        shown = (model.objects.filter(pk__in=pks).with_when().defer_streamfields() for model in MODELS)
        dates = {page.pk: page for pages in shown for page in pages}
        for registration in found:
            registration.date = dates.get(registration.seats.page_id)
        return found

    def get_header_buttons(self) -> list[HeaderButton]:
        if not own_homes(self.request.user):
            return []
        return [HeaderButton("Réglages", url=reverse("signups_my_settings"), icon_name="cog")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"no_results_message": "Personne n’est inscrit."}

"""« Alertes de recherche » : what people wait for, counted. Fewer than three who ask the same are never shown."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet
from django.http import Http404, HttpResponse
from django.utils.functional import cached_property
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from home.models import RegionPage, User
from search.alerts.models import SearchAlert
from search.usage.readers import coordinates, own_regions, reads_all

FEWEST = 3  # people, below which they might be known by what they ask


def alerts_read_by(user: User) -> QuerySet[SearchAlert]:
    """Those of the nation's staff: all; of a region's coordination: those asked at its address."""
    alerts = SearchAlert.objects.confirmed()
    if reads_all(user):
        return alerts
    homes = RegionPage.objects.filter(slug__in=own_regions(user), locale__language_code="fr")
    return alerts.filter(region__in=list(homes.values_list("translation_key", flat=True)))


class CountedAlertsView(ReportView):
    """Lines that count people, for the nation’s staff and coordinations."""

    model = SearchAlert
    is_searchable = False

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not reads_all(request.user) and not own_regions(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class AlertReportView(CountedAlertsView):
    """One line for a search, at the address where it was asked."""

    page_title = "Alertes de recherche"
    header_icon = "mail"
    verbose_name_plural = "alertes"
    index_url_name = "search_alerts_report"
    index_results_url_name = "search_alerts_report_results"
    default_ordering = ("-asked", "words")
    list_export = ["words", "region", "asked", "unmet"]
    export_headings = {
        "words": "Recherche",
        "region": "Région",
        "asked": "Personnes",
        "unmet": "Sans résultat",
    }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("words", label="Recherche", sort_key="words"),
            Column("region", label="Région", accessor=lambda row: self._region(row["region"])),
            Column("asked", label="Personnes", sort_key="asked"),
            Column("unmet", label="Sans résultat", sort_key="unmet"),
        ]

    @cached_property
    def _names(self) -> Mapping[UUID, str]:
        return dict(RegionPage.objects.filter(locale__language_code="fr").values_list("translation_key", "title"))

    def _region(self, key: UUID | None) -> str:
        return self._names.get(key, "\u2013") if key else "National"

    @property
    def custom_field_preprocess(self) -> dict[str, dict]:
        return {"region": dict.fromkeys(self.FORMATS, self._region)}

    def get_base_queryset(self) -> QuerySet:
        rows = alerts_read_by(self.request.user).order_by().values("digest", "region")
        counted = rows.annotate(words=Min("title"), asked=Count("pk"), unmet=Count("pk", filter=Q(seen=[])))
        return counted.filter(asked__gte=FEWEST)


class AlertReportMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return reads_all(request.user) or coordinates(request.user)

"""« Ce que l’on cherche »: the counts; for the national staff, each failed query leads to a new synonym."""

from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import Q, QuerySet, Sum
from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from home.regions import NATIONAL, known_regions
from search.understanding.synonyms.admin import PREFILLED
from search.understanding.synonyms.models import SynonymGroup
from search.usage.models import SearchCount
from search.usage.readers import coordinates, counts_read_by, own_regions, reads_all

_SUMS = {
    "asked": Sum("searches"),
    "close": Sum("near"),
    "nothing": Sum("empty"),
    "opened": Sum("clicks"),
    "ranks": Sum("rank_sum"),
}


def week_choices() -> list[tuple[str, str]]:
    weeks = SearchCount.objects.order_by("-week").values_list("week", flat=True).distinct()
    return [(week.isoformat(), f"du {date_format(week, 'jS F Y')} (semaine {week:%V})") for week in weeks]


def label_of_region(slug: str) -> str:
    names = {region.slug: region.name for region in known_regions().values()}
    return "National" if slug == NATIONAL else names.get(slug, slug)


def searched_region_choices(counts: QuerySet[SearchCount]) -> list[tuple[str, str]]:
    slugs = counts.order_by("region").values_list("region", flat=True).distinct()
    return [(slug, label_of_region(slug)) for slug in slugs]


class SearchCountFilterSet(WagtailFilterSet):
    week = django_filters.ChoiceFilter(label="Semaine", choices=week_choices, empty_label="Toutes")
    region = django_filters.ChoiceFilter(label="Région", empty_label="Toutes")
    failed = django_filters.BooleanFilter(label="Sans résultat exact", method="only_failed")

    class Meta:
        model = SearchCount
        fields = ["week", "region"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = searched_region_choices(counts_read_by(self.request.user))
        self.filters["region"].extra["choices"] = choices

    def only_failed(self, queryset, name, value):
        failed = Q(near__gt=0) | Q(empty__gt=0)
        return queryset.filter(failed if value else ~failed)


def has_failed(row: dict) -> bool:
    return bool(row["close"] or row["nothing"])


def mean_rank(row: dict) -> str:
    return number_format(row["ranks"] / row["opened"], 1) if row["opened"] else ""


def synonym_url(row: dict) -> str | None:
    return f"{reverse('search_synonyms:add')}?{urlencode({PREFILLED: row['text']})}" if has_failed(row) else None


class SearchReportView(ReportView):
    """Queries added up over the weeks and regions chosen; the export has them one by one."""

    model = SearchCount
    page_title = "Ce que l’on cherche"
    header_icon = "search"
    verbose_name_plural = "recherches"
    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    filterset_class = SearchCountFilterSet
    default_ordering = ("-asked", "text")
    all_columns = [
        Column("text", label="Recherche", sort_key="text"),
        TitleColumn(  # second, to be in sight on a phone
            "synonym",
            label="Améliorer la recherche",
            accessor=lambda row: "Créer un synonyme" if has_failed(row) else "\u2013",
            get_url=synonym_url,
        ),
        Column("asked", label="Fois", sort_key="asked"),
        Column("nothing", label="Sans résultat", sort_key="nothing"),
        Column("close", label="Résultats approchants", sort_key="close"),
        Column("opened", label="Clics", sort_key="opened"),
        Column("mean_rank", label="Rang moyen cliqué", accessor=mean_rank),
    ]
    list_export = ["week", "region", "text", "searches", "empty", "near", "clicks", "rank_sum"]

    def dispatch(self, request, *args, **kwargs):
        if not reads_all(request.user) and not own_regions(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self):
        """Synonyms act on the whole site: the nation's staff alone makes them."""
        may_add = policy_registry.get_by_type(SynonymGroup).user_has_permission(self.request.user, "add")
        return [column for column in self.all_columns if may_add or column.name != "synonym"]

    def get_base_queryset(self):
        rows = counts_read_by(self.request.user)
        return rows if self.is_export else rows.order_by().values("text").annotate(**_SUMS)

    def order_queryset(self, queryset):
        return queryset if self.is_export else super().order_queryset(queryset)


class SearchReportMenuItem(MenuItem):
    def is_shown(self, request):
        return reads_all(request.user) or coordinates(request.user)

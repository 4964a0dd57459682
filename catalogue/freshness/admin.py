"""The report « À revoir » and the line of the dashboard."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from catalogue.freshness.attention import REASONS, explain, pages_to_review
from catalogue.freshness.reports_admin import REVIEW
from home.admin.dashboard.panels import DashboardPanel, changeable_pages, keeps_several
from home.regions import NATIONAL, known_regions
from home.walls.territory import Territory, stored_region_roots, territory_of

_SHOWN = 3  # on the dashboard


def territory_choices() -> list[tuple[str, str]]:
    return [(NATIONAL, "National"), *((str(region.pk), region.name) for region in known_regions().values())]


class ReviewFilterSet(WagtailFilterSet):
    reason = django_filters.ChoiceFilter(
        label="Raison", choices=[(code, label) for code, (label, _condition) in REASONS.items()], method="because"
    )
    region = django_filters.ChoiceFilter(label="Région", choices=territory_choices, method="within")

    class Meta:
        model = Page
        fields = ["reason", "region"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.request.user.is_superuser:  # the others see their own territory, whatever they ask
            del self.filters["region"]

    def because(self, pages, name, value):
        return pages.filter(REASONS[value][1]())

    def within(self, pages, name, value):
        homes = [path for path, region in known_regions().items() if value == str(region.pk)]
        asked = Territory(homes=tuple(homes), roots=stored_region_roots(), national=value == NATIONAL)
        return pages.filter(asked.pages())


class ReasonsColumn(Column):
    cell_template_name = "catalogue/admin/review_reasons.html"


class ReviewReport(ReportView):
    """Pages of one's territory that ask for attention."""

    page_title = REVIEW
    header_icon = "time"
    model = Page
    is_searchable = False
    filterset_class = ReviewFilterSet
    index_url_name = "catalogue_review_report"
    index_results_url_name = "catalogue_review_report_results"
    columns = [
        TitleColumn(
            "title",
            label="Page",
            accessor="get_admin_display_title",
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column("region_name", label="Région"),
        ReasonsColumn("attention", label="Pourquoi"),
    ]
    list_export = [
        "title",
        "region_name",
        "full_url",
        "attention.due",
        "attention.dead_links_text",
        "attention.lost_links_text",
        "attention.reports_text",
    ]
    export_headings = {
        "title": "Page",
        "region_name": "Région",
        "full_url": "Adresse",
        "attention.due": "À revoir depuis le",
        "attention.dead_links_text": "Liens morts",
        "attention.lost_links_text": "Liens vers des pages disparues",
        "attention.reports_text": "Signalements",
    }

    def dispatch(self, request, *args, **kwargs):
        if not self.territory:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def territory(self) -> Territory:
        return territory_of(self.request.user)

    def get_base_queryset(self):
        return pages_to_review(self.territory)

    def get_filtered_queryset(self):
        return self.get_queryset()  # which filters already

    def get_table(self, object_list):
        explain(object_list)
        return super().get_table(object_list)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"no_results_message": "Rien n’est à revoir."}


class ReviewPanel(DashboardPanel):
    """On the dashboard: how many pages of one's territory are to review, and the first of them."""

    template_name = "catalogue/admin/review_panel.html"
    order = 90

    def read(self, user):
        territory = territory_of(user)
        to_review = pages_to_review(territory).filter(pk__in=changeable_pages(user).values("pk"))
        pages = list(to_review[:_SHOWN])
        explain(pages)
        return {"count": to_review.count(), "pages": pages, "several": keeps_several(territory)}

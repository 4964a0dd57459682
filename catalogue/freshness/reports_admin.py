"""What visitors reported: one report, and the list where many are set aside in one go."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.models import StaleReport
from home.walls.lookups import numbers
from home.walls.territory import territory_of

REVIEW = "À revoir"
_PER_PAGE = 100


def reports_of(user) -> QuerySet[StaleReport]:
    """Reports of a person's territory, the newest first."""
    reports = StaleReport.objects.filter(territory_of(user).pages("material__path"))
    return reports.select_related("material").order_by("-created_at", "-pk")


class _ReportsBase(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "warning"

    def get_breadcrumbs_items(self):
        review = {"url": reverse("catalogue_review_report"), "label": REVIEW}
        return [*self.breadcrumbs_items, review, {"url": "", "label": self.page_title}]


class StaleReportView(_ReportsBase):
    """What a visitor reported of a material of one's territory, and the button that says it is dealt with."""

    template_name = "catalogue/admin/stale_report.html"
    page_title = "Signalement"

    @cached_property
    def report(self) -> StaleReport:
        """That of another territory is not found: nothing says that it exists."""
        report = get_object_or_404(StaleReport.objects.select_related("material"), pk=self.kwargs["report_id"])
        if not territory_of(self.request.user).owns(report.material.path):
            raise Http404
        return report

    def get_page_subtitle(self):
        return self.report.material.title

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"report": self.report}

    def post(self, request, *args, **kwargs):
        self.report.delete()
        messages.success(request, f"Le signalement de « {self.report.material.title} » est clos.")
        return redirect("catalogue_review_report")


class StaleReportsView(_ReportsBase):
    """Every report of one's territory, or of one material of it; those that are ticked are set aside together."""

    template_name = "catalogue/admin/stale_reports.html"
    page_title = "Signalements"

    def dispatch(self, request, *args, **kwargs):
        if not territory_of(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        reports = reports_of(self.request.user)
        if "ressource" in self.request.GET:
            reports = reports.filter(material__in=_rows(self.request.GET.getlist("ressource")))
        paginator = WagtailPaginator(reports, _PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        range_of_pages = paginator.get_elided_page_range(page.number)
        return super().get_context_data(**kwargs) | {"reports": page, "elided_page_range": range_of_pages}

    def post(self, request, *args, **kwargs):
        """What a colleague dealt with meanwhile is no error."""
        ticked = reports_of(request.user).filter(pk__in=_rows(request.POST.getlist("signalement")))
        count, _details = StaleReport.objects.filter(pk__in=ticked.values("pk")).delete()
        if count:
            plural = "s" if count > 1 else ""
            messages.success(request, f"{count} signalement{plural} écarté{plural}.")
        else:
            messages.warning(request, "Cochez les signalements à écarter.")
        return redirect(request.get_full_path())


def _rows(values: list[str]) -> set[int]:
    """Ids that a row may have; nothing when one of the values is none."""
    return {number for number in numbers(values) or () if 0 < number < 2**63}

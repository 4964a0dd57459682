"""The guide in the admin, for everybody who works there."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.guide.jobs import Job, jobs

TITLE = "Guide de la rédaction"


class _GuideScreen(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/admin/guide.html"
    header_icon = "help"
    page_title = TITLE

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"jobs": list(jobs().values())}


class GuideView(_GuideScreen):
    """What one may learn to do."""

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": TITLE}]


class JobView(_GuideScreen):
    """How one thing is done."""

    @property
    def job(self) -> Job:
        found = jobs().get(self.kwargs["job"])
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        return self.job.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        crumbs = [{"url": reverse("home_guide"), "label": TITLE}, {"url": "", "label": self.job.title}]
        return [*self.breadcrumbs_items, *crumbs]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"job": self.job}

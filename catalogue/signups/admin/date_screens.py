"""What the screens about a date have in common, and those about one person of it."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from catalogue.signups.dated_pages import MODELS, source_of
from catalogue.signups.models import Registration

TITLE = "Inscriptions"


def title_of(date: Any) -> str:
    return "Candidatures" if date.takes_applications else TITLE


class DateScreen:
    """A screen about the date that the address names; the wall has checked whose it is."""

    header_icon = "group"
    kwargs: dict  # of the view

    @cached_property
    def date(self) -> Any:
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

    def get_page_subtitle(self) -> str:
        return self.date.get_admin_display_title()


class OnePersonScreen(DateScreen, WagtailAdminTemplateMixin):
    @cached_property
    def registration(self) -> Registration:
        found = Registration.objects.of_date(self.date).select_related("seats__page")
        return get_object_or_404(found, pk=self.kwargs["registration_id"])

    def get_breadcrumbs_items(self) -> list[dict]:
        crumb = {"url": self.list_url, "label": self.list_title, "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), crumb]

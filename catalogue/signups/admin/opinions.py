"""« Avis » : what those who came said, by date, by workshop, and over one's territory."""

from typing import Any

from django.db.models import Avg, Count, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.models import WorkshopPage
from catalogue.signups.admin.date_screens import DateScreen
from catalogue.signups.models import Moment, Opinion, Seats
from catalogue.signups.opinions.results import results_of
from home.walls.territory import territory_of

TITLE = "Avis"
_PER_PAGE = 50
_NOTED = Q(registrations__opinions__moment=Moment.AT_ONCE, registrations__opinions__note__isnull=False)
_WORKSHOP = "page__sessionpage__workshop"


def own_opinions(user: Any) -> QuerySet[Opinion]:
    """Of dates of a person's territory."""
    return Opinion.objects.filter(territory_of(user).pages("registration__seats__page__path"))


def own_dates(user: Any) -> QuerySet[Seats]:
    """Dates of a person's territory that somebody noted, with how many did and what they gave."""
    dates = Seats.objects.filter(territory_of(user).pages("page__path"), registrations__opinions__isnull=False)
    return dates.annotate(
        count=Count("registrations__opinions", filter=_NOTED, distinct=True),
        average=Avg("registrations__opinions__note", filter=_NOTED),
    )


class _OpinionsScreen(WagtailAdminTemplateMixin, TemplateView):
    template_name = "signups/admin/opinions.html"
    page_title = TITLE
    header_icon = "comment"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": reverse("signups_opinions"), "label": TITLE}]


class OpinionsView(_OpinionsScreen):
    """Each workshop whose sessions of one's territory were noted; events stand alone."""

    template_name = "signups/admin/opinions_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not territory_of(self.request.user):
            raise Http404
        named = (f"{_WORKSHOP}__pk", f"{_WORKSHOP}__title", "page", "page__title")
        dates = own_dates(self.request.user).values(*named, "count", "average")
        lines: dict[tuple[str, int], list] = {}
        for row in dates.order_by(f"{_WORKSHOP}__title", "page__title"):
            workshop = row[f"{_WORKSHOP}__pk"]
            title = row[f"{_WORKSHOP}__title"] if workshop else row["page__title"]
            name = "signups_workshop_opinions" if workshop else "signups_date_opinions"
            line = lines.setdefault((name, workshop or row["page"]), [title, 0, 0])
            line[1] += row["count"]
            line[2] += row["count"] * (row["average"] or 0)
        found = [
            {
                "url": reverse(name, args=[pk]),
                "title": title,
                "count": count,
                "average": total / count if count else None,
            }
            for (name, pk), (title, count, total) in lines.items()
        ]
        page = WagtailPaginator(found, _PER_PAGE).get_page(self.request.GET.get("p"))
        range_of_pages = page.paginator.get_elided_page_range(page.number)
        return super().get_context_data(lines=page, elided_page_range=range_of_pages, **kwargs)


class DateOpinionsView(DateScreen, _OpinionsScreen):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        opinions = own_opinions(self.request.user).filter(registration__seats__date=self.date.translation_key)
        return super().get_context_data(results=results_of(opinions), **kwargs)


class WorkshopOpinionsView(_OpinionsScreen):
    """Of a workshop that one may read, what was said in one's territory."""

    @cached_property
    def workshop(self) -> WorkshopPage:
        return get_object_or_404(WorkshopPage, pk=self.kwargs["page_id"])

    def get_page_subtitle(self) -> str:
        return self.workshop.get_admin_display_title()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        opinions = own_opinions(self.request.user).filter(
            **{f"registration__seats__{_WORKSHOP}__translation_key": self.workshop.translation_key}
        )
        dates = own_dates(self.request.user).filter(**{f"{_WORKSHOP}__translation_key": self.workshop.translation_key})
        return super().get_context_data(
            results=results_of(opinions), dates=dates.select_related("page").order_by("-told_start")[:200], **kwargs
        )

"""« Ajouter une séance » : choose the workshop, then Wagtail's form, prefilled."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.create import CreateView

from catalogue.models import SessionPage, WorkshopPage
from catalogue.planning.agendas import agenda_near, own_agendas
from catalogue.planning.crumbs import crumbs
from catalogue.planning.prefill import fill
from home.characters import writable
from home.regions import region_ref
from home.walls.lookups import readable

TITLE = "Ajouter une séance"
_PER_PAGE = 50


def offered_workshops(user):
    """Workshops of which one may make sessions: one's own, and those that any visitor may see."""
    workshops = WorkshopPage.objects.filter(pk__in=readable(user).values("pk"), alias_of__isnull=True)
    return workshops.filter(locale__language_code="fr").order_by("title", "pk")


class ChooseWorkshopView(WagtailAdminTemplateMixin, TemplateView):
    """The workshops that one may choose, searched by their title."""

    template_name = "catalogue/admin/choose_workshop.html"
    page_title = TITLE
    header_icon = "plus"
    breadcrumbs_items = crumbs(TITLE)

    def get_context_data(self, **kwargs):
        agenda = own_agendas(self.request.user).first()
        if agenda is None:
            raise Http404
        asked = " ".join(writable(self.request.GET.get("q", "")).split())[:100]
        workshops = offered_workshops(self.request.user).defer_streamfields()
        found = Paginator(workshops.filter(title__icontains=asked), _PER_PAGE).get_page(self.request.GET.get("p"))
        for workshop in found:
            workshop.region = region_ref(workshop.path)
        names = (SessionPage._meta.app_label, SessionPage._meta.model_name)
        context = {
            "asked": asked,
            "workshops": found,
            "elided_page_range": found.paginator.get_elided_page_range(found.number),
            "empty_form_url": reverse("wagtailadmin_pages:add", args=[*names, agenda.pk]),
        }
        return super().get_context_data(**context, **kwargs)


class NewSessionView(CreateView):
    """Wagtail's form of a new session of the workshop that the address names; it is sent where Wagtail's is."""

    http_method_names = ["get"]

    def dispatch(self, request, page_id: int):
        self.workshop = get_object_or_404(offered_workshops(request.user), pk=page_id)
        agenda = agenda_near(request.user, self.workshop)
        if agenda is None:
            raise Http404
        return super().dispatch(request, SessionPage._meta.app_label, SessionPage._meta.model_name, agenda.pk)

    def get(self, request):
        fill(self.page, self.workshop, self.parent_page)
        return super().get(request)

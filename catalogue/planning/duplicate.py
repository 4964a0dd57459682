"""« Dupliquer à d’autres dates » : the dates, what would become of each, then all of them or none."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from catalogue.models import SessionPage
from catalogue.planning.copies import add_copies
from catalogue.planning.crumbs import crumbs
from catalogue.planning.forms import DuplicateForm
from catalogue.planning.series import DaysOff, Series, every, plan

TITLE = "Dupliquer à d’autres dates"
_CHANGED = "Voici ce qui serait créé à présent : vérifiez, puis confirmez."


class DuplicateView(WagtailAdminTemplateMixin, FormView):
    """Nothing is written before the editor has seen the dates, and confirms these."""

    form_class = DuplicateForm
    template_name = "catalogue/admin/duplicate.html"
    page_title = TITLE
    header_icon = "copy"
    breadcrumbs_items = crumbs(TITLE)

    def dispatch(self, request, *args, page_id: int, **kwargs):
        page = get_object_or_404(SessionPage, pk=page_id, alias_of__isnull=True)
        self.session = page.get_latest_revision_as_object()
        self.agenda = page.get_parent().specific
        self.rights = self.agenda.permissions_for_user(request.user)
        if self.session.workshop_id is None:
            messages.error(request, "Cette séance n’a plus d’atelier : choisissez-en un, puis dupliquez-la.")
            return redirect("wagtailadmin_pages:edit", page_id)
        if not self.rights.can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        own = {"session": self.session, "may_publish": self.rights.can_publish_subpage(), "now": timezone.now()}
        return super().get_form_kwargs() | own

    def form_valid(self, form):
        if self.request.POST.get("action") != "create":
            return self._show(form, self._series(form))
        with transaction.atomic():
            Page.objects.select_for_update().get(pk=self.agenda.pk)  # sent twice, it is done once
            series = self._series(form)
            same = series.print_of(live=form.live) == self.request.POST.get("seen")
            if same and series.copies and not series.problems:
                add_copies(self.session, series.copies, self.agenda, live=form.live)
                return self._done(series, form.live)
        messages.warning(self.request, _CHANGED)
        return self._show(form, series)

    def _series(self, form: DuplicateForm) -> Series:
        cleaned = form.cleaned_data
        off = DaysOff(self.session, cleaned["breaks"], skip_public=cleaned["skip_holidays"])
        moments = list(cleaned["moments"])
        if rhythm := form.rhythm():
            moments += every(*rhythm, lambda day: bool(off.reason(day)))
        return plan(self.session, moments, off, self.request.user)

    def _show(self, form, series: Series):
        seen = series.print_of(live=form.live)
        return self.render_to_response(self.get_context_data(form=form, series=series, seen=seen, live=form.live))

    def _done(self, series: Series, live: bool):
        count = len(series.copies)
        words = "séances créées" if count > 1 else "séance créée"
        state = ("et publiées" if count > 1 else "et publiée") if live else "en brouillon"
        messages.success(self.request, f"{count} {words} {state}.")
        return redirect("catalogue_agenda")

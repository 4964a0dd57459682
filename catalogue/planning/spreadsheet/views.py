"""« Importer des séances » : the file, what each line would do, then all of it or nothing."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from catalogue.planning.agendas import own_agendas
from catalogue.planning.crumbs import crumbs
from catalogue.planning.spreadsheet.catalogue import Choices
from catalogue.planning.spreadsheet.forms import ImportForm, agenda_label, packed
from catalogue.planning.spreadsheet.lines import Reader
from catalogue.planning.spreadsheet.model_file import csv_model, xlsx_model
from catalogue.planning.spreadsheet.outcomes import Outcomes, Sorter
from catalogue.planning.spreadsheet.writing import write
from home.models import region_of
from home.spreadsheets import CSV_TYPE
from home.time_zones import DEFAULT_ZONE

TITLE = "Importer des séances"
_XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHANGED = "L’agenda a changé entre-temps : voici ce que ferait le fichier à présent."


class ImportView(WagtailAdminTemplateMixin, FormView):
    """Nothing is kept of the file but in the form that shows what it would do."""

    form_class = ImportForm
    template_name = "catalogue/admin/import_sessions.html"
    page_title = TITLE
    header_icon = "upload"
    breadcrumbs_items = crumbs(TITLE)

    def dispatch(self, request, *args, **kwargs):
        if not own_agendas(request.user).exists():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def _confirms(self) -> bool:
        return self.request.POST.get("action") == "import"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user, "seen": self._confirms}

    def form_valid(self, form):
        if not self._confirms:
            return self._show(form, self._outcomes(form))
        agenda = form.cleaned_data["agenda"]
        with transaction.atomic():
            Page.objects.select_for_update().get(pk=agenda.pk)  # sent twice, it is done once
            outcomes = self._outcomes(form)
            as_seen = outcomes.print_of(live=form.live) == self.request.POST.get("seen")
            if as_seen and outcomes.writes and not outcomes.overtaken():
                write(outcomes, agenda, self.request.user, live=form.live)
                return self._done(outcomes)
        messages.warning(self.request, _CHANGED)
        return self._show(form, self._outcomes(form))

    def _outcomes(self, form) -> Outcomes:
        agenda, user = form.cleaned_data["agenda"], self.request.user
        region = region_of(agenda)
        zone = region.time_zone if region else DEFAULT_ZONE
        reader = Reader(zone, Choices(user))
        wishes = [reader.wish(line) for line in form.table.lines]
        return Sorter(agenda, user, zone, live=form.live).sort(wishes)

    def _show(self, form, outcomes: Outcomes):
        context = {
            "outcomes": outcomes,
            "seen": outcomes.print_of(live=form.live),
            "lines": packed(form.table),
            "ignored": form.table.ignored,
            "agenda": form.cleaned_data["agenda"],
            "agenda_label": agenda_label(form.cleaned_data["agenda"]),
            "publish": form.cleaned_data["publish"],
            "live": form.live,
        }
        return self.render_to_response(self.get_context_data(form=form, **context))

    def _done(self, outcomes: Outcomes):
        created, changed, refused = len(outcomes.created), len(outcomes.changed), len(outcomes.refused)
        words = f"Séances créées : {created} ; modifiées : {changed} ; lignes refusées : {refused}."
        messages.success(self.request, words)
        return redirect("catalogue_agenda")


class ModelView(View):
    """The table to start from."""

    file_format = "csv"

    def get(self, request):
        content, kind = (xlsx_model(), _XLSX_TYPE) if self.file_format == "xlsx" else (csv_model(), CSV_TYPE)
        response = HttpResponse(content, content_type=kind)
        response["Content-Disposition"] = content_disposition_header(True, f"modele-seances.{self.file_format}")
        return response

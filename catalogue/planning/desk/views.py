"""« Agenda » in the admin's menu."""

from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import HeaderButton

from catalogue.planning.agendas import own_agendas
from catalogue.planning.checking import label_of
from catalogue.planning.crumbs import AGENDA, crumbs
from catalogue.planning.desk.changing import ChangeForm
from catalogue.planning.desk.filters import ORDERS, DeskForm, month_of, ordered
from catalogue.planning.desk.links import agenda_buttons
from catalogue.planning.desk.month import next_month, weeks_of
from catalogue.planning.desk.rows import KINDS, Row, rows_of
from home.admin.dashboard.panels import keeps_several
from home.walls.territory import territory_of

_PER_PAGE = 50
_HEADINGS = (("titre", "Titre"), ("date", "Date"), ("commune", "Commune"), ("places", "Places"), ("etat", "État"))


class _DeskView(WagtailAdminTemplateMixin, TemplateView):
    page_title = AGENDA
    header_icon = "date"
    breadcrumbs_items = crumbs()
    by_month = False

    def dispatch(self, request, *args, **kwargs):
        self.territory = territory_of(request.user)
        if not self.territory:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_header_buttons(self):
        if not own_agendas(self.request.user).exists():
            return agenda_buttons(self.request.user)
        buttons = (("Ajouter une séance", "choose_workshop", "plus"), ("Importer des séances", "import", "upload"))
        own = [
            HeaderButton(label, reverse(f"catalogue_session_{name}"), icon_name=icon) for label, name, icon in buttons
        ]
        return [*own, *agenda_buttons(self.request.user)]

    def read(self) -> list[Row]:
        self.filters = DeskForm(self.request.GET, territory=self.territory, by_month=self.by_month)
        return self.filters.chosen(rows_of(self.territory, self.filters.kinds))

    def get_context_data(self, **kwargs):
        context = {
            "filters": self.filters,
            "by_month": self.by_month,
            "kept": self._query(),
            "several": keeps_several(self.territory),
        }
        return super().get_context_data(**context | kwargs)

    def _query(self) -> str:
        """The filters that both views have, to go from one to the other."""
        names = ("theme", "etat", "nature")
        return urlencode({name: self.request.GET[name] for name in names if self.request.GET.get(name)})


class ListView(_DeskView):
    """The list, whose lines are changed where they stand."""

    template_name = "catalogue/admin/agenda.html"

    def get(self, request, *args, **kwargs):
        return self._show()

    def _show(self, refused: ChangeForm | None = None, status: int = 200):
        """The list; the line of a form that was refused is there, whatever the filters say of it by now."""
        rows, order = self.read(), self.request.GET.get("tri", "date")
        rows = ordered(self.filters.within(rows), order)
        page = Paginator(rows, _PER_PAGE).get_page(self.request.GET.get("p"))
        lines = [(row, ChangeForm(row=row)) for row in page if refused is None or row.pk != refused.row.pk]
        if refused:
            lines.insert(0, (refused.row, refused))
        context = self.get_context_data(
            page=page,
            lines=lines,
            headings=self._headings(order),
            elided_page_range=page.paginator.get_elided_page_range(page.number),
            query=self.request.GET.urlencode(),
        )
        return self.render_to_response(context, status=status)

    def _headings(self, order: str) -> list[dict]:
        """Each with the address that sorts by it, the other way round when the list is sorted so already."""
        name, descends = order.removeprefix("-"), order.startswith("-")
        name = name if name in ORDERS else "date"
        found = []
        for code, label in _HEADINGS:
            query = self.request.GET.copy()
            query.pop("p", None)
            query["tri"] = f"-{code}" if code == name and not descends else code
            sort = ("descending" if descends else "ascending") if code == name else None
            found.append({"label": label, "url": f"?{query.urlencode()}", "sort": sort})
        return found


class ChangeView(ListView):
    """A line of the list that was sent; refused, it comes back as it was typed."""

    http_method_names = ["post"]

    def post(self, request, page_id: int):
        row = next((row for row in rows_of(self.territory) if row.pk == page_id), None)
        if row is None:
            raise Http404
        form = ChangeForm(request.POST, row=row)
        if form.is_valid():
            try:
                messages.success(request, form.save(request.user))
            except PermissionDenied:
                form.add_error(None, "Votre compte ne modifie pas cette page.")
            except ValidationError as error:
                _add(form, error)
            else:
                query = request.GET.urlencode()
                return redirect(f"{reverse('catalogue_agenda')}?{query}#date-{page_id}")
        return self._show(form, status=422)


def _add(form: ChangeForm, error: ValidationError) -> None:
    """What the page says of a field that is not in the line is said of the line."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    model = KINDS[form.row.kind]
    for name, words in error.message_dict.items():
        if name in form.fields:
            form.add_error(name, words)
        else:
            form.add_error(None, f"{label_of(model, name)} : {' '.join(words)}")


class MonthView(_DeskView):
    """The same as a calendar."""

    template_name = "catalogue/admin/agenda_month.html"
    by_month = True

    def get(self, request, *args, **kwargs):
        first = month_of(request.GET.get("mois", ""))
        weeks = weeks_of(first, self.read(), timezone.localdate())
        moved = {"before": next_month(first, -1), "after": next_month(first, 1)}
        context = self.get_context_data(
            first=first,
            title=date_format(first, "F Y").capitalize(),
            weeks=weeks,
            days=[date_format(day.day, "l") for day in weeks[0]],
            month=f"{first:%Y-%m}",
            links={name: self._link(day) for name, day in moved.items()},
        )
        return self.render_to_response(context)

    def _link(self, first: date) -> str:
        query = self.request.GET.copy()
        query["mois"] = f"{first:%Y-%m}"
        return f"?{query.urlencode()}"

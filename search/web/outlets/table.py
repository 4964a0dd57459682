"""`export.csv`: the search as a table that French spreadsheets open: BOM, semicolons, no cell that computes."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.spreadsheets import CSV_TYPE, csv_lines
from search.content.models import Entry, EntryTerm
from search.web.outlets.finding import Outlet

_SEPARATOR = " | "  # between themes or audiences in a cell


@require_safe
def table(request: HttpRequest, region: str | None = None) -> HttpResponse:
    outlet = Outlet.of(request, region)
    entries = outlet.entries()
    terms = _terms({entry.pk for entry in entries})
    rows = [_headings(), *(_row(entry, terms[entry.pk], outlet) for entry in entries)]
    response = HttpResponse("".join(csv_lines(rows)), content_type=CSV_TYPE)
    response["Content-Disposition"] = 'attachment; filename="recherche.csv"'
    return response


def _headings() -> list[str]:
    return [
        *(_("Identifiant"), _("Type"), _("Titre"), _("Résumé"), _("Adresse"), _("Région")),
        *(_("Date"), _("Lieu"), _("Thème"), _("Public"), _("Niveau"), _("Licence")),
    ]


def _row(entry: Entry, terms: dict[str, list[str]], outlet: Outlet) -> list[str]:
    label = outlet.form.labels.label
    named = [_SEPARATOR.join(label(key, value) for value in terms[key]) for key in ("theme", "public")]
    return [
        str(entry.pk),
        label("type", entry.type),
        entry.title,
        entry.summary,
        outlet.url_of(entry),
        outlet.region_label(entry),
        entry.when,
        entry.place,
        *named,
        label("niveau", entry.level),
        label("licence", entry.licence),
    ]


def _terms(ids: set[int]) -> dict[int, dict[str, list[str]]]:
    """Themes and audiences by entry."""
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = EntryTerm.objects.filter(entry__in=ids).order_by("key", "value")
    for entry_id, key, value in rows.values_list("entry_id", "key", "value"):
        found[entry_id][key].append(value)
    return found

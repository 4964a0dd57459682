"""The exports of Wagtail's lists and reports, and of ours made on them: what a cell says is what the screen says.

Wagtail writes formulas as they are typed, fails on a control character, and names pages by their own title where its
screens ask `get_admin_display_title`. Its mixin is changed for all its views. Read on Wagtail 8.0.1. Upstream, of
formulas: https://github.com/wagtail/wagtail/issues/3466, closed, the spreadsheet's matter; of titles, none known.
"""

from functools import wraps
from io import BytesIO

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header
from wagtail.admin.views.mixins import ExcelDateFormatter, SpreadsheetExportMixin
from wagtail.coreutils import multigetattr
from wagtail.models import Page

from home.spreadsheets import CSV, CSV_TYPE, cell, csv_lines, file_name, neutralised
from home.wagtail_patches.patch import Patch, instead

_XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TITLES = {"title", "draft_title", "__str__"}


def _safe_heading(get_heading):
    @wraps(get_heading)
    def own(view, queryset, field):
        return neutralised(get_heading(view, queryset, field))

    return own


def _row(view, item) -> dict:
    return {name: _value_of(item, name) for name in view.list_export}


def _cell(view, field: str, value, export_format: str):
    return cell(_prepared(view, field, value, export_format), export_format)


def _value_of(item, name: str):
    """What a dotted name leads to; a page is told by the title that the reader may know."""
    above, _dot, last = name.rpartition(".")
    owner = multigetattr(item, above) if above else item
    value = owner if isinstance(owner, Page) and last in _TITLES else multigetattr(item, name)
    return value.get_admin_display_title() if isinstance(value, Page) else value


def _prepared(view, field: str, value, export_format: str):
    """A value after what its view does to the field, which Wagtail lets it say."""
    prepare = view.custom_field_preprocess.get(field, {}).get(export_format)
    return prepare(value) if prepare else value


def _csv_response(view, queryset):
    """Written while the request lasts: once it is over, nobody reads any more, and titles would be everybody's."""

    def rows():
        yield [view.get_heading(queryset, field) for field in view.list_export]
        for item in queryset:
            yield [_prepared(view, field, value, CSV) for field, value in view.to_row_dict(item).items()]

    response = HttpResponse("".join(csv_lines(rows())), content_type=CSV_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, file_name(view.get_page_title(), CSV))
    return response


def _xlsx_response(view, queryset):
    from openpyxl import Workbook  # heavy, and of no use to anything else

    book = Workbook(write_only=True, iso_dates=True)
    sheet = book.create_sheet("Feuille 1")
    sheet.append([view.get_heading(queryset, field) for field in view.list_export])
    date_format = ExcelDateFormatter().get()
    for item in queryset:
        sheet.append(view.generate_xlsx_row(sheet, view.to_row_dict(item), date_format=date_format))
    output = BytesIO()
    book.save(output)
    output.seek(0)
    name = file_name(view.get_page_title(), view.FORMAT_XLSX)
    return FileResponse(output, as_attachment=True, content_type=_XLSX_TYPE, filename=name)


PATCHES = (
    Patch(SpreadsheetExportMixin, "get_heading", _safe_heading),
    Patch(SpreadsheetExportMixin, "to_row_dict", instead(_row)),
    Patch(SpreadsheetExportMixin, "preprocess_field_value", instead(_cell)),
    Patch(SpreadsheetExportMixin, "write_csv_response", instead(_csv_response)),
    Patch(SpreadsheetExportMixin, "write_xlsx_response", instead(_xlsx_response)),
)

"""Saving by itself goes on once the errors of a form are mended (static/js/autosave-after-errors.js)."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def save_after_errors():
    return format_html('<script src="{}" defer></script>', static("js/autosave-after-errors.js"))

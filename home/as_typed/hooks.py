"""What the admin loads for inputs of dates and hours."""

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def add_scripts():
    scripts = ((static(f"js/as-typed-{name}.js"),) for name in ("reading", "fields"))
    return format_html_join("", '<script src="{}" defer></script>', scripts)


@hooks.register("insert_global_admin_css")
def add_style():
    return format_html('<link rel="stylesheet" href="{}">', static("css/as-typed.css"))

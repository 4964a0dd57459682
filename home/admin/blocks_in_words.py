"""What streams of blocks do not say by themselves: what a « + » adds, what an input is called."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def add_script() -> str:
    return format_html('<script src="{}" defer></script>', static("js/blocks-in-words.js"))


@hooks.register("insert_global_admin_css")
def add_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/blocks-in-words.css"))

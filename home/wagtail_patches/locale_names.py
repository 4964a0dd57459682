"""What the admin calls each language is true in every process at once, in the admin and wherever it has the name.

Wagtail's own is late by minutes in the other processes. In choosers, its field of languages has no label: Django names
it in English. Read on Wagtail 8.0.1. Upstream: none known.
"""

from collections.abc import Callable

from django.forms import Form
from wagtail import coreutils
from wagtail.admin.forms.choosers import LocaleFilterMixin
from wagtail.admin.templatetags import wagtailadmin_tags
from wagtail.admin.ui import tables

from home.languages.names import locale_names
from home.wagtail_patches.patch import Patch, instead


def with_named_language(make: Callable[..., None]) -> Callable[..., None]:
    """In place of the form's `__init__`."""

    def make_form(form: Form, *args: object, **kwargs: object) -> None:
        make(form, *args, **kwargs)
        if "locale" in form.fields:
            form.fields["locale"].label = "Langue"

    return make_form


PATCHES = (
    *(
        Patch(module, "get_locales_display_names", instead(locale_names))
        for module in (coreutils, wagtailadmin_tags, tables)
    ),
    Patch(LocaleFilterMixin, "__init__", with_named_language),
)

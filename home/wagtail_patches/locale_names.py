"""What the admin calls each language is true in every process at once, in the admin and wherever it has the name.

Wagtail's own is late by minutes in the other processes. Read on Wagtail 8.0.1. Upstream: none known.
"""

from wagtail import coreutils
from wagtail.admin.templatetags import wagtailadmin_tags
from wagtail.admin.ui import tables

from home.languages.names import locale_names
from home.wagtail_patches.patch import Patch, instead

PATCHES = tuple(
    Patch(module, "get_locales_display_names", instead(locale_names))
    for module in (coreutils, wagtailadmin_tags, tables)
)

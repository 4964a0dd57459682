"""The title of a screen of the admin: « Création : Séance », « Modification : Nos ateliers ».

Wagtail joins both parts by an English colon and says « Nouveau » of everything, feminine or not; neither is in its
catalogue of words to translate otherwise. Read on Wagtail 8.0.1. Upstream: none known.
"""

from wagtail.admin.views.generic import models
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages import create

from home.wagtail_patches.patch import Patch, instead


def header_title(view: WagtailAdminTemplateMixin) -> str:
    title, subtitle = view.get_page_title(), view.get_page_subtitle()
    return f"{title}\N{NO-BREAK SPACE}: {subtitle}" if subtitle else title


PATCHES = (
    Patch(WagtailAdminTemplateMixin, "get_header_title", instead(header_title)),
    Patch(create.CreateView, "page_title", instead("Création")),
    Patch(models.CreateView, "page_title", instead("Création")),
)

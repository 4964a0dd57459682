"""The report on translations tells of one's own pages; of snippets, to national staff.

The library's lists all of them, whoever asks. Read on wagtail-localize 1.14.5. Upstream: none known.
"""

from functools import wraps

from wagtail.models import Page
from wagtail_localize.views.report import TranslationsReportView

from home.wagtail_patches.patch import Patch
from home.walls.territory import territory_of


def of_own_pages(get_queryset):
    @wraps(get_queryset)
    def own(view):
        territory = territory_of(view.request.user)
        found = get_queryset(view).order_by("pk")
        if territory.everything:
            return found
        pages = Page.objects.filter(territory.pages()).values("translation_key")
        return found.filter(source__object_id__in=pages)

    return own


PATCHES = (Patch(TranslationsReportView, "get_queryset", of_own_pages),)

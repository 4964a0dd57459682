"""The places that have settings of their own: regions, and the nation outside of them."""

from collections.abc import Iterator

from django.db.models import Q
from wagtail.models import Page

from catalogue.signups.models import SignupSettings
from home.walls.territory import national_pages, stored_region_roots


def places_with_settings(path: str = "seats__page__path") -> Iterator[tuple[SignupSettings, Q]]:
    """Each with what lies there, in any language; `path`: the look-up that leads to a page's path."""
    roots = stored_region_roots()
    rows = SignupSettings.objects.select_related("home__content_type")
    homes = Page.objects.filter(translation_key__in=rows.values("home__translation_key"))
    paths: dict = {}
    for key, found in homes.values_list("translation_key", "path"):
        paths.setdefault(key, []).append(found)
    for own in rows:
        if own.home.content_type.model == "homepage":
            yield own, national_pages(roots, path)
            continue
        here = Q(pk__in=[])
        for found in paths[own.home.translation_key]:
            here |= Q(**{f"{path}__startswith": found})
        yield own, here

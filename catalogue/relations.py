"""Pages that a page names: shown to a visitor only when they are public."""

from wagtail.models import Page

from home.querysets import SitePageQuerySet


def public_relations(page, *names: str) -> dict[str, Page | None]:
    """The pages that some foreign keys of `page` lead to, None for one that a visitor may not see; one query.

    The relations must have been fetched with the page (`with_detail()`).
    """
    related = {name: getattr(page, name) for name in names}
    ids = [found.pk for found in related.values() if found]
    seen = set(SitePageQuerySet(Page).visible().filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    return {name: found if found and found.pk in seen else None for name, found in related.items()}

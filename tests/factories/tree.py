"""Adding and publishing a page below the branch of a home."""

from itertools import count

from django.utils.text import slugify
from wagtail.models import Page

_numbers = count(1)


def number() -> int:
    return next(_numbers)


def add(home: Page, branch: str, page: Page, *, live: bool = True) -> Page:
    """`page` below the branch of `home` that has that slug; a draft when `live` is false."""
    parent = Page.objects.child_of(home).get(slug=branch).specific
    page.slug = page.slug or slugify(page.title)
    page.locale_id = parent.locale_id
    page.live = False
    parent.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page

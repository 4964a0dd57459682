"""Adding and publishing a page below the branch of a home.

In bulk, as the demonstration and imports do, in a third of the time that Wagtail's three saves take: such a page is
what the admin's form makes, tests/home/test_bulk.py proves it for every type.
"""

from itertools import count

from django.utils.text import slugify
from wagtail.models import Page

from home.bulk import add_pages

_numbers = count(1)


def number() -> int:
    return next(_numbers)


def add(home: Page, branch: str, page: Page, *, live: bool = True) -> Page:
    """`page` below the branch of `home` that has that slug; a draft when `live` is false."""
    parent = Page.objects.child_of(home).get(slug=branch).specific
    page.slug = page.slug or slugify(page.title)
    add_pages(parent, [page], live=live)
    page.refresh_from_db()
    return page

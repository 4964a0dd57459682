"""Wherever the admin names a page, its draft title is for its own editors; others read what visitors read.

Wagtail names every page by its draft title. Read on Wagtail 8.0.1. Upstream:
https://github.com/wagtail/wagtail/issues/9714, open (a right to choose pages).
"""

from functools import wraps

from wagtail.models import AbstractPage

from home.wagtail_patches.patch import Patch
from home.walls.reader import title_for_reader


def for_its_reader(get_admin_display_title):
    @wraps(get_admin_display_title)
    def own(page):
        return title_for_reader(page) or get_admin_display_title(page)

    return own


PATCHES = (Patch(AbstractPage, "get_admin_display_title", for_its_reader),)

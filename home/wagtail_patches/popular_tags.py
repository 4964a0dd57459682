"""The popular tags of the library are those of the images and documents that one may choose.

Wagtail offers those of every collection. Read on Wagtail 8.0.1. Upstream:
https://github.com/wagtail/wagtail/issues/7161, open.
"""

from wagtail.admin import filters
from wagtail.images.views import chooser

from home.wagtail_patches.patch import Patch, instead
from home.walls.tags import own_popular_tags

PATCHES = (
    Patch(filters, "popular_tags_for_model", instead(own_popular_tags)),
    Patch(chooser, "popular_tags_for_model", instead(own_popular_tags)),
)

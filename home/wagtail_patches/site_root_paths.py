"""The addresses of the sites' homes, in one query and always true: home/sites.py.

Wagtail takes a query for each Site, and keeps them in the cache, where what one process read before a change may be
written after it. Read on Wagtail 8.0.1. Upstream: none known.
"""

from wagtail.models import Site

from home.sites import site_root_paths
from home.tree_cache import forget_tree
from home.wagtail_patches.patch import Patch, instead

PATCHES = (
    Patch(Site, "get_site_root_paths", instead(staticmethod(site_root_paths))),
    Patch(Site, "clear_site_root_paths_cache", instead(staticmethod(forget_tree))),
)

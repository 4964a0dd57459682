"""Raises the walls when the site starts: the policies that Wagtail asks of pages and redirects.

What it has no setting for is changed in home/wagtail_patches/; the crawl of tests/home/walls/ tells when one no longer
holds.
"""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from home.walls.redirects import SiteRedirectPolicy
from home.walls.rights import WalledPagePolicy


def raise_walls() -> None:
    """Called once, by HomeConfig.ready()."""
    register_permission_policy(Page, WalledPagePolicy(Page))
    # For this very class: the app of redirects starts later, and registers its own for it and its heirs.
    register_permission_policy(Redirect, SiteRedirectPolicy(Redirect), exact_class=True)

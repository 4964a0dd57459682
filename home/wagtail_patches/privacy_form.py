"""The form that makes a page private offers the groups of one's own territory.

Wagtail offers all of them, and its view has no setting for its form. Read on Wagtail 8.0.1. Upstream: none known.
"""

from wagtail.admin.views.page_privacy import SetPrivacyView

from home.wagtail_patches.patch import Patch, instead
from home.walls.privacy import WalledPrivacyForm

PATCHES = (Patch(SetPrivacyView, "form_class", instead(WalledPrivacyForm)),)

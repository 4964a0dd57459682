"""The panel that changes one's password counts tries: home/doors/change.py.

Wagtail has settings for the forms of its login and of its account, none for this one. Read on Wagtail 8.0.1.
Upstream: none known.
"""

from wagtail.admin.views import account

from home.doors.change import ChangePasswordPanel
from home.wagtail_patches.patch import Patch, instead

PATCHES = (Patch(account, "ChangePasswordPanel", instead(ChangePasswordPanel)),)

"""A refusal that has a reason says it, where Wagtail only knows « permission denied »: home/refusals.py.

Read on Wagtail 8.0.1, whose `permission_denied(request)` runs while the error is handled. Upstream: none known.
"""

import sys
from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from wagtail.admin import auth

from home.refusals import RefusalError
from home.wagtail_patches.patch import Patch


def with_reason(permission_denied):
    @wraps(permission_denied)
    def own(request):
        error = sys.exception()
        if not isinstance(error, RefusalError):
            return permission_denied(request)
        messages.error(request, str(error))
        return redirect("wagtailadmin_home")

    return own


PATCHES = (Patch(auth, "permission_denied", with_reason),)

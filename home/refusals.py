"""A refusal that says why: where Wagtail only knows « permission denied », its reason is what the person reads."""

import sys
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect


class RefusalError(PermissionDenied):
    """Its text is a sentence in French for who asked."""


def with_reason(permission_denied):
    """Of wagtail.admin.auth, `permission_denied(request)`, which runs while the error is handled."""

    @wraps(permission_denied)
    def own(request):
        error = sys.exception()
        if not isinstance(error, RefusalError):
            return permission_denied(request)
        messages.error(request, str(error))
        return redirect("wagtailadmin_home")

    return own

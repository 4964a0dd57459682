"""Passwords of accounts are looked at behind a door that counts tries, and nowhere else."""

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied


class DoorBackend(ModelBackend):
    """Refuses by default: a view that forgot to count tries lets nobody in."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        if request is not None and not getattr(request, "is_at_a_door", False):
            raise PermissionDenied
        return super().authenticate(request, username=username, password=password, **kwargs)

"""A refusal that says why: its reason is what the person reads (home/wagtail_patches/refusals.py)."""

from django.core.exceptions import PermissionDenied


class RefusalError(PermissionDenied):
    """Its text is a sentence in French for who asked."""

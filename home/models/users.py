"""Accounts. Our own model from the first migration, since swapping it later is not possible."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac


class User(AbstractUser):
    """Someone who works in the admin."""

    second_factor_since = models.DateTimeField("second facteur depuis le", null=True, editable=False)

    class Meta:
        verbose_name = "compte"
        verbose_name_plural = "comptes"

    def _get_session_auth_hash(self, secret=None):
        """As with a new password, sessions opened before the second factor was set up or removed end."""
        value = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]  # Django’s own, not told
        if self.second_factor_since is None:
            return value
        since = self.second_factor_since.isoformat()
        return salted_hmac("home.models.User", f"{value}{since}", secret=secret, algorithm="sha256").hexdigest()

"""Accounts. Our own model from the first migration, since swapping it later is not possible."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Someone who works in the admin."""

    class Meta:
        verbose_name = "compte"
        verbose_name_plural = "comptes"

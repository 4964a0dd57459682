"""What somebody proves beside a password: an application's code, or one of the codes kept for the day it is lost."""

from django.conf import settings
from django.db import models


class SecondFactor(models.Model):
    """An application that gives a new code each half-minute (TOTP, RFC 6238). `home.doors.second_factor` writes it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=255)  # encrypted
    last_step = models.BigIntegerField(default=0)  # the half-minute of the last code used: none serves twice

    class Meta:
        verbose_name = "second facteur"
        verbose_name_plural = "seconds facteurs"

    def __str__(self) -> str:
        return str(self.user_id)


class RecoveryCode(models.Model):
    """A code that replaces the application once; only a digest of it is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "code de secours"
        verbose_name_plural = "codes de secours"
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="home_one_recovery_code_a_digest")]

    def __str__(self) -> str:
        return str(self.user_id)

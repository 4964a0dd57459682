"""How often something was done lately, without who did it."""

from django.db import models


class Counter(models.Model):
    """What was counted under a key until a moment; past it the count starts again. `home.limits` alone writes it."""

    key = models.CharField(max_length=64, primary_key=True)  # a keyed digest: no name, no address
    count = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "compteur"
        verbose_name_plural = "compteurs"

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.count}"

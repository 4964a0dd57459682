"""That something which processes keep in memory was changed: the database alone says it to all of them, and truly."""

from django.db import models


class Change(models.Model):
    """One change of what `what` names. The generation of `what` is the sum of its tokens; see home.generations."""

    what = models.CharField(max_length=20)
    token = models.BigIntegerField()

    class Meta:
        verbose_name = "changement"
        verbose_name_plural = "changements"

    def __str__(self) -> str:
        return f"{self.what} {self.token}"

"""The sign of life of the background worker, which readiness asks for."""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Now

BEAT_EVERY = timedelta(seconds=5)
_DEAD_AFTER = BEAT_EVERY * 6


class WorkerHeartbeat(models.Model):
    """When a worker was last alive, by the database's clock. One row a worker; old ones are forgotten."""

    worker_id = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = "signe de vie"
        verbose_name_plural = "signes de vie"

    def __str__(self) -> str:
        return f"{self.worker_id} {self.seen_at:%H:%M:%S}"

    @classmethod
    def beat(cls, worker_id: str) -> None:
        cls.objects.update_or_create(worker_id=worker_id, defaults={"seen_at": Now()})

    @classmethod
    def living(cls) -> set[str]:
        """Ids of the workers that were seen a moment ago."""
        return set(cls.objects.filter(seen_at__gt=Now() - _DEAD_AFTER).values_list("worker_id", flat=True))

    @classmethod
    def some_worker_lives(cls) -> bool:
        return bool(cls.living())

    @classmethod
    def forget_the_dead(cls) -> None:
        cls.objects.filter(seen_at__lt=Now() - _DEAD_AFTER).delete()

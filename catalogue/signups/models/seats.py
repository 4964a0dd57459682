"""The seats of a date. Never on the page's row: publishing an older revision would write the count back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page

from catalogue.enums import EditorialStatus
from catalogue.schedule.meetings import Meeting, packed, unpacked


class FullError(Exception):
    """Not as many seats are left."""


class Seats(models.Model):
    """Of a page and its translations, which are one date.

    `turn` grows with whoever comes, which orders the waiting list; `told_…` is what those who signed up know of the
    date, so that each change is told once.
    """

    date = models.UUIDField("date", unique=True, editable=False)  # the pages' translation_key
    page = models.OneToOneField(Page, verbose_name="page", on_delete=models.CASCADE, related_name="+")
    capacity = models.PositiveIntegerField("places", null=True)
    taken = models.PositiveIntegerField("places prises", default=0)
    turn = models.PositiveBigIntegerField("tour", default=0)
    sequence = models.PositiveIntegerField("version", default=0)
    told_status = models.CharField("statut annoncé", max_length=10, default=EditorialStatus.PLANNED)
    told_start = models.DateTimeField("début annoncé")
    told_end = models.DateTimeField("fin annoncée")
    told_place = models.CharField("lieu annoncé", max_length=500, blank=True)
    told_days = models.TextField("rencontres annoncées", blank=True)  # as catalogue.schedule.meetings packs them
    gone_days = models.TextField("rencontres annoncées qui n’auront pas lieu", blank=True)
    told_at = models.DateTimeField("annoncé le", auto_now=True)

    wanted: int | None  # what the page says, once they are locked

    class Meta:
        verbose_name = "places d’une date"
        verbose_name_plural = "places des dates"
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(taken__lte=F("capacity")), name="signups_taken_within_capacity"
            ),
        ]

    def __str__(self):
        return f"{self.taken}/{self.capacity or '∞'}"

    @property
    def told_meetings(self) -> list[Meeting]:
        return unpacked(self.told_days) or [Meeting("", self.told_start, self.told_end)]

    def take(self, places: int) -> None:
        """Take so many at once, in one statement that looks and writes; raises FullError, and nothing is taken."""
        row = type(self).objects.filter(pk=self.pk)
        if not row.filter(Q(capacity__isnull=True) | Q(capacity__gte=F("taken") + places)).update(
            taken=F("taken") + places
        ):
            raise FullError
        self.taken += places

    def free(self, places: int) -> None:
        """Give so many back; those that the page no longer has are nobody's any more."""
        type(self).objects.filter(pk=self.pk).update(taken=F("taken") - places)
        self.taken -= places
        self.fit(self.wanted)

    def fit(self, wanted: int | None) -> None:
        """As many seats as the page wants, but never fewer than are taken: those it took away go as they come back."""
        self.wanted = wanted
        capacity = None if wanted is None else max(wanted, self.taken)
        if capacity != self.capacity:
            self.capacity = capacity
            self.save(update_fields=["capacity"])

    def queue(self):
        """Who waits, but for those who want more than there are in all: they would stop the others for ever."""
        waiting = self.registrations.waiting()
        return waiting if self.capacity is None else waiting.filter(places__lte=self.capacity)

    @property
    def is_over(self) -> bool:
        return self.told_end <= timezone.now()

    @property
    def left(self) -> int | None:
        return None if self.capacity is None else self.capacity - self.taken


@contextmanager
def locked(date) -> Iterator[Seats]:
    """The seats of a dated page in a transaction of their own turn: whoever comes next waits until it ends.

    `date`: the page as it is published. Its row is changed first, which locks it (PostgreSQL, row by row; SQLite
    locks the file, see `transaction_mode` in the settings); only then is it read.
    """
    with transaction.atomic():
        seats, _made = Seats.objects.get_or_create(
            date=date.translation_key,
            defaults={
                "page_id": date.pk,
                "capacity": date.seats,
                "told_status": date.status,
                "told_start": date.starts_at,
                "told_end": date.ends_at,
                "told_place": told_place(date),
                "told_days": packed(date.meetings),
            },
        )
        Seats.objects.filter(pk=seats.pk).update(turn=F("turn") + 1)
        seats = Seats.objects.get(pk=seats.pk)
        wanted = type(date).objects.filter(pk=date.pk).values_list("seats", flat=True).first()
        seats.fit(wanted)
        yield seats


def told_place(date) -> str:
    """Where, as far as who comes must know of a change."""
    parts = (date.place, date.address, date.postcode, date.online_url)
    return ", ".join(part for part in parts if part)[: Seats._meta.get_field("told_place").max_length]

"""Publications and expiries that were due and could not be done."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class SetAsideQuerySet(models.QuerySet):
    def unsolved(self):
        """Those that nobody has taken in hand: neither saved nor published since, or online though they expired."""
        untouched = Q(page__latest_revision_created_at__lte=F("set_aside_at"))
        untouched &= Q(page__last_published_at=None) | Q(page__last_published_at__lte=F("set_aside_at"))
        expired = Q(revision=None, page__live=True, page__expire_at__lte=timezone.now())
        return self.filter(Q(revision__isnull=False) & untouched | expired)


class SetAside(models.Model):
    """A page's scheduled version that is not tried any more, or, without `revision`, its expiry that failed.

    `reason`: in French, for editors.
    """

    page = models.ForeignKey("wagtailcore.Page", verbose_name="page", on_delete=models.CASCADE, related_name="+")
    revision = models.OneToOneField(
        "wagtailcore.Revision", verbose_name="version", null=True, on_delete=models.CASCADE, related_name="+"
    )
    due_at = models.DateTimeField("échéance")
    set_aside_at = models.DateTimeField("mise de côté le", default=timezone.now)
    reason = models.TextField("raison")

    wagtail_reference_index_ignore = True  # no use of the page that an editor should mind when deleting it
    objects = SetAsideQuerySet.as_manager()

    class Meta:
        verbose_name = "publication mise de côté"
        verbose_name_plural = "publications mises de côté"
        constraints = [
            models.UniqueConstraint(fields=["page"], condition=Q(revision=None), name="expiry_set_aside_once")
        ]

    def __str__(self):
        return f"{self.page_id} {self.due_at:%d/%m/%Y %H:%M}"

"""How often files were downloaded: counts by month, nothing about who."""

from django.db import models
from django.db.models import F
from django.utils import timezone
from wagtail.documents import get_document_model_string


class MonthlyDownloads(models.Model):
    """Downloads of a document in a month."""

    document = models.ForeignKey(
        get_document_model_string(), on_delete=models.CASCADE, related_name="monthly_downloads"
    )
    month = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "téléchargements du mois"
        verbose_name_plural = "téléchargements par mois"
        constraints = [models.UniqueConstraint(fields=("document", "month"), name="unique_document_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} : {self.count}"


def count_download(document_id: int) -> None:
    """Add one to this month's count, safe under concurrent requests."""
    month = timezone.localdate().replace(day=1)
    row = {"document_id": document_id, "month": month}
    if not MonthlyDownloads.objects.filter(**row).update(count=F("count") + 1):
        _row, new = MonthlyDownloads.objects.get_or_create(**row, defaults={"count": 1})
        if not new:
            MonthlyDownloads.objects.filter(**row).update(count=F("count") + 1)

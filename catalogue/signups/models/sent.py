"""Which mails were written: two workers, or one that starts again, write each once."""

from django.db import models

from catalogue.signups.enums import Notice
from catalogue.signups.models.registrations import Registration


class SentNotice(models.Model):
    """In the transaction of the mail. `about`: what makes the same mail due again, such as the start of the date."""

    registration = models.ForeignKey(Registration, verbose_name="inscription", on_delete=models.CASCADE)
    kind = models.CharField("courriel", max_length=20, choices=Notice.choices)
    about = models.CharField("au sujet de", max_length=60, blank=True)
    at = models.DateTimeField("écrit le", auto_now_add=True)

    class Meta:
        verbose_name = "courriel d’une inscription"
        verbose_name_plural = "courriels des inscriptions"
        constraints = [
            models.UniqueConstraint(fields=["registration", "kind", "about"], name="signups_each_notice_once"),
        ]

    def __str__(self):
        return self.get_kind_display()

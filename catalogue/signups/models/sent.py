"""Which mails were written: two workers, or one that starts again, write each once."""

from django.db import models

from catalogue.signups.enums import Notice
from catalogue.signups.models.history import StaffMessage
from catalogue.signups.models.registrations import Registration
from home.models import MailState, OutgoingMail


class SentNotice(models.Model):
    """In the transaction of the mail. `about`: what makes the same mail due again, such as the start of the date."""

    registration = models.ForeignKey(Registration, verbose_name="inscription", on_delete=models.CASCADE)
    kind = models.CharField("courriel", max_length=20, choices=Notice.choices)
    about = models.CharField("au sujet de", max_length=60, blank=True)
    at = models.DateTimeField("écrit le", auto_now_add=True)
    # While the outbox remembers it.
    mail = models.ForeignKey(
        OutgoingMail, verbose_name="envoi", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    message = models.ForeignKey(
        StaffMessage, verbose_name="message", null=True, blank=True, on_delete=models.CASCADE, related_name="sent"
    )

    class Meta:
        verbose_name = "courriel d’une inscription"
        verbose_name_plural = "courriels des inscriptions"
        constraints = [
            models.UniqueConstraint(fields=["registration", "kind", "about"], name="signups_each_notice_once"),
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def title(self) -> str:
        """What it was about."""
        return self.message.subject if self.message else self.get_kind_display()

    @property
    def state(self) -> str:
        """What became of it, in French; the outbox forgets mails after some months."""
        return MailState(self.mail.state).label if self.mail else "Écrit"

"""Mails that wait to be sent, and for a while what became of those that were."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import get_random_string

# Longer than any one sending, so that two never send the same mail: each of SMTP's steps has ten seconds.
LEASE = timedelta(minutes=10)


class MailState(models.TextChoices):
    WAITING = "attente", "En attente"
    SENDING = "envoi", "En cours d’envoi"
    SENT = "parti", "Parti"
    FAILED = "echec", "Échec"
    WITHHELD = "retenu", "Retenu"
    ABANDONED = "abandonne", "Abandonné"


class MailReaders(models.TextChoices):
    """Who may be told of a page."""

    EDITORS = "editeurs", "Qui peut ouvrir son brouillon"
    NATION = "nation", "Qui peut ouvrir son brouillon, et la rédaction nationale tant que la page est publique"


_TO_SEND = [MailState.WAITING, MailState.SENDING]


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def due(self):
        """What may be tried now, and what a sender that ended in the middle has left."""
        return self.filter(state__in=_TO_SEND, due_at__lte=timezone.now())

    def claim(self) -> "OutgoingMail | None":
        """The mail due for longest, for the caller alone while the lease lasts; None when nothing is due."""
        while pk := self.due().order_by("due_at", "pk").values_list("pk", flat=True).first():
            claim = get_random_string(20)
            values = {"state": MailState.SENDING, "claim": claim, "due_at": timezone.now() + LEASE}
            taken = self.due().filter(pk=pk).update(tries=F("tries") + 1, **values)  # none when another was faster
            if taken and (mail := self.filter(pk=pk, claim=claim).first()):
                return mail
        return None


class OutgoingMail(models.Model):
    """One mail to one address, in French, ready to leave.

    Written in the transaction of what it tells: undone with it. `content` is the whole message, as
    `home.outbox.contents` packs it; it is erased as soon as nobody has to send it any more. `account` and `page`: whom
    it is for and what it is about; they decide again at the moment of sending whether it leaves.
    """

    recipient = models.CharField("destinataire", max_length=320)
    subject = models.CharField("objet", max_length=300)
    content = models.BinaryField("message")
    message_id = models.CharField("identifiant", max_length=255)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="compte", null=True, on_delete=models.CASCADE, related_name="+"
    )
    # No constraint: a page may be deleted, and what was to be told of it is then withheld.
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="page",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    readers = models.CharField("lecteurs", max_length=10, choices=MailReaders.choices, default=MailReaders.EDITORS)
    state = models.CharField("état", max_length=10, choices=MailState.choices, default=MailState.WAITING)
    reason = models.CharField("raison", max_length=500, blank=True)
    tries = models.PositiveSmallIntegerField("essais", default=0)
    written_at = models.DateTimeField("écrit le", default=timezone.now, db_index=True)
    # When it may be tried; while it is being sent, when its sender is held for dead; afterwards, when it ended.
    due_at = models.DateTimeField("échéance", default=timezone.now)
    claim = models.CharField(max_length=20, blank=True)

    wagtail_reference_index_ignore = True  # no use of the page that an editor should mind when deleting it
    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = "courriel"
        verbose_name_plural = "courriels"
        indexes = [models.Index(fields=["due_at"], name="mails_to_send", condition=Q(state__in=["attente", "envoi"]))]

    def __str__(self):
        return f"{self.subject} ({self.get_state_display()})"

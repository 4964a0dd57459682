"""Sends now what waits in the outbox and is due: what the worker does by itself every few seconds."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.models import MailState, OutgoingMail
from home.outbox.retention import purge
from home.outbox.sending import send_due
from home.progress import Progress


class Command(BaseCommand):
    help = "Envoie les courriels en attente dont l’heure est venue ; ne fait rien quand il n’y en a pas."

    def handle(self, *args: Any, **options: Any) -> None:
        purge()
        progress, total = Progress(self.stdout), dict[str, int]()
        progress.start("Courriels", OutgoingMail.objects.due().count())
        while counts := send_due():
            progress.step(sum(counts.values()))
            total = {state: total.get(state, 0) + counts[state] for state in {*total, *counts}}
        for state, label in MailState.choices:
            if total.get(state):
                self.stdout.write(f"{label} : {total[state]}")
        if total.get(MailState.FAILED) or total.get(MailState.WAITING):
            raise CommandError("Des courriels ne sont pas partis : leur raison est dans le rapport « Courriels ».")

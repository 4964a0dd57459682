"""The background worker, with a sign of life that readiness reads."""

import threading
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections, connection
from django.utils.crypto import get_random_string

from home.background.worker import PatientWorker
from home.chores import Chores
from home.models import WorkerHeartbeat
from home.models.tasks import BEAT_EVERY

_CHORES_EVERY = 5  # seconds between two looks at what is due
_CHORES_END_WITHIN = 10  # seconds


class Command(BaseCommand):
    help = "Exécute les tâches de fond (lecture des fichiers, index, images) jusqu’à ce qu’on l’arrête."

    def handle(self, *args: Any, **options: Any) -> None:
        worker = PatientWorker(get_random_string(32))
        stop = threading.Event()
        heart = threading.Thread(target=self.beat, args=(worker.worker_id, stop), daemon=True)
        heart.start()
        chores = threading.Thread(target=self.do_chores, args=(stop,), daemon=True)
        chores.start()
        try:
            worker.configure_signals()
            worker.run()
        finally:
            stop.set()
            heart.join(timeout=BEAT_EVERY.total_seconds())
            chores.join(timeout=_CHORES_END_WITHIN)
            with suppress(Error):
                WorkerHeartbeat.objects.filter(worker_id=worker.worker_id).delete()

    def beat(self, worker_id: str, stop: threading.Event) -> None:
        """Say every few seconds that the process lives; a database that is away for a while is waited for."""
        while True:
            try:
                WorkerHeartbeat.beat(worker_id)
                WorkerHeartbeat.forget_the_dead()
            except Error as error:
                self.stderr.write(f"Signe de vie non écrit : {error}")
            close_old_connections()
            if stop.wait(BEAT_EVERY.total_seconds()):
                connection.close()
                return

    def do_chores(self, stop: threading.Event) -> None:
        """In a thread of their own: a slow one must not pass for a dead worker."""
        chores = Chores()
        while True:
            for chore, error in chores.run_due():
                self.stderr.write(f"{chore.name} : {error}")
            close_old_connections()
            if stop.wait(_CHORES_EVERY):
                connection.close()
                return

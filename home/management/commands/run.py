"""`make run`: the whole site on one machine, without any service. Ends its server and its worker when it ends."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from home.models import HomePage, User
from home.tree_cache import forget_tree

_READY_WITHIN = 60  # seconds
_STOPS_WITHIN = 10  # seconds
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def _port() -> int:
    return settings.PORT  # type: ignore[misc]  # of cms.settings.dev alone


class Command(BaseCommand):
    help = "Met la base à jour, construit la démonstration si elle est vide, lance le travail de fond et le site."

    worker = (sys.executable, "manage.py", "worker")
    restarts = 5  # of the worker, whatever ended it
    restart_after = 2  # seconds, times the number of restarts so far

    def handle(self, *args: Any, **options: Any) -> None:
        self.check_port_is_free()
        call_command("migrate", verbosity=0)
        if not (settings.STATIC_ROOT / "staticfiles.json").exists():  # started without `make`, or with data elsewhere
            call_command("collectstatic", interactive=False, verbosity=0)
        if not HomePage.objects.exists():
            self.stdout.write("Première fois : la démonstration se construit (une minute ou deux)…")
            call_command("demo", stdout=self.stdout)
        call_command("search_rebuild", if_empty=True, stdout=self.stdout)  # a migration may have emptied it
        port = _port()
        Site.objects.exclude(port=port).update(port=port)
        forget_tree()
        for ending in (signal.SIGINT, signal.SIGTERM):
            signal.signal(ending, lambda *_: sys.exit(0))  # also where a shell ignores SIGINT: in its background
        children: list[subprocess.Popen] = []
        try:
            children += [self.start(self.worker), self.start(self.server_command())]
            self.wait_until_ready(children)
            self.greet()
            self.watch(children)
        finally:
            self.stdout.write("\nArrêt.")
            self.stop(children)

    def check_port_is_free(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", _port()))
            except OSError as error:
                message = f"Le port {_port()} est pris : arrêtez l’autre programme, ou faites make run PORT=…"
                raise CommandError(message) from error

    def server_command(self) -> list[str]:
        """One process and some threads, which is enough for one machine; a long query reaches the site, not a 414."""
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "cms.wsgi",
            "--workers",
            "1",
            "--threads",
            "8",
            "--limit-request-line",
            "8190",
        ]
        command += ["--log-level", "warning", "--bind", f"127.0.0.1:{_port()}"]
        return [*command, "--bind", f"[::1]:{_port()}"] if _has_ipv6() else command

    def start(self, command: Sequence[str]) -> subprocess.Popen:
        return subprocess.Popen(  # noqa: S603  our own commands
            command, cwd=settings.BASE_DIR, preexec_fn=partial(_die_with_parent, os.getpid())
        )

    def wait_until_ready(self, children: list[subprocess.Popen]) -> None:
        deadline = time.monotonic() + _READY_WITHIN
        while time.monotonic() < deadline:
            if any(child.poll() is not None for child in children):
                raise CommandError("Le site ou son travail de fond s’est arrêté : voyez le message ci-dessus.")
            if _answers(f"http://127.0.0.1:{_port()}/sante/complet/"):
                return
            time.sleep(0.2)
        raise CommandError("Le site n’est pas prêt après une minute.")

    def greet(self) -> None:
        self.stdout.write(f"\nprêt : http://localhost:{_port()}/ — administration : /gestion/")
        self.stdout.write("Comptes : " + ", ".join(User.objects.order_by("pk").values_list("username", flat=True)))
        self.stdout.write("Ctrl-C arrête tout.")
        self.stdout.flush()

    def watch(self, children: list[subprocess.Popen]) -> None:
        """Until the site ends, or its worker has ended once more than it may be restarted."""
        done = 0
        while children[1].poll() is None:
            if children[0].poll() is not None:
                if done == self.restarts:
                    raise CommandError("Le travail de fond s’arrête sans cesse : voyez les messages ci-dessus.")
                done += 1
                self.stderr.write(f"Le travail de fond s’est arrêté : relance {done} sur {self.restarts}.")
                time.sleep(self.restart_after * done)
                children[0] = self.start(self.worker)
            time.sleep(0.5)
        raise CommandError("Le site s’est arrêté.")

    def stop(self, children: list[subprocess.Popen]) -> None:
        for child in children:
            if child.poll() is None:
                child.terminate()
        for child in children:
            try:
                child.wait(_STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                child.kill()


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310  our own address
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _die_with_parent(parent: int) -> None:
    """On Linux, end the child when this command is killed; elsewhere it ends by `stop` only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(0)

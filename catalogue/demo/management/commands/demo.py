"""`demo [--scale N] [--reset] [--noinput]`: the demonstration."""

import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail import hooks
from wagtail.models import Page

from catalogue.demo import accounts, build
from catalogue.demo import reset as cleaning
from catalogue.demo.scale import multiply
from catalogue.demo.stage import HOOK
from catalogue.gathering import gathered_work
from home.progress import Progress


class Command(BaseCommand):
    help = "Construit la démonstration : site national, quatre régions, contenus, fichiers et comptes."

    def add_arguments(self, parser):
        parser.add_argument(
            "--scale", type=int, default=1, metavar="N", help="multiplie séances, inscriptions, ressources, articles"
        )
        parser.add_argument("--reset", action="store_true", help="efface d’abord tout le contenu du site")
        parser.add_argument(
            "--noinput",
            action="store_false",
            dest="interactive",
            help="avec --reset : ne demande pas de confirmation ; sans terminal, rien n’est jamais demandé",
        )

    @gathered_work()
    def handle(self, *args, scale, reset, interactive, **options):
        if scale < 1:
            raise CommandError("--scale vaut au moins 1.")
        if reset and interactive and sys.stdin.isatty():
            self.confirm_reset()
        progress = Progress(self.stdout)
        stage = build.set_stage(getattr(settings, "PORT", 8000))
        if reset:
            cleaning.remove_everything(stage, [row[0] for row in accounts.account_rows(stage)])
            stage = build.set_stage(getattr(settings, "PORT", 8000))
        build.build(stage, progress)
        multiply(stage, scale, progress)
        for build_more in hooks.get_hooks(HOOK):
            build_more(stage, scale, progress)
        rows, password = accounts.build_accounts(stage, settings.DEMO_PASSWORD)
        self.print_accounts(rows, password)

    def confirm_reset(self) -> None:
        """A person at a terminal says « oui »; a script that has none wrote `--reset` on purpose."""
        count = Page.objects.filter(depth__gt=1).count()
        self.stdout.write(f"--reset efface tout le site : {count} pages, les images, les documents et les groupes.")
        if input("Écrivez « oui » pour continuer : ").strip().lower() != "oui":
            raise CommandError("Rien n’a été effacé.")

    def print_accounts(self, rows: list[tuple[str, str]], password: str) -> None:
        """The table of accounts; the password only when it was set now."""
        self.stdout.write("\nComptes de la démonstration (adresse : /gestion/)")
        for username, role in rows:
            self.stdout.write(f"  {username:<32} {role}")
        said = password or "celui qui a été donné ou affiché à la première construction"
        self.stdout.write(f"  Mot de passe de tous : {said}\n")

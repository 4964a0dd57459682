"""`search_rebuild [--engine NAME] [--if-empty]`: the index from nothing."""

from django.core.management.base import BaseCommand, CommandError

from home.progress import Progress
from search.content.models import Entry
from search.engines import ENGINES, engine_name
from search.indexing.indexing import public_ids, rebuild


class Command(BaseCommand):
    help = "Refait tout l’index de recherche ; l’ancien répond aux visiteurs jusqu’à la fin."

    def add_arguments(self, parser):
        parser.add_argument("--engine", choices=sorted(ENGINES), help="moteur, par défaut celui du site")
        parser.add_argument(
            "--if-empty", action="store_true", help="seulement si l’index est vide, après une mise à jour"
        )

    def handle(self, *args, engine, if_empty=False, **options):
        if engine and engine != engine_name():
            raise CommandError(f"Le site cherche avec « {engine_name()} », pas avec « {engine} ».")
        if if_empty and Entry.objects.exists():
            return
        progress = Progress(self.stdout)
        progress.start("Index de recherche", len(public_ids()))
        entries = rebuild(progress.step)
        self.stdout.write(f"{entries} entrées dans l’index « {engine_name()} ».")

"""`search_repair`: makes the index equal to the database and says what differed."""

from typing import Any

from django.core.management.base import BaseCommand

from home.progress import Progress
from search.indexing.indexing import public_ids
from search.indexing.repair import repair


class Command(BaseCommand):
    help = "Rend l’index de recherche égal à la base et dit ce qui différait."

    def handle(self, *args: Any, **options: Any) -> None:
        progress = Progress(self.stdout)
        progress.start("Vérification", len(public_ids()))
        found = repair(progress.step)
        for label, ids in (
            ("absentes de l’index, ajoutées", found.missing),
            ("en trop, retirées", found.stray),
            ("dépassées, mises à jour", found.stale),
            ("non lues par le modèle de sens, lues", found.unread),
        ):
            if ids:
                self.stdout.write(f"{len(ids)} pages {label} : {', '.join(map(str, ids[:20]))}{'…' * (len(ids) > 20)}")
        self.stdout.write("L’index a été réparé." if found else "L’index était égal à la base.")

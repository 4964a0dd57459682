"""Asks the outgoing links of public pages whether they still answer; for a timer, once a day."""

from django.conf import settings
from django.core.management.base import BaseCommand

from catalogue.freshness.checking import LINKS_A_ROUND, check_links
from catalogue.models import CheckedLink


class Command(BaseCommand):
    help = (
        "Vérifie les liens sortants des pages publiques, poliment : une requête par seconde et par site, les plus "
        "anciens d’abord. Ne fait rien tant que CHECK_LINKS n’est pas activé."
    )

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=LINKS_A_ROUND, help="Nombre de liens, au plus.")

    def handle(self, *args, limit, **options):
        if not settings.CHECK_LINKS:
            self.stdout.write("La vérification des liens est désactivée (CHECK_LINKS).")
            return
        asked = check_links(max(0, limit))
        dead = CheckedLink.objects.dead().count()
        self.stdout.write(f"Liens vérifiés : {asked} ; liens morts : {dead}.")

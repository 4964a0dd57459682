"""`create_region SLUG --name "…" [--insee CODE] [--hostname HOST] [--languages CODE…]`."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from catalogue.provisioning import create_region


class Command(BaseCommand):
    help = "Crée le sous-site d’une région : pages, groupes, collection et droits. La relancer ne change rien."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="identifiant dans l’adresse, par exemple « bretagne »")
        parser.add_argument("--name", required=True, help="nom affiché, par exemple « Bretagne »")
        parser.add_argument("--insee", default="", help="code INSEE de la région, deux caractères")
        parser.add_argument("--hostname", default="", help="nom d’hôte du sous-site, s’il en a un")
        parser.add_argument(
            "--languages", nargs="+", default=[], metavar="CODE", help="langues à ouvrir, par exemple « br en »"
        )

    def handle(self, *args, slug, name, insee, hostname, languages, **options):
        try:
            region = create_region(slug, name, insee=insee, hostname=hostname, languages=languages)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{region.title} : {region.get_full_url()}")

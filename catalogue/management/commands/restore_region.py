"""`restore_region SLUG`."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from catalogue.provisioning import restore_region
from catalogue.provisioning.regions import find_region


class Command(BaseCommand):
    help = "Rouvre une région archivée : pages en ligne et comptes comme avant. La relancer ne change rien."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="identifiant dans l’adresse, par exemple « bretagne »")

    def handle(self, *args, slug, **options):
        try:
            region = find_region(slug)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        warning = restore_region(region)
        self.stdout.write(f"{region.title} : en ligne. {warning}".strip())

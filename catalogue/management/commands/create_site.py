"""`create_site --name "…" --hostname HOST [--port PORT]`: the national site of a new installation."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from catalogue.provisioning import create_national_site


class Command(BaseCommand):
    help = "Crée le site national : accueil, rubriques, groupe et droits. La relancer ne change que l’adresse."

    def add_arguments(self, parser):
        parser.add_argument("--name", default="Fourmilière", help="nom du site")
        parser.add_argument("--hostname", default="localhost", help="nom d’hôte du site national")
        parser.add_argument("--port", type=int, default=443, help="port public (443 en HTTPS)")

    def handle(self, *args, name, hostname, port, **options):
        try:
            home = create_national_site(name, hostname, port)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{home.title} : {home.get_full_url()}")

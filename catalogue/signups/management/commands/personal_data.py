"""`manage.py personal_data export|erase ADRESSE`: what is kept of somebody who asks, and its end."""

import json

from django.core.management.base import BaseCommand

from catalogue.signups.privacy import erase, export
from home.personal_data import all_kept


class Command(BaseCommand):
    help = "Donne ou efface ce que le site garde d’une adresse."

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["export", "erase"], help="export : donner ; erase : effacer")
        parser.add_argument("address", metavar="ADRESSE")

    def handle(self, *args, action: str, address: str, **options):
        if action == "export":
            told = [*export(address), *(line for kept in all_kept() for line in kept.export(address))]
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        count = erase(address)
        self.stdout.write(f"{count} inscription{'s' * (count > 1)} effacée{'s' * (count > 1)}.")
        for kept in all_kept():
            if count := kept.erase(address):
                self.stdout.write(f"{kept.said(count)} effacée{'s' * (count > 1)}.")

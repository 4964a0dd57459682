"""`manage.py purge_personal_data [--dry-run]`: what the worker does every night, at once."""

from django.core.management.base import BaseCommand

from catalogue.signups.privacy import purge
from home.personal_data import all_kept


class Command(BaseCommand):
    help = "Efface les données personnelles dont la durée est passée."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="compte sans rien effacer")

    def handle(self, *args, dry_run: bool, **options):
        count = purge(dry_run=dry_run)
        done = "à effacer" if dry_run else ("effacée" if count < 2 else "effacées")
        self.stdout.write(f"{count} inscription{'s' * (count > 1)} {done}.")
        for kept in all_kept():
            if count := kept.purge(dry_run):
                done = "à effacer" if dry_run else ("effacée" if count < 2 else "effacées")
                self.stdout.write(f"{kept.said(count)} {done}.")

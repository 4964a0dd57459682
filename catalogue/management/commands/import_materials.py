"""`import_materials PATH --under PATH_BELOW_HOME [--licence CODE] [--dry-run] [--publish]`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from catalogue.enums import Licence
from catalogue.gathering import gathered_work
from catalogue.importing import import_materials
from catalogue.importing.items import LineRefused
from catalogue.models import MaterialIndexPage
from home.progress import Progress


class Command(BaseCommand):
    help = (
        "Importe des ressources : un dossier de fichiers, ou un manifeste .jsonl ou .csv. La relancer ne double rien."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, help="dossier ou manifeste")
        parser.add_argument("--under", required=True, help="« ressources » ou « regions/bretagne/ressources »")
        parser.add_argument(
            "--licence", default=Licence.ALL_RIGHTS, choices=Licence.values, help="quand rien ne la dit"
        )
        parser.add_argument("--dry-run", action="store_true", help="dit ce qui serait fait, sans rien écrire")
        parser.add_argument("--publish", action="store_true", help="publie les nouvelles pages (sinon : brouillons)")

    @gathered_work()
    def handle(self, *args, path, under, licence, dry_run, publish, **options):
        if not path.exists():
            raise CommandError(f"« {path} » n’existe pas.")
        index = material_index(under)
        try:
            report = import_materials(
                path, index, licence=licence, publish=publish, dry_run=dry_run, progress=Progress(self.stdout)
            )
        except LineRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        for line in report.lines(dry_run):
            self.stdout.write(line)


def material_index(under: str) -> MaterialIndexPage:
    """The library at a path below the national home; raises CommandError when there is none."""
    home = Site.objects.get(is_default_site=True).root_page
    index = MaterialIndexPage.objects.filter(url_path=f"{home.url_path}{under.strip('/')}/").first()
    if index is None:
        raise CommandError(f"Il n’y a pas de bibliothèque de ressources à « {under} ».")
    return index

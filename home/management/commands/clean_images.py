"""`clean_images`: what the worker does by itself little by little, at once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.enums import Cleaning
from home.models import SiteImage
from home.pictures.avatars import clean_avatars
from home.pictures.stored import clean_stored
from home.progress import Progress


class Command(BaseCommand):
    help = "Ôte des images déposées ce qu’elles disent de leur auteur et du lieu (GPS) ; la relancer ne refait rien."

    def handle(self, *args: Any, **options: Any) -> None:
        clean_avatars()
        images, failed = SiteImage.objects.exclude(cleaning=Cleaning.DONE), []
        progress = Progress(self.stdout)
        progress.start("Images", images.count())
        for image in clean_stored(images):
            progress.step()
            failed += [image] if image.cleaning == Cleaning.FAILED else []
        for image in failed:
            self.stdout.write(f"  illisible : {image.title} — {image.file.name}")
        if failed:
            raise CommandError("Ces images n’ont pas pu être nettoyées : déposez-les de nouveau, ou supprimez-les.")

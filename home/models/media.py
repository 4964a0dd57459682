"""Images and documents of the library, members of a collection: national or a region's."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.utils.file import hash_filelike

from home.enums import Cleaning
from home.pictures import clean_picture


class SiteImage(AbstractImage):
    """An image, with its author and licence."""

    credit = models.CharField(
        "crédit",
        max_length=200,
        blank=True,
        help_text="Auteur et licence, affichés sous l’image. Exemple : « Office de tourisme, CC BY ».",
    )

    file: Any  # what is given before it is saved, what is stored after
    cleaning = models.CharField("nettoyage", max_length=10, choices=Cleaning.choices, blank=True, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Whatever way a file comes by, it is cleaned before it is stored. Raises Unreadable, and stores nothing.

        With the tasks that follow it: no process ends between the two.
        """
        if self.file and not self.file._committed:
            self._clean_file()
        super().save(*args, **kwargs)

    def _clean_file(self):
        self.file.seek(0)
        content = self.file.read()
        clean = clean_picture(content)
        self.file.seek(0)
        if clean != content:
            self.file = ContentFile(clean, name=self.file.name)
            self.file_size, self.file_hash = len(clean), hash_filelike(ContentFile(clean))
        self.cleaning = Cleaning.DONE


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition")
        ]
        verbose_name = "déclinaison d’image"
        verbose_name_plural = "déclinaisons d’images"


class SiteDocument(AbstractDocument):
    """A file to download. Its text is extracted in the background by the catalogue."""

    admin_form_fields = Document.admin_form_fields

    def clean(self):
        if self.file:  # one of several dropped together gets its file after its form: there is nothing to check yet
            super().clean()

    @transaction.atomic
    def save(self, *args, **kwargs):
        """With the task that reads a new file: no process ends between the two."""
        super().save(*args, **kwargs)

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"

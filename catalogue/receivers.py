"""What must follow a change in the library: a new file is read, a download counted."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.documents.models import document_served

from catalogue.models import DocumentText
from catalogue.models.downloads import count_download
from catalogue.tasks import enqueue_reading


@receiver(post_save, sender=get_document_model())
def read_new_file(instance, raw=False, **kwargs):
    """Read the text of a file that was not read yet; a change of title reads nothing."""
    if raw:
        return
    known = DocumentText.objects.filter(document=instance).values_list("file_hash", "state").first()
    if known is None or (known[0] and known[0] != instance.file_hash) or not known[0]:
        enqueue_reading(instance.pk)


@receiver(document_served)
def count_served_document(instance, **kwargs):
    count_download(instance.pk)

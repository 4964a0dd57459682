"""What must follow a change in the library: a new file is read, a download counted."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.documents.models import document_served
from wagtail.signals import page_published

from catalogue.enums import ExtractionState
from catalogue.extraction import EDITION
from catalogue.freshness.page_links import note_page_links
from catalogue.models import DocumentText
from catalogue.models.downloads import count_download
from catalogue.tasks import INTERRUPTED, enqueue_reading, read_document
from home.models.base import SitePage
from home.signals import pages_added, task_given_up


@receiver(pre_save, sender=get_document_model())
def note_new_file(instance, **kwargs):
    """A file just sent has a name of its own once stored, even when its content is that of the one before."""
    stored = get_document_model().objects.filter(pk=instance.pk).values_list("file", flat=True).first()
    instance.has_new_file = not instance.file._committed or stored != instance.file.name


@receiver(post_save, sender=get_document_model())
def read_new_file(instance, raw=False, **kwargs):
    """Read a file that nobody asked to read yet. A change of title reads nothing: not even a file that failed, for it
    would fail again, nor one that waits, for its turn comes."""
    if not raw and (instance.has_new_file or not DocumentText.objects.filter(document=instance).exists()):
        enqueue_reading(instance.pk)


@receiver(document_served)
def count_served_document(instance, **kwargs):
    count_download(instance.pk)


@receiver(page_published)
def note_links_of_page(instance, **kwargs):
    if isinstance(instance, SitePage):
        note_page_links([instance])


@receiver(pages_added)
def note_links_of_pages(pages, **kwargs):
    note_page_links([page for page in pages if isinstance(page, SitePage) and page.live])


@receiver(task_given_up)
def tell_of_unread_file(path, arguments, **kwargs):
    if path == read_document.module_path:
        waiting = DocumentText.objects.filter(document__in=arguments, state=ExtractionState.WAITING)
        waiting.update(state=ExtractionState.FAILED, reason=INTERRUPTED, edition=EDITION)

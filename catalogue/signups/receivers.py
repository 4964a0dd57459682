"""What follows Wagtail's signals."""

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from catalogue.signups.dates import MODELS
from catalogue.signups.following import follow, tell_of_deletion
from home.signals import pages_added


@receiver(page_published)
def follow_published(instance, **kwargs):
    if isinstance(instance, MODELS):
        follow(instance)


@receiver(pages_added)
def follow_added(pages, **kwargs):
    for page in pages:
        follow_published(page.specific if type(page).__name__ == "Page" else page)


def follow_deleted(instance, **kwargs):
    tell_of_deletion(instance)


for model in MODELS:
    pre_delete.connect(follow_deleted, sender=model)

RECEIVERS = (follow_published, follow_added, follow_deleted)

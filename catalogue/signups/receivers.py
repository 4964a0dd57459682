"""What follows Wagtail's signals."""

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from catalogue.signals import publication_changed
from catalogue.signups.archived_regions import follow_region
from catalogue.signups.dated_pages import MODELS
from catalogue.signups.following import follow, tell_of_deletion


@receiver(page_published)
def follow_published(instance, **kwargs):
    if isinstance(instance, MODELS):
        follow(instance)


def follow_deleted(instance, **kwargs):
    tell_of_deletion(instance)


for model in MODELS:
    pre_delete.connect(follow_deleted, sender=model)


@receiver(publication_changed)
def follow_archived(ids, **kwargs):
    follow_region(ids)


RECEIVERS = (follow_published, follow_deleted, follow_archived)

"""What must follow a change: what is remembered of the tree, sizes of images, what a person who leaves follows."""

from functools import partial

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from home.former_addresses import remember_address
from home.models import HomePage, RegionCode, RegionPage, SiteDocument, SiteImage, SiteRendition, User
from home.renditions import prepare_renditions
from home.signals import pages_added
from home.tree_cache import forget_tree
from home.walls.leaving import forget_subscriptions


def forget_places(**kwargs) -> None:
    """Make every process read the tree again, once it can see what changed."""
    forget_tree()


for signal in (page_published, page_unpublished, page_slug_changed, post_page_move, pages_added):
    signal.connect(forget_places, dispatch_uid=f"home.forget_places.{id(signal)}")
for sender in (Site, Locale, HomePage, RegionPage, RegionCode, PageViewRestriction, SiteImage, SiteDocument):
    post_save.connect(forget_places, sender=sender, dispatch_uid=f"home.forget_places.save.{sender.__name__}")
# A specific page's deletion deletes its Page.
for sender in (Site, Locale, Page, RegionCode, PageViewRestriction, SiteImage, SiteRendition, SiteDocument):
    post_delete.connect(forget_places, sender=sender, dispatch_uid=f"home.forget_places.delete.{sender.__name__}")


page_slug_changed.connect(remember_address, dispatch_uid="home.remember_address")


@receiver(post_save, sender=SiteImage)
def prepare_saved_image(instance, **kwargs):
    prepare_renditions.enqueue(instance.pk)


@receiver(m2m_changed, sender=User.groups.through)
def leave(instance, action, reverse, pk_set, **kwargs):
    """Once all is changed: whoever passes from one group of a region to another is out of both for a moment."""
    if action in {"post_remove", "post_clear"}:
        accounts = set(pk_set or ()) if reverse else {instance.pk}
        transaction.on_commit(partial(forget_subscriptions, accounts))

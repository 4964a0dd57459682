"""What must follow a change: caches of paths and menus, sizes of images."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from home.links import forget_links
from home.menus import forget_menus
from home.models import HomePage, RegionPage, SiteDocument, SiteImage
from home.regions import forget_regions
from home.renditions import prepare_renditions
from home.sites import forget_sites


def forget_places(**kwargs) -> None:
    forget_regions()
    forget_menus()
    forget_links()
    forget_sites()


for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
    signal.connect(forget_places, dispatch_uid=f"home.forget_places.{id(signal)}")
for sender in (Site, HomePage, RegionPage):
    post_save.connect(forget_places, sender=sender, dispatch_uid=f"home.forget_places.save.{sender.__name__}")
for sender in (Site, Page):  # a specific page's deletion deletes its Page, which says so
    post_delete.connect(forget_places, sender=sender, dispatch_uid=f"home.forget_places.delete.{sender.__name__}")
for signal in (post_save, post_delete):
    signal.connect(forget_links, sender=SiteDocument, dispatch_uid=f"home.forget_links.{id(signal)}")


@receiver(post_save, sender=SiteImage)
def prepare_saved_image(instance, **kwargs):
    transaction.on_commit(partial(prepare_renditions.enqueue, instance.pk))

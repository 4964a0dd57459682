"""What makes the index follow: pages, what their entries tell of, who may see them, the text of their files."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import CollectionViewRestriction, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from catalogue.models import Audience
from catalogue.signals import document_read, national_choice_changed, publication_changed
from home.models import SiteDocument
from home.signals import pages_added
from search.content.dependents import (
    TOLD,
    dependents_of,
    dependents_of_pages,
    materials_with,
    materials_with_any,
    pages_below,
)
from search.content.models import Entry
from search.content.sources import SOURCES
from search.engines import database_engine
from search.indexing import meanwhile, missed, word_counts
from search.indexing.indexing import index_pages
from search.indexing.word_counts import Tally
from search.tasks import follow


@receiver([page_published, page_unpublished])
def follow_page(sender, instance, **kwargs):
    if sender in SOURCES:
        follow({instance.pk} | dependents_of(instance))


@receiver(pages_added)
def index_added(pages, **kwargs):
    """At once, in the transaction that added them: an interrupted import leaves no page that nobody finds."""
    index_pages(page.pk for page in pages)


@receiver(publication_changed)
def follow_publication(ids, **kwargs):
    """At once too: what was taken offline is found no more."""
    index_pages(set(ids) | dependents_of_pages(ids))


@receiver([post_page_move, page_slug_changed])
def follow_subtree(sender, instance, **kwargs):
    """An address changed, a region perhaps, for a page and all that stands below it."""
    follow(pages_below(instance) | dependents_of(instance))


def follow_deleted(sender, instance, **kwargs):
    """Those that told of what goes; its own entry goes with it, by the database."""
    follow(dependents_of(instance))


for model in TOLD:  # by sender: a receiver of every model would keep Django from deleting rows of any in one query
    pre_delete.connect(follow_deleted, sender=model, dispatch_uid=f"search.follow_deleted.{model.__name__}")


@receiver(pre_delete, sender=Entry)
def forget_words(instance, **kwargs):
    """With its page: the words that it held, while its rows can still tell them."""
    word_counts.apply(Tally().less(word_counts.held_by([instance.pk])))


@receiver(post_delete, sender=Entry)
def forget_entry(instance, **kwargs):
    """An engine elsewhere is told once it is certain: no rollback could give it the entry back."""
    database_engine().remove([instance.pk])
    meanwhile.note([instance.pk])
    transaction.on_commit(partial(missed.remove, [instance.pk]))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_restriction(instance, **kwargs):
    follow(pages_below(instance.page))


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def follow_collection(instance, **kwargs):
    """The text of the files of a collection, and of those below it, is hidden or shown."""
    documents = SiteDocument.objects.filter(collection__path__startswith=instance.collection.path)
    follow(materials_with_any(documents.values("pk")))


@receiver(post_save, sender=Audience)
@receiver(post_save, sender=SiteDocument)
def follow_label(instance, created, raw=False, **kwargs):
    """A new audience or document is told of by no page yet."""
    if not created and not raw:
        follow(dependents_of(instance))


@receiver(national_choice_changed)
def follow_national_choice(material_id, **kwargs):
    follow([material_id])


@receiver(document_read)
def follow_text(document_id, **kwargs):
    follow(materials_with(document_id))

"""A change of synonyms acts on the next search, in every process."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from search.understanding.synonyms.lookup import forget
from search.understanding.synonyms.models import SynonymGroup


@receiver([post_save, post_delete], sender=SynonymGroup)
def announce(**kwargs: object) -> None:
    forget()

"""A version that lacks what its page must name is not published, whoever asks."""

from django.dispatch import receiver

from home.drafts.lost import LostTargetError, refusal_of_lost
from home.signals import publication_asked


@receiver(publication_asked)
def refuse_what_is_lost(revision, **kwargs):
    if reason := refusal_of_lost(revision.as_object()):
        raise LostTargetError(reason)

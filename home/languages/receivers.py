"""A translation that still has French text is not published, whoever asks."""

from django.dispatch import receiver

from home.languages.completeness import UntranslatedError, refusal_to_publish
from home.signals import publication_asked


@receiver(publication_asked)
def refuse_french_text(revision, **kwargs):
    if reason := refusal_to_publish(revision.as_object()):
        raise UntranslatedError(reason)

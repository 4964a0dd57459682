"""A translation that still has French text is not published, whoever asks; a published one lacks nothing."""

from django.dispatch import receiver
from wagtail.signals import page_published

from home.languages.completeness import UntranslatedError, refusal_to_publish
from home.languages.translating import keep_slug
from home.signals import publication_asked


@receiver(publication_asked)
def refuse_french_text(revision, **kwargs):
    if reason := refusal_to_publish(revision.as_object()):
        raise UntranslatedError(reason)


@receiver(page_published)
def say_its_slug(instance, **kwargs):
    if not instance.locale.is_default:
        keep_slug(instance)

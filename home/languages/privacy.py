"""A page made private in French is private in every language, at once.

wagtail-localize copies view restrictions when a translation is made or updated (models.py: sync_view_restrictions), not
when they change.
"""

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def restrict_translations(instance, raw=False, reverse=False, **kwargs):
    page = None if raw or reverse else Page.objects.filter(pk=instance.page_id).first()
    if page is None:
        return
    for translation in Translation.objects.filter(
        source__object_id=page.translation_key, source__locale=page.locale_id
    ):
        version = page.get_translations().filter(locale=translation.target_locale_id).first()
        if version is not None:
            translation.source.sync_view_restrictions(page, version)

"""Which fields are no text to translate: names, places and numbers follow the French page unless a translator says
otherwise (wagtail_localize/fields.py: get_translatable_fields, `override_translatable_fields`)."""

from wagtail_localize.fields import SynchronizedField


def same_in_all_languages(*names: str) -> list[SynchronizedField]:
    """Value of `override_translatable_fields` of a page type."""
    return [SynchronizedField(name) for name in names]

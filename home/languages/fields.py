"""Which fields are no text to translate: names, places and numbers follow the French page unless a translator says
otherwise (wagtail_localize/fields.py: get_translatable_fields, `override_translatable_fields`)."""

from functools import wraps

from wagtail_localize.fields import SynchronizedField
from wagtail_localize.segments import OverridableSegmentValue


def same_in_all_languages(*names: str) -> list[SynchronizedField]:
    """Value of `override_translatable_fields` of a page type."""
    return [SynchronizedField(name) for name in names]


def words_only(extract):
    """Of the library's `extract_segments`: its editor then offers no other image, page or date for a translation, which
    home/languages/views.py refuses."""

    @wraps(extract)
    def own(instance):
        found = extract(instance)
        return [one for one in found if not isinstance(one, OverridableSegmentValue) or isinstance(one.data, str)]

    return own

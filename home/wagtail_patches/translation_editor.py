"""The translation editor writes dates in figures, and offers words only to change.

wagtail-localize names months in English, whatever the language; and it offers another image, page or date for a
translation, which home/languages/views.py refuses. Read on wagtail-localize 1.14.5. Upstream: none known.
"""

from functools import wraps

from wagtail_localize import models
from wagtail_localize.segments import OverridableSegmentValue
from wagtail_localize.views import edit_translation

from home.wagtail_patches.patch import Patch, instead

_DATE_FORMAT = "%d/%m/%Y"


def words_only(extract_segments):
    @wraps(extract_segments)
    def own(instance):
        found = extract_segments(instance)
        return [one for one in found if not isinstance(one, OverridableSegmentValue) or isinstance(one.data, str)]

    return own


PATCHES = (
    Patch(models, "DATE_FORMAT", instead(_DATE_FORMAT)),
    Patch(edit_translation, "DATE_FORMAT", instead(_DATE_FORMAT)),
    Patch(models, "extract_segments", words_only),
)

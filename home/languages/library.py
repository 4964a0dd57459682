"""What wagtail-localize's translation editor shows otherwise here."""

from functools import wraps

from wagtail_localize import models
from wagtail_localize.segments import OverridableSegmentValue
from wagtail_localize.views import edit_translation

_DATE_FORMAT = "%d/%m/%Y"  # its own names months in English, whatever the language


def mend_library() -> None:
    """Called once, by HomeConfig.ready()."""
    models.DATE_FORMAT = edit_translation.DATE_FORMAT = _DATE_FORMAT
    models.extract_segments = words_only(models.extract_segments)


def words_only(extract):
    """Of `extract_segments`: the editor then offers no other image, page or date for a translation, which
    home/languages/views.py refuses."""

    @wraps(extract)
    def own(instance):
        found = extract(instance)
        return [one for one in found if not isinstance(one, OverridableSegmentValue) or isinstance(one.data, str)]

    return own

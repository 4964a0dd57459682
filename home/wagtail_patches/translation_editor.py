"""The translation editor writes dates in figures, and offers words only to change.

wagtail-localize names months in English, whatever the language; and it offers another image, page or date for a
translation, which home/languages/views.py refuses. It lets comments of HTML through, in which anything may stand:
another region's document, which the page would then offer to everybody, or what a browser reads as a script.
Read on wagtail-localize 1.14.5. Upstream: none known.
"""

from functools import wraps

from wagtail_localize import models
from wagtail_localize.segments import OverridableSegmentValue
from wagtail_localize.strings import StringValue
from wagtail_localize.views import edit_translation

from home.wagtail_patches.patch import Patch, instead

_DATE_FORMAT = "%d/%m/%Y"


def words_only(extract_segments):
    @wraps(extract_segments)
    def own(instance):
        found = extract_segments(instance)
        return [one for one in found if not isinstance(one, OverridableSegmentValue) or isinstance(one.data, str)]

    return own


def without_comments(from_translated_html):
    @wraps(from_translated_html)
    def own(html):
        if "<!" in html or "<?" in html:
            raise ValueError("Écrivez le texte seul, sans commentaire HTML.")
        return from_translated_html(html)

    return staticmethod(own)


PATCHES = (
    Patch(models, "DATE_FORMAT", instead(_DATE_FORMAT)),
    Patch(edit_translation, "DATE_FORMAT", instead(_DATE_FORMAT)),
    Patch(models, "extract_segments", words_only),
    Patch(StringValue, "from_translated_html", without_comments),
)

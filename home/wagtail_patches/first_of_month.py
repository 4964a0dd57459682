"""« S » of a date's format writes the French « er » of the first day of a month, and nothing else.

Django writes there the suffix of English ordinals whatever the language, so that no format says « 1er décembre ».
Ours, and those of Django that are ours in French (home/languages/formats/), do. Read on Django 5.2.19.
Upstream: none known.
"""

from django.utils.dateformat import DateFormat
from django.utils.translation import get_language

from home.wagtail_patches.patch import Patch, instead


def suffix(written: DateFormat) -> str:
    french = (get_language() or "").partition("-")[0] == "fr"
    return "er" if french and written.j() == 1 else ""


PATCHES = (Patch(DateFormat, "S", instead(suffix)),)

"""What a translation still lacks. Published too early, it would show French text under another language's address."""

from django.db.models import Q
from django.utils.text import Truncator
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.views.edit_translation import TabHelper

from home.refusals import RefusalError

_SHOWN = 3


class UntranslatedError(RefusalError):
    """A page that still has French text cannot be published; the admin answers it as any refusal."""


def untranslated(page: Page) -> list[str]:
    """The French texts of a page's source that nobody has translated yet, in the editor's order.

    Addresses may stay as they are, and so may what has no letter. Empty for a page that was never submitted.
    """
    translation = _translation_of(page)
    if translation is None:
        return []
    segments = StringSegment.objects.filter(source=translation.source).annotate_translation(page.locale)
    missing = segments.filter(Q(translation=None) | Q(translation="")).exclude(context__path="slug")
    editable = TabHelper(page.specific).field_tab_mapping
    texts = [
        (segment.context.path, segment.string.data)
        for segment in missing.select_related("context", "string").order_by("order")
        if segment.context.path.split(".")[0] in editable and any(map(str.isalpha, segment.string.data))
    ]
    if texts and not translation.enabled:
        # Written in Wagtail's usual editor: what is no longer the French text is translated.
        written = _texts_of(page.specific)
        texts = [text for text in texts if text in written]
    return [text for _path, text in texts]


def refusal_to_publish(page: Page) -> str | None:
    """Why a translation cannot be published; None when it can."""
    missing = untranslated(page)
    if not missing:
        return None
    named = ", ".join(f"« {Truncator(text).chars(40)} »" for text in missing[:_SHOWN])
    more = f" et {len(missing) - _SHOWN} de plus" if len(missing) > _SHOWN else ""
    return (
        f"« {page.get_admin_display_title()} » n’est pas publiée : il reste à traduire {named}{more}. Un texte qui ne"
        " change pas d’une langue à l’autre se recopie."
    )


def _translation_of(page: Page) -> Translation | None:
    found = Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale_id)
    return found.select_related("source").first()


def _texts_of(page: Page) -> set[tuple[str, str]]:
    return {
        (segment.path, segment.string.data)
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    }

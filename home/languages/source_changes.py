"""Whether the French page says something else than what its translators were given."""

from wagtail.models import Page
from wagtail_localize.models import StringSegment, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def changed_source(page: Page) -> TranslationSource | None:
    """The source of a translation whose published French page has other texts by now; None when it has the same.

    The slug does not count: a translation keeps its own.
    """
    source = TranslationSource.objects.filter(object_id=page.translation_key).exclude(locale=page.locale_id).first()
    french = source and Page.objects.filter(translation_key=page.translation_key, locale=source.locale_id).first()
    if not french or not french.live or not french.last_published_at:
        return None
    if french.last_published_at <= source.last_updated_at:
        return None
    given = StringSegment.objects.filter(source=source).values_list("context__path", "string__data")
    return source if _texts(french.specific) != {text for text in given if text[0] != "slug"} else None


def _texts(page: Page) -> set[tuple[str, str]]:
    segments = [segment for segment in extract_segments(page) if isinstance(segment, StringSegmentValue)]
    return {(segment.path, segment.string.data) for segment in segments if segment.path != "slug"}

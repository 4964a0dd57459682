"""A translation has two editors, each with a text of its own: what was typed in the one is brought to the other.

The translators' editor, wagtail-localize's, keeps a translation of each text; Wagtail's usual form, which a stopped
translation goes on in, versions of the page. The library brings the texts to the page on publication alone, and nothing
of the page back.
"""

from collections import defaultdict
from html import unescape
from typing import Any

from django.db import transaction
from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def as_translated(translation: Translation) -> Page:
    """The page as the translators' editor has it, in French where nothing is translated; not saved."""
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    page.slug = find_available_slug(page.get_parent(), slugify(page.slug), ignore_page_id=page.pk)
    return page


@transaction.atomic
def write_down(page: Page, user: Any) -> None:
    """A page from `as_translated`, as a new version of it. Raises ValidationError.

    Visitors go on reading what was published: the library's own way saves the row of the page, online or not.
    """
    if not page.live:
        page.save()
    page.save_revision(user=user, log_action=True)


def differ(page: Page, other: Page) -> bool:
    """Whether two versions of a page say something else."""
    return _said(page) != _said(other)


@transaction.atomic
def give_back(translation: Translation, page: Page, user: Any) -> list[str]:
    """Let a stopped translation go on in the translators' editor, with what `page` says, its latest version.

    Returns the texts and addresses that this editor has no place for; as long as there is one, nothing changes.
    """
    _keep(translation, page, user)
    lost = _said(page) - _said(as_translated(translation))
    if lost:
        transaction.set_rollback(True)
    else:
        translation.enabled = True
        translation.save(update_fields=["enabled"])
    return sorted(unescape(strip_tags(text)) for _path, text in lost)


def _keep(translation: Translation, page: Page, user: Any) -> None:
    """Record the texts of a page as translations of those that stand at the same places in French."""
    written: defaultdict[str, list[str]] = defaultdict(list)
    french: defaultdict[str, list[StringSegment]] = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            written[segment.path].append(segment.string.data)
    given = StringSegment.objects.filter(source=translation.source).select_related("string", "context")
    for segment in given.annotate_translation(translation.target_locale, include_errors=True).order_by("order"):
        french[segment.context.path].append(segment)
    for path, segments in french.items():
        if len(segments) != len(written[path]):
            continue
        for segment, text in zip(segments, written[path], strict=True):
            if text != (segment.translation or segment.string.data):
                _say(segment, translation, text, user)


def _say(segment: StringSegment, translation: Translation, text: str, user: Any) -> None:
    """As the translators' editor records what is typed."""
    StringTranslation.objects.update_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=translation.target_locale_id,
        defaults={
            "data": text,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": "",
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


def _said(page: Page) -> set[tuple[str, str]]:
    """What people type in a page and translators change: texts and addresses, with their places."""
    found: set[tuple[str, str]] = set()
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            found.add((segment.path, segment.string.data))
        elif isinstance(segment, OverridableSegmentValue) and isinstance(segment.data, str):
            found.add((segment.path, segment.data))
    return found

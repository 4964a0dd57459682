"""Making translations: drafts, never aliases, and nothing above a site's own home but by switching a language on.

Uses what wagtail-localize offers below `TranslationCreator.create_translations` (operations.py:42) and
`Translation.save_target` (models.py:1349), both of which publish or copy parents: `TranslationSource.
create_or_update_translation` with neither.
"""

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail.models.copying import _copy
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments.ingest import ingest_segments

from home.bulk import add_pages
from home.languages.titles import known_title
from home.models import HomePage, RegionPage, SiteLanguage
from home.regions import ancestor_paths

_HOME_DEPTH = 2  # where the national homes of all languages stand side by side


def site_home(page: Page) -> Page | None:
    """The nearest home at or above a page: its region's, else the national one."""
    homes = Page.objects.type(HomePage, RegionPage).filter(path__in=ancestor_paths(page.path))
    return homes.order_by("-depth").first()


def open_locales(page: Page):
    """Languages switched on for the site of a French page, that the page has no version of its own in."""
    home = site_home(page)
    taken = page.get_translations(inclusive=True).filter(alias_of__isnull=True).values("locale")
    return Locale.objects.filter(pk__in=SiteLanguage.objects.filter(home=home).values("locale")).exclude(pk__in=taken)


def refusal(page: Page) -> str | None:
    """Why a page that its editor may change cannot be submitted for translation; None when it can."""
    if page.locale.language_code != settings.LANGUAGE_CODE or page.alias_of_id:
        return "On traduit une page à partir de sa version française."
    if not page.live:
        return f"« {page.title} » n’est pas publiée : publiez-la d’abord, puis demandez sa traduction."
    if not open_locales(page).exists():
        return (
            f"« {page.title} » existe déjà dans toutes les langues ouvertes sur ce site. L’administration nationale en"
            " ouvre d’autres."
        )
    hidden = page.get_ancestors().descendant_of(site_home(page), inclusive=True).filter(live=False).first()
    return f"La page « {hidden.title} », au-dessus, n’est pas publiée." if hidden else None


@transaction.atomic
def translate_page(page: Page, locale: Locale, user=None) -> Page:
    """A draft of `page` in a language switched on for its site, with drafts of the pages between it and its home.

    The home itself is there since the language was switched on. Publishes nothing.
    """
    home = site_home(page)
    for ancestor in page.get_ancestors().descendant_of(home).specific():
        ensure_translation(ancestor, locale, user)
    return ensure_translation(page, locale, user)


def ensure_translation(page: Page, locale: Locale, user=None) -> Page:
    """The version of `page` in `locale`; made as a draft below its parent's version when there is none.

    An alias in its place, which shows French text, becomes a draft. Raises ParentNotTranslatedError.
    """
    Page.objects.select_for_update().get(pk=page.pk)  # two submissions take turns
    existing = Page.objects.filter(translation_key=page.translation_key, locale=locale).first()
    if existing is not None and not existing.alias_of_id:
        return existing
    source = _open_translation(page, locale)
    if existing is not None:
        existing.specific.unpublish(user=user)
    version, _new = source.create_or_update_translation(
        locale, user=user, publish=False, copy_parent_pages=False, fallback=True
    )
    return version


def keep_slug(page: Page) -> None:
    """Record a translation's own slug as the translation of the French one, unless somebody translated it.

    Without it, a page whose every text is translated is said to lack translations.
    """
    segments = StringSegment.objects.filter(source__object_id=page.translation_key, context__path="slug")
    for segment in segments.exclude(source__locale=page.locale_id):
        _say(segment, page.locale, page.slug)


@transaction.atomic
def ensure_branch_translations(pages: list[Page], home: Page) -> None:
    """`ensure_translation` for what stands right below a home, in the language of `home`: new ones go in together.

    The library saves each page three times, with all that follows a page.
    """
    Page.objects.select_for_update().get(pk=home.pk)
    versions = Page.objects.filter(translation_key__in=[page.translation_key for page in pages], locale=home.locale_id)
    there = {version.translation_key: version for version in versions}
    drafts = []
    for page in pages:
        if page.translation_key not in there:
            drafts.append(_new_draft(page, home))
        elif there[page.translation_key].alias_of_id:
            ensure_translation(page, home.locale)
    add_pages(home, drafts, live=False)


def _new_draft(page: Page, parent: Page) -> Page:
    """A copy of a page in the language of `parent`, with the texts whose translation is known; not saved yet."""
    source = _open_translation(page, parent.locale)
    fields = [*page.default_exclude_fields_in_copy, *page.exclude_fields_in_copy]
    draft, _children = _copy(page, exclude_fields=fields, update_attrs={"locale": parent.locale})
    texts = source._get_segments_for_translation(parent.locale, fallback=True)
    ingest_segments(page, draft, page.locale, parent.locale, texts)
    draft.slug = find_available_slug(parent, slugify(draft.slug))
    return draft


def _open_translation(page: Page, locale: Locale) -> TranslationSource:
    """Give a page to the translators of a language: its texts, and the answers that need nobody."""
    source, _new = TranslationSource.update_or_create_from_instance(page.specific)
    Translation.objects.update_or_create(source=source, target_locale=locale, defaults={"enabled": True})
    _say_known_texts(source, page, locale)
    return source


def _say_known_texts(source: TranslationSource, page: Page, locale: Locale) -> None:
    """Record the translations that need nobody: a title that every site has (« Agenda »), and the slug.

    A slug may stay as it is, or be changed; among homes of all languages it must differ.
    """
    code = locale.language_code
    slug = f"{page.slug}-{code}" if page.depth == _HOME_DEPTH else page.slug
    known = {"title": known_title(page, code), "slug": slug}
    for segment in StringSegment.objects.filter(source=source, context__path__in=known).select_related("context"):
        if text := known[segment.context.path]:
            _say(segment, locale, text)


def _say(segment: StringSegment, locale: Locale, text: str) -> None:
    StringTranslation.objects.get_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=locale,
        defaults={"data": text, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
    )

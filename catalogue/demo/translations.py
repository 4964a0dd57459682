"""Languages of the demonstration: Breton in Bretagne, English for the nation, each with its home translated."""

import re

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from catalogue.demo.stage import Stage
from catalogue.demo.texts import read_list
from home.languages.switching import switch_on_language

_TAG = re.compile(r"<[^>]+>")


def build_translations(stage: Stage) -> None:
    """Switch the languages on and publish the homes that have a text; one that is published stays as it is."""
    for entry in read_list("translations"):
        home = type(stage.owner(entry["site"])).objects.get(pk=stage.owner(entry["site"]).pk)
        version = switch_on_language(home, entry["language"])
        if not version.live:
            _translate(home, Locale.objects.get(language_code=entry["language"]), entry["texts"])


@transaction.atomic
def _translate(page: Page, locale: Locale, texts: dict[str, str]) -> None:
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string"):
        plain = _TAG.sub("", segment.string.data)
        begins = max((begin for begin in texts if plain.startswith(begin)), key=len, default=None)
        if begins:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context_id=segment.context_id,
                locale=locale,
                defaults={"data": texts[begins], "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
            )
    translation.save_target(publish=True)

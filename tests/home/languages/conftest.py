"""Bretagne speaks Breton; its people translate through the admin as a browser does."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation

from home.languages.switching import switch_on_language
from tests.conftest import user_in
from tests.editing.forms import Editor, address
from tests.factories import make_article


@dataclass
class Translator:
    """Someone who asks for translations, types them and publishes them, in one language."""

    editor: Editor
    locale: Locale
    committed: Callable  # the library publishes once the transaction is committed

    def submit(self, page: Page):
        """What the button « Traduire cette page » does."""
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        return self.editor.client.post(url, {"locales": [self.locale.pk]})

    def translation_of(self, page: Page) -> Translation:
        return Translation.objects.get(source__object_id=page.translation_key, target_locale=self.locale)

    def version_of(self, page: Page) -> Page:
        return Page.objects.get(translation_key=page.translation_key, locale=self.locale).specific

    def write(self, page: Page, words: dict[str, str]) -> list[int]:
        """Type the translation of each text that is in `words`; returns the answers' codes."""
        translation = self.translation_of(page)
        answers = []
        for segment in StringSegment.objects.filter(source=translation.source, string__data__in=words).order_by(
            "order"
        ):
            url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
            value = urlencode({"value": words[segment.string.data]})
            response = self.editor.client.put(url, value, content_type="application/x-www-form-urlencoded")
            answers.append(response.status_code)
        return answers

    def publish(self, page: Page):
        with self.committed(execute=True):
            return self.editor.client.post(address("edit", self.version_of(page)), {"action": "publish"})


def rows_of(pages) -> list[tuple]:
    """What may not change when nothing is published: each page with its state."""
    return list(pages.order_by("path").values_list("url_path", "live", "alias_of", "has_unpublished_changes"))


@pytest.fixture
def breton(db):
    return Locale.objects.get_or_create(language_code="br")[0]


@pytest.fixture
def breizh(bretagne, breton):
    """The region's home in Breton, a draft like its index pages."""
    return switch_on_language(bretagne, "br")


@pytest.fixture
def article(bretagne):
    return make_article(bretagne, title="Une journée à Quimper", slug="quimper", summary="Ce que nous y avons appris.")


@pytest.fixture
def translator(breizh, breton, django_capture_on_commit_callbacks):
    """Makes a Translator of a user."""
    return lambda user: Translator(Editor(user), breton, django_capture_on_commit_callbacks)


@pytest.fixture
def coordinator(translator, breton_coordinator):
    return translator(breton_coordinator)


@pytest.fixture
def editor(translator, breton_editor):
    return translator(breton_editor)


@pytest.fixture
def occitan_coordinator(occitanie):
    return user_in("coordination-occitanie", "Coordination Occitanie")

"""From French to English in the admin: what is translated is served under /en/, what is not is 404 there."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import lxml.html
import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation

from home.languages.switching import switch_on_language
from tests.editing.forms import Editor, address
from tests.factories import make_article

pytestmark = pytest.mark.django_db

ENGLISH = {
    "Fourmilière": "Anthill",
    "Articles": "Stories",
    "Une journée à Quimper": "A day in Quimper",
    "Ce que nous y avons appris.": "What we learned there.",
    "Vingt hébergeurs sont venus.": "Twenty hosts came.",
}
OF_THE_ARTICLE = list(ENGLISH)[2:]


@dataclass
class Translator:
    """An administrator who translates pages to English."""

    editor: Editor
    english: Locale
    committed: Callable  # the library publishes once the transaction is committed

    def submit(self, page: Page) -> Translation:
        """Ask for the English version of a page, as the button « Traduire » does."""
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        self.editor.client.post(url, {"locales": [self.english.pk]})
        return Translation.objects.get(source__object_id=page.translation_key, target_locale=self.english)

    def write(self, translation: Translation) -> None:
        """Type the English of each piece of text that is in ENGLISH."""
        for segment in StringSegment.objects.filter(source=translation.source, string__data__in=ENGLISH):
            url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
            value = urlencode({"value": ENGLISH[segment.string.data]})
            response = self.editor.client.put(url, value, content_type="application/x-www-form-urlencoded")
            assert response.status_code in (200, 201)  # « Articles » has a translation already

    def publish(self, translation: Translation) -> None:
        with self.committed(execute=True):
            self.editor.client.post(address("edit", translation.get_target_instance()), {"action": "publish"})

    def translate(self, *pages: Page) -> None:
        for page in pages:
            translation = self.submit(page)
            self.write(translation)
            self.publish(translation)


@pytest.fixture
def translator(admin, site, english, django_capture_on_commit_callbacks):
    switch_on_language(site, "en")
    return Translator(Editor(admin), english, django_capture_on_commit_callbacks)


@pytest.fixture
def article(site):
    body = [("text", "<p>Vingt hébergeurs sont venus.</p>")]
    summary = "Ce que nous y avons appris."
    return make_article(site, title="Une journée à Quimper", slug="quimper", summary=summary, body=body)


def text_of(response) -> str:
    return " ".join(lxml.html.fromstring(response.content.decode()).text_content().split())


def language_of(response) -> str:
    return lxml.html.fromstring(response.content.decode()).get("lang")


def test_translated_page_is_served_in_english_and_its_sibling_is_not(site, article, translator, visit):
    make_article(site, title="Un autre jour", slug="autre")
    translator.translate(site, article.get_parent(), article)
    response = visit("/en/articles/quimper/")
    shown = text_of(response)
    assert language_of(response) == "en"
    assert [text for text in OF_THE_ARTICLE if ENGLISH[text] not in shown or text in shown] == []
    assert (visit("/articles/autre/").status_code, visit("/en/articles/autre/").status_code) == (200, 404)


def test_french_page_stays_as_it_was(site, article, translator, visit):
    translator.translate(site, article.get_parent(), article)
    response = visit("/articles/quimper/")
    shown = text_of(response)
    assert language_of(response) == "fr"
    assert [text for text in OF_THE_ARTICLE if text not in shown or ENGLISH[text] in shown] == []


def test_translation_waits_for_its_publication(site, article, translator, visit):
    translator.translate(site, article.get_parent())
    translation = translator.submit(article)
    translator.write(translation)
    assert visit("/en/articles/quimper/").status_code == 404
    translator.publish(translation)
    assert "A day in Quimper" in text_of(visit("/en/articles/quimper/"))


def test_each_version_names_the_other(site, article, translator, visit):
    translator.translate(site, article.get_parent(), article)
    for path in ("/articles/quimper/", "/en/articles/quimper/"):
        links = lxml.html.fromstring(visit(path).content.decode()).findall(".//link[@hreflang]")
        found = {link.get("hreflang"): link.get("href") for link in links if link.get("hreflang") in ("fr", "en")}
        assert found == {
            "fr": "http://localhost/articles/quimper/",
            "en": "http://localhost/en/articles/quimper/",
        }


def test_pages_above_a_translated_page_wait_for_their_own_translation(article, translator, visit):
    translator.translate(article)
    assert "A day in Quimper" in text_of(visit("/en/articles/quimper/"))
    assert [visit(path).status_code for path in ("/en/", "/en/articles/")] == [404, 404]

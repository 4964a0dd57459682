"""What the French page says since: its translators are told; a page that is wholly translated lacks nothing."""

import lxml.html
import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.editing.forms import address, said

pytestmark = pytest.mark.django_db

NOTICE = "Le texte français a changé depuis cette traduction."
WORDS = {"Une journée à Quimper": "Un devezh e Kemper", "Ce que nous y avons appris.": "Ar pezh hon eus desket."}


@pytest.fixture
def translated(translator, breton_coordinator, article):
    """The coordination's translator, whose Breton version of the article is online."""
    someone = translator(breton_coordinator)
    someone.submit(article)
    texts = dict(WORDS)
    for segment in someone.translation_of(article).source.stringsegment_set.exclude(context__path="slug"):
        texts.setdefault(segment.string.data, f"{segment.string.data} (br)")
    someone.write(article, texts)
    return someone


def notices(someone, page) -> list[str]:
    response = someone.editor.client.get(address("edit", someone.version_of(page)))
    document = lxml.html.fromstring(response.content.decode())
    return [" ".join(node.text_content().split()) for node in document.xpath("//div[@role='status']/ul/li")]


def change_french(article, **values) -> None:
    article = Page.objects.get(pk=article.pk).specific
    for name, value in values.items():
        setattr(article, name, value)
    article.save_revision().publish()


class TestSlug:
    def test_a_page_whose_every_text_is_translated_lacks_nothing(self, translated, article):
        assert [message for message in said(translated.publish(article)) if "manque" in message] == []
        assert (
            translated.translation_of(article).get_progress()[0] == translated.translation_of(article).get_progress()[1]
        )

    def test_a_slug_that_was_translated_stays(self, translated, article):
        translated.write(article, {"quimper": "kemper"})
        translated.publish(article)
        assert translated.version_of(article).slug == "kemper"

    def test_an_older_translation_lacks_nothing_once_published(self, translated, article):
        source = translated.translation_of(article).source
        source.stringsegment_set.get(context__path="slug").string.translations.all().delete()  # as before
        translated.publish(article)
        total, done = translated.translation_of(article).get_progress()
        assert total == done


class TestNotice:
    def test_nothing_is_said_while_the_french_text_is_the_same(self, translated, article):
        change_french(article, slug="quimper-2", review_on=None)
        assert [text for text in notices(translated, article) if NOTICE in text] == []

    def test_the_translator_is_told_and_brings_the_changes(self, translated, article):
        change_french(article, summary="Ce que nous en avons retenu.")
        url = reverse("home_update_translations", args=[translated.translation_of(article).source_id])
        told = [text for text in notices(translated, article) if NOTICE in text]
        assert told == [f"{NOTICE} Apporter les changements ici"]
        assert translated.editor.client.post(url, {}).status_code == 302
        assert [text for text in notices(translated, article) if NOTICE in text] == []

    def test_a_draft_of_the_french_page_is_no_change(self, translated, article):
        article.summary = "Pas encore publié."
        article.save_revision()
        assert [text for text in notices(translated, article) if NOTICE in text] == []

    def test_the_french_page_itself_says_nothing(self, translated, article):
        change_french(article, summary="Ce que nous en avons retenu.")
        response = translated.editor.client.get(address("edit", article))
        assert NOTICE not in response.content.decode()

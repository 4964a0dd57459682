"""A translation that stops, starts again or is submitted: what was typed comes along, and visitors read no draft."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.editing.forms import address, body, rich_text, said
from tests.home.languages.conftest import Translator

pytestmark = pytest.mark.django_db

WORDS = {
    "Une journée à Quimper": "Un devezh e Kemper",
    "Ce que nous y avons appris.": "Ar pezh hon eus desket.",
    "Le corps de l’article, en quelques mots.": "Korf ar pennad.",
}
AGAIN = {"start-translation-again": "Reprendre"}


def stop(translator: Translator, article: Page):
    url = reverse("wagtail_localize:stop_translation", args=[translator.translation_of(article).pk])
    return translator.editor.client.post(url, {"next": address("edit", translator.version_of(article))})


def latest(translator: Translator, article: Page) -> Page:
    return translator.version_of(article).get_latest_revision_as_object()


def texts(page: Page) -> list[str]:
    return [page.title, page.summary, *(block.value.source for block in page.body)]


def paragraph(page: Page, *texts: str) -> dict:
    """The only block of a page with other words, as its form sends it back."""
    html = "".join(f"<p>{text}</p>" for text in texts)
    return body("") | {"body-0-id": page.body[0].id, "body-0-value": rich_text(html)}


@pytest.fixture
def typed(coordinator: Translator, article: Page) -> Translator:
    """The coordination, who has typed the whole translation and has not published it."""
    coordinator.submit(article)
    assert coordinator.write(article, WORDS) == [201, 201, 201]
    return coordinator


def test_usual_form_begins_with_what_was_typed(typed, article):
    stop(typed, article)
    assert not typed.translation_of(article).enabled
    assert texts(latest(typed, article)) == [*list(WORDS.values())[:2], "<p>Korf ar pennad.</p>"]


def test_stopping_twice_leaves_what_the_usual_form_saved(typed, article):
    stop(typed, article)
    typed.editor.edit(typed.version_of(article), {"title": "Deiz e Kemper"} | paragraph(article, "Demat."))
    stop(typed, article)
    assert latest(typed, article).title == "Deiz e Kemper"


def test_stopping_with_nothing_new_makes_no_version(typed, article):
    typed.publish(article)
    before = typed.version_of(article)
    stop(typed, article)
    after = typed.version_of(article)
    assert (after.latest_revision_id, after.has_unpublished_changes) == (before.latest_revision_id, False)


def test_text_that_the_page_refuses_stops_nothing(typed, article):
    typed.write(article, {"Une journée à Quimper": "d" * 300})
    response = stop(typed, article)
    assert said(response)[-1].startswith("La traduction reste ici. ")
    assert typed.translation_of(article).enabled


def test_what_the_usual_form_saves_starts_again_in_the_other_editor(typed, article):
    stop(typed, article)
    version = typed.version_of(article)
    response = typed.editor.edit(version, {"title": "Deiz & noz e Kemper"} | paragraph(version, "Demat.") | AGAIN)
    assert said(response)[-1] == "La traduction reprend, avec ce que vous avez écrit."
    assert typed.translation_of(article).enabled
    typed.publish(article)
    summary = WORDS["Ce que nous y avons appris."]
    assert texts(typed.version_of(article)) == ["Deiz & noz e Kemper", summary, "<p>Demat.</p>"]


def test_text_that_was_never_translated_stays_to_be_translated(coordinator, article):
    coordinator.submit(article)
    stop(coordinator, article)
    version = coordinator.version_of(article)
    coordinator.editor.edit(version, {"title": "Deiz e Kemper"} | paragraph(version, *list(WORDS)[2:]) | AGAIN)
    response = coordinator.publish(article)
    assert "il reste à traduire « Ce que nous y avons appris. »" in said(response)[-1]


@pytest.mark.parametrize("more", [("Demat.", "Kenavo."), ('Demat <a href="https://br.example.org/">aze</a>.',)])
def test_what_the_other_editor_has_no_place_for_keeps_the_usual_form(typed, article, more):
    stop(typed, article)
    version = typed.version_of(article)
    response = typed.editor.edit(version, {"title": "Deiz e Kemper"} | paragraph(version, *more) | AGAIN)
    assert said(response)[-1].startswith("La traduction ne reprend pas : ")
    assert not typed.translation_of(article).enabled
    assert latest(typed, article).title == "Deiz e Kemper"
    stop(typed, article)
    assert "Demat" in texts(latest(typed, article))[2]


def test_form_that_is_refused_starts_nothing_again(typed, article):
    stop(typed, article)
    version = typed.version_of(article)
    response = typed.editor.edit(version, {"title": ""} | paragraph(version, "Demat.") | AGAIN)
    assert (response.status_code, typed.translation_of(article).enabled) == (200, False)


def test_button_of_the_usual_form_is_ours(typed, article):
    stop(typed, article)
    form = typed.editor.client.get(address("edit", typed.version_of(article))).content.decode()
    assert 'name="start-translation-again"' in form
    assert "localize-restart-translation" not in form


class TestWhatVisitorsRead:
    """Of a translation that is online, whatever is typed: what was published."""

    @pytest.fixture
    def online(self, typed, article):
        typed.publish(article)
        assert typed.version_of(article).live
        return article

    def test_stopping_publishes_nothing(self, online, typed):
        typed.write(online, {"Une journée à Quimper": "N’eo ket prest"})
        stop(typed, online)
        assert (typed.version_of(online).title, latest(typed, online).title) == ("Un devezh e Kemper", "N’eo ket prest")

    def test_submitting_publishes_nothing(self, online, editor):
        editor.write(online, {"Une journée à Quimper": "N’eo ket adlennet"})
        editor.editor.client.post(reverse("home_submit_translation", args=[editor.version_of(online).pk]))
        version = editor.version_of(online)
        assert (version.live, version.workflow_in_progress) == (True, True)
        assert (version.title, latest(editor, online).title) == ("Un devezh e Kemper", "N’eo ket adlennet")

    def test_text_that_the_page_refuses_is_not_submitted(self, online, editor):
        editor.write(online, {"Une journée à Quimper": "d" * 300})
        response = editor.editor.client.post(reverse("home_submit_translation", args=[editor.version_of(online).pk]))
        assert said(response)[-1].startswith("La traduction n’est pas soumise. ")
        assert not editor.version_of(online).workflow_in_progress

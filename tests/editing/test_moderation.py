"""A draft that a region's editor submits reaches the region's coordination, by mail and on its dashboard, in French."""

import re

import lxml.html
import pytest
from django.core import mail
from wagtail.models import Page, TaskState

from tests.conftest import user_in
from tests.editing.forms import DASHBOARD, Editor, address
from tests.factories import make_material

pytestmark = pytest.mark.django_db


@pytest.fixture
def occitan_coordinator(occitanie):
    return user_in("coordination-occitanie", "Coordination Occitanie")


@pytest.fixture
def submitted(bretagne, breton_coordinator, breton_editor, occitan_coordinator, redaction, admin):
    draft = make_material(bretagne, title="Marées à Brest", slug="marees", live=False)
    Editor(breton_editor).edit(draft, {"action-submit": "action-submit"})
    assert TaskState.objects.count() == 1
    return draft


def words(html) -> str:
    return re.sub(r"\s+", " ", html.text_content()).strip()


def to_review(user) -> list[str]:
    """Titles in the panel « En attente de votre relecture » of somebody's dashboard."""
    page = lxml.html.fromstring(Editor(user).client.get(DASHBOARD).content.decode())
    return [words(link) for link in page.xpath("//*[@id='en-attente-content']//li/p[1]/a")]


def test_coordination_alone_is_written_to(submitted):
    assert [letter.to for letter in mail.outbox] == [["coordination-bretagne@example.org"]]


def test_mail_is_french_plain_text_with_addresses_of_the_admin(submitted):
    (letter,) = mail.outbox
    preview = f"/gestion/pages/workflow/preview/{submitted.pk}/{TaskState.objects.get().task_id}/"
    assert letter.content_subtype == "plain"
    assert getattr(letter, "alternatives", []) == []
    assert re.sub(r"\s+", " ", letter.subject) == ("[Fourmilière] « Marées à Brest » attend votre relecture")
    assert letter.body == (
        "Bonjour,\n\n"
        "La page « Marées à Brest » attend une relecture : étape « Validation Bretagne ».\n\n"
        f"La prévisualiser : http://localhost{preview}\n"
        f"La relire et répondre : http://localhost{address('edit', submitted)}\n\n"
        "Choisir ses courriels : http://localhost/gestion/account/#tab-notifications"
    )


def test_dashboard_shows_only_ones_own_tasks(
    submitted, breton_coordinator, breton_editor, occitan_coordinator, redaction
):
    assert to_review(breton_coordinator) == ["Marées à Brest"]
    assert [to_review(user) for user in (breton_editor, occitan_coordinator, redaction)] == [[], [], []]


def test_panel_is_named_in_french(submitted, breton_coordinator):
    page = lxml.html.fromstring(Editor(breton_coordinator).client.get(DASHBOARD).content.decode())
    (panel,) = page.xpath("//*[@id='en-attente-section']")
    assert words(panel.xpath(".//h2")[0]) == "En attente de votre relecture"


@pytest.mark.parametrize(("action", "live"), [("approve", True), ("reject", False)])
def test_editor_is_told_of_the_answer(action, live, submitted, breton_coordinator):
    mail.outbox.clear()
    task = TaskState.objects.get()
    url = f"/gestion/pages/workflow/action/{submitted.pk}/{action}/{task.pk}/"
    Editor(breton_coordinator).client.post(url, {"comment": "Un mot."})
    assert Page.objects.get(pk=submitted.pk).live is live
    (letter,) = mail.outbox
    assert letter.to == ["bretagne@example.org"]
    answer = "est publiée" if live else "est à reprendre"
    assert letter.subject == f"[Fourmilière] « Marées à Brest » {answer}"
    assert letter.body.startswith("Bonjour,\n\n")
    assert ("Un mot.\n" in letter.body) is not live


def test_coordination_of_another_region_answers_nothing(submitted, occitan_coordinator):
    task = TaskState.objects.get()
    url = f"/gestion/pages/workflow/action/{submitted.pk}/approve/{task.pk}/"
    response = Editor(occitan_coordinator).client.post(url, {})
    assert response.status_code == 404
    task.refresh_from_db()
    assert (task.status, Page.objects.get(pk=submitted.pk).live) == ("in_progress", False)

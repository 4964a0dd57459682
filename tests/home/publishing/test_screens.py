"""What was put aside, in the admin: on the first page and above the form, for those who may change the page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import SetAside
from home.publishing.due import run_due
from tests.conftest import user_in
from tests.editing.forms import DASHBOARD, Editor, address
from tests.factories import make_article
from tests.home.publishing.scheduled import schedule

pytestmark = pytest.mark.django_db

PANEL, REASON = "Publications mises de côté", "Adresse refusée"


def put_aside(home, title: str = "Article breton", user=None):
    """An article online whose next version is not valid."""
    page = make_article(home, title=title)
    revision = schedule(page, user, title=f"{title}, suite")
    revision.content["video_url"] = "javascript:alert(1)"
    revision.save()
    run_due()
    SetAside.objects.filter(page=page.pk).update(reason=REASON)
    return page


def panel(editor: Editor) -> tuple[bool, bool]:
    shown = editor.client.get(DASHBOARD).content.decode()
    return PANEL in shown, "Article breton, suite" in shown and REASON in shown


def test_those_who_may_change_the_page_see_it_and_nobody_else(bretagne, admin, breton_editor, redaction, occitanie):
    put_aside(bretagne)
    outsider = user_in("occitanie", "Rédaction Occitanie")
    seen = [panel(Editor(user)) for user in (admin, breton_editor, redaction, outsider)]
    assert seen == [(True, True), (True, True), (False, False), (False, False)]


def test_form_says_why_and_opens_unlocked(bretagne, breton_editor):
    page = put_aside(bretagne)
    shown = Editor(breton_editor).client.get(address("edit", page)).content.decode()
    assert ("<strong>Mis de côté.</strong> " + REASON in shown, "is locked" in shown) == (True, False)


def test_history_says_why(bretagne, breton_editor):
    page = put_aside(bretagne)
    shown = Editor(breton_editor).client.get(address("history", page)).content.decode()
    assert "Publication ou retrait programmés mis de côté" in shown


def test_it_is_gone_once_somebody_saves_the_page(bretagne, breton_editor):
    page = put_aside(bretagne)
    editor = Editor(breton_editor)
    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.video_url = ""
    draft.save_revision(user=breton_editor)
    assert (panel(editor), REASON in editor.client.get(address("edit", page)).content.decode()) == (
        (False, False),
        False,
    )


def test_panel_costs_the_same_with_more_of_them(bretagne, admin):
    editor, costs = Editor(admin), []
    for titles in (["Un"], ["Deux", "Trois"]):
        for title in titles:
            put_aside(bretagne, title)
        editor.client.get(DASHBOARD)
        with CaptureQueriesContext(connection) as queries:
            editor.client.get(DASHBOARD)
        costs.append(len(queries))
    assert costs[0] == costs[1], costs

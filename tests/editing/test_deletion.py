"""A page that dates depend on is kept, and its editor is told why."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.editing.forms import DASHBOARD, Editor, address
from tests.factories import make_cycle, make_promotion, make_session, make_workshop

pytestmark = pytest.mark.django_db

_CONFIRMED = {"wagtail_site_name": "Fourmilière"}  # typed by the editor when many pages would go


def said(response) -> list[str]:
    return [str(message).strip() for message in response.context["messages"]]


def delete(editor: Editor, page: Page):
    return editor.client.post(address("delete", page), _CONFIRMED, follow=True)


def delete_together(editor: Editor, *pages: Page):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    query = "&".join(f"id={page.pk}" for page in pages)
    return editor.client.post(f"{url}?{query}", _CONFIRMED, follow=True)


@pytest.fixture
def editor(redaction):
    return Editor(redaction)


def test_workshop_in_use_is_kept_with_a_reason(site, editor):
    workshop = make_workshop(site, title="Fiche Google")
    make_session(site, workshop)
    reason = "1 séance ou promotion en dépend. Supprimez-la d’abord, ou dépubliez la page."
    assert said(delete(editor, workshop)) == [f"« Fiche Google » ne peut pas être supprimé : {reason}"]
    assert Page.objects.filter(pk=workshop.pk).exists()


def test_cycle_in_use_is_kept_with_a_reason(site, editor):
    cycle = make_cycle(site, title="ANT")
    make_promotion(site, cycle)
    make_promotion(site, cycle, live=False)
    reason = "2 séances ou promotions en dépendent. Supprimez-les d’abord, ou dépubliez la page."
    assert said(delete(editor, cycle)) == [f"« ANT » ne peut pas être supprimé : {reason}"]
    assert Page.objects.filter(pk=cycle.pk).exists()


def test_index_above_a_workshop_in_use_is_kept_with_a_reason(site, bretagne, editor):
    make_session(bretagne, make_workshop(site))
    index = Page.objects.child_of(site).get(slug="ateliers")
    assert "« Ateliers » ne peut pas être supprimé" in said(delete(editor, index))[0]
    assert Page.objects.filter(pk=index.pk).exists()


def test_indexes_chosen_together_are_kept_when_a_workshop_below_is_in_use(site, bretagne, editor):
    make_session(bretagne, make_workshop(site))
    indexes = list(Page.objects.child_of(site).filter(slug__in=["ateliers", "faq"]))
    response = delete_together(editor, *indexes)
    assert "« Ateliers » ne peut pas être supprimé" in said(response)[0]
    assert Page.objects.filter(pk__in=[page.pk for page in indexes]).count() == 2


def test_workshops_chosen_together_are_kept_when_one_is_in_use(site, editor):
    used, free = make_workshop(site), make_workshop(site)
    make_session(site, used)
    response = delete_together(editor, used, free)  # Wagtail itself refuses, before our reason could be given
    assert (response.redirect_chain[-1][0], len(said(response))) == (DASHBOARD, 1)
    assert Page.objects.filter(pk__in=[used.pk, free.pk]).count() == 2


def test_pages_that_nothing_depends_on_are_deleted(site, editor):
    alone, first, second = (make_workshop(site) for _ in range(3))
    delete(editor, alone)
    delete_together(editor, first, second)
    assert not Page.objects.filter(pk__in=[alone.pk, first.pk, second.pk]).exists()


def test_workshop_is_deleted_once_its_sessions_are(site, editor):
    workshop = make_workshop(site)
    session = make_session(site, workshop)
    delete(editor, session)
    delete(editor, workshop)
    assert not Page.objects.filter(pk__in=[workshop.pk, session.pk]).exists()

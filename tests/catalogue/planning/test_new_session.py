"""« Ajouter une séance » from a workshop: what the form then holds, and for whom it opens."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from catalogue.models import SessionPage
from tests.editing.forms import Editor, address, form_of
from tests.factories import make_organisation, make_session, make_workshop

pytestmark = pytest.mark.django_db

CHOOSE = "/gestion/seances/nouvelle/"


def new_address(workshop: Page) -> str:
    return reverse("catalogue_session_new", args=[workshop.pk])


@pytest.fixture
def editor(breton_editor):
    return Editor(breton_editor)


@pytest.fixture
def workshop(site):
    return make_workshop(site, title="Répondre aux avis")


LAST = {
    "venue": "Médiathèque",
    "address": "1 quai de l’Odet",
    "postcode": "29000",
    "city": "Quimper",
    "host": "L’équipe",
    "seats": 12,
    "seats_left": 0,
    "price": 15,
    "signup_url": "",
    "signup_email": "ant@example.org",
    "status": "annulee",
}


def test_form_holds_the_workshop_and_what_the_last_session_of_the_region_said(site, bretagne, editor, workshop):
    organisation = make_organisation(bretagne)
    make_session(bretagne, workshop, **LAST, organisation=organisation)
    make_session(site, workshop, city="Paris", signup_email="paris@example.org")
    shown = form_of(editor.client.get(new_address(workshop)))
    kept = {name: str(LAST[name]) for name in ("venue", "address", "postcode", "city", "host", "signup_email")}
    kept |= {"workshop": str(workshop.pk), "organisation": str(organisation.pk), "seats": "12", "seats_left": "12"}
    assert {name: shown[name] for name in kept} == {name: [value] for name, value in kept.items()}
    empty = ("title", "slug", "starts_at", "ends_at", "signup_deadline", "signup_url")
    assert {name: shown.get(name, [""]) for name in empty} == {name: [""] for name in empty}
    assert shown["status"] == ["prevue"]


def test_session_of_the_same_workshop_is_taken_before_a_later_one(site, bretagne, editor, workshop):
    make_session(bretagne, workshop, city="Brest")
    make_session(bretagne, make_workshop(site), city="Vannes")
    assert form_of(editor.client.get(new_address(workshop)))["city"] == ["Brest"]


def test_form_is_sent_to_the_agenda_of_the_region(bretagne, editor, workshop):
    make_session(bretagne, workshop, **LAST | {"status": "prevue"})
    values = form_of(editor.client.get(new_address(workshop)))
    agenda = bretagne.get_children().get(slug="agenda")
    dates = {"starts_at": "2034-03-06 14:00", "ends_at": "2034-03-06 16:00"}
    url = reverse("wagtailadmin_pages:add", args=["catalogue", "sessionpage", agenda.pk])
    assert editor.send(url, values | dates).status_code == 302
    session = SessionPage.objects.child_of(agenda).order_by("-path").first()
    assert (session.title, session.venue) == ("Répondre aux avis – Quimper, 6 mars 2034", "Médiathèque")


def test_first_session_of_a_region_holds_its_workshop(editor, workshop):
    shown = form_of(editor.client.get(new_address(workshop)))
    assert (shown["workshop"], shown.get("city", [""])) == ([str(workshop.pk)], [""])


def test_own_workshop_offers_it_and_a_visitor_of_the_site_with_rights_too(site, bretagne, editor, workshop):
    own = make_workshop(bretagne)
    assert new_address(own) in editor.client.get(address("edit", own)).content.decode()
    assert new_address(workshop) in editor.client.get(workshop.url).content.decode()


def test_visitor_is_offered_nothing(client, workshop):
    assert "seances/nouvelle" not in client.get(workshop.url, headers={"host": "localhost"}).content.decode()


def test_workshops_that_one_may_read_are_offered_and_searched(site, bretagne, occitanie, editor, workshop):
    make_workshop(bretagne, title="Répondre en breton")
    hidden = [make_workshop(site, title="Répondre plus tard", live=False), make_workshop(occitanie, live=False)]
    page = editor.client.get(CHOOSE, {"q": "répondre"}).content.decode()
    assert "Répondre aux avis" in page
    assert "Répondre en breton" in page
    assert not [one.title for one in hidden if one.title in page]
    assert "Aucun atelier" in editor.client.get(CHOOSE, {"q": "zyzo"}).content.decode()


def test_draft_of_another_region_does_not_exist(occitanie, site, editor):
    drafts = [make_workshop(home, live=False) for home in (occitanie, site)]
    for other in (*drafts, make_session(site, make_workshop(site))):
        assert editor.client.get(new_address(other)).status_code == 404


def test_list_of_workshops_runs_the_same_queries_for_one_and_for_three(site, editor):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            editor.client.get(CHOOSE)
        return len(found)

    make_workshop(site)
    queries()
    one = queries()
    for _ in range(2):
        make_workshop(site)
    queries()  # a new page has menus and regions read again
    assert queries() == one

"""What becomes of registrations when their page, or its region, leaves, comes back, moves or is an older version."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from catalogue.models import EventPage, SessionPage
from catalogue.planning.copies import add_copies, copy_at
from catalogue.provisioning import archive_region, restore_region
from catalogue.signups.changing import give_back
from catalogue.signups.links import token_of
from catalogue.signups.models import Registration, Seats
from catalogue.signups.reminding import remind
from tests.catalogue.signups.people import make_date, one, sign_up, states, taken
from tests.catalogue.signups.test_following import publish, told
from tests.conftest import user_in
from tests.editing.forms import Editor
from tests.factories import make_event

pytestmark = pytest.mark.django_db
ALL = {"1": "confirmee", "2": "confirmee", "3": "attente"}


@pytest.fixture
def date(bretagne):
    date = make_date(bretagne, slug="fourmis")
    sign_up(date, 1, 2, 3)
    mail.outbox.clear()
    return date


def of(date) -> SessionPage:
    return SessionPage.objects.get(pk=date.pk)


def place(client, date, number: int = 1):
    return client.get(f"/ma-place/{token_of(one(date, number))}/", headers={"host": "localhost"})


class TestRegion:
    def test_all_are_told_once_that_it_closes_and_links_still_answer(self, date, bretagne, client):
        archive_region(bretagne)
        archive_region(bretagne)
        assert told() == [f"{number} N’est plus annoncé" for number in (1, 2, 3)]
        assert [letter.attachments for letter in mail.outbox] == [[], [], []]  # nobody said that it is cancelled
        answer = place(client, date)
        assert (answer.status_code, "n’est plus annoncée" in answer.content.decode()) == (200, True)
        assert (states(date), taken(date), remind()) == (ALL, (2, 2), 0)

    def test_a_place_may_be_given_back_meanwhile_and_is_served_on_return(self, date, bretagne):
        archive_region(bretagne)
        give_back(one(date, 1), of(date))
        assert states(date) == {"1": "rendue", "2": "confirmee", "3": "attente"}
        restore_region(bretagne)
        assert states(date) == {"1": "rendue", "2": "confirmee", "3": "confirmee"}
        assert taken(date) == (2, 2)

    def test_all_who_were_told_are_told_that_it_is_back(self, date, bretagne, visit):
        archive_region(bretagne)
        mail.outbox.clear()
        restore_region(bretagne)
        restore_region(bretagne)
        assert told() == [f"{number} De nouveau annoncé" for number in (1, 2, 3)]
        assert (states(date), taken(date), of(date).places_left) == (ALL, (2, 2), 0)
        assert visit("/agenda/fourmis/inscription/", host="bretagne.localhost").status_code == 200
        mail.outbox.clear()
        archive_region(bretagne)
        assert told() == [f"{number} N’est plus annoncé" for number in (1, 2, 3)]

    def test_nobody_is_told_of_what_is_over_or_was_cancelled(self, bretagne):
        past, cancelled, draft = (make_date(bretagne) for _ in range(3))
        for date in (past, cancelled, draft):
            sign_up(date, 1)
        Seats.objects.filter(page=past.pk).update(told_end=timezone.now() - timedelta(days=3))
        publish(cancelled, status="annulee")
        draft.unpublish()
        mail.outbox.clear()
        archive_region(bretagne)
        assert told() == []


def test_republished_date_serves_who_waited(date):
    date.unpublish()
    give_back(one(date, 1), of(date))
    assert states(date)["3"] == "attente"
    of(date).save_revision().publish()
    assert (states(date)["3"], taken(date)) == ("confirmee", (2, 2))


def test_offline_date_takes_nobody_and_its_links_answer(date, visit, client):
    date.unpublish()
    assert visit("/agenda/fourmis/inscription/", host="bretagne.localhost").status_code == 404
    assert place(client, date).status_code == 200
    assert told() == []


def test_moved_to_another_region_its_list_goes_along(date, occitanie, breton_editor, admin, client):
    agenda = Page.objects.child_of(occitanie).get(slug="agenda")
    editor = Editor(admin)
    editor.client.post(f"/gestion/pages/{date.pk}/move/{agenda.pk}/confirm/")
    moved = of(date)
    assert moved.get_parent().pk == agenda.pk
    assert (states(moved), taken(moved), told()) == (ALL, (2, 2), [])
    path = f"/gestion/inscriptions/{date.pk}/"
    assert Editor(breton_editor).client.get(path).status_code == 404
    assert Editor(user_in("occitanie", "Rédaction Occitanie")).client.get(path).status_code == 200
    assert place(client, date).status_code == 200
    give_back(one(moved, 1), moved)
    assert states(moved)["3"] == "confirmee"


def test_copies_of_the_admin_take_nobody_along(bretagne, date, breton_coordinator):
    event = make_event(bretagne, signup_kind="ici", seats=2)
    sign_up(event, 1, 2, 3)
    mail.outbox.clear()
    values = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": str(event.get_parent().pk)}
    Editor(breton_coordinator).client.post(f"/gestion/pages/{event.pk}/copy/", values | {"publish_copies": "on"})
    copies = [copy_at(date, datetime(2034, 3, 6, 9))]
    add_copies(date, copies, date.get_parent().specific, live=True)
    for copy in (EventPage.objects.get(slug="copie"), *copies):
        assert (Registration.objects.of_date(copy).count(), type(copy).objects.get(pk=copy.pk).places_left) == (0, 2)
    assert (states(date), states(event), told()) == (ALL, ALL, [])


def test_older_version_keeps_the_counter_whatever_it_says(date):
    older = date.save_revision()
    publish(of(date), seats=5, starts_at=date.starts_at + timedelta(days=1), ends_at=date.ends_at + timedelta(days=1))
    assert states(date)["3"] == "confirmee"
    mail.outbox.clear()
    older.publish()
    assert (taken(date), states(date)["3"], of(date).places_left) == ((3, 3), "confirmee", 0)
    assert told() == [f"{number} La date ou le lieu change" for number in (1, 2, 3)]
    assert sign_up(of(date), 4)[0].rank == 1
    give_back(one(date, 1), of(date))
    assert (states(date)["4"], taken(date)) == ("attente", (2, 2))  # its two seats are those of the page again


def test_older_version_that_signed_up_elsewhere_leaves_the_list_as_it_is(date, client, visit):
    date.signup_kind, date.signup_url = "ailleurs", "https://example.org/"
    elsewhere = date.save_revision()
    elsewhere.publish()
    assert visit("/agenda/fourmis/inscription/", host="bretagne.localhost").status_code == 404
    assert (states(date), taken(date), place(client, date).status_code) == (ALL, (2, 2), 200)
    publish(of(date), signup_kind="ici")
    assert (of(date).places_left, sign_up(of(date), 4)[0].rank) == (0, 2)


def test_scheduled_version_is_told_when_it_is_published_and_once(date):
    page = of(date)
    page.starts_at, page.ends_at = page.starts_at + timedelta(days=1), page.ends_at + timedelta(days=1)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    assert (told(), states(date)) == ([], ALL)
    revision.refresh_from_db()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    assert told() == [f"{number} La date ou le lieu change" for number in (1, 2, 3)]
    assert of(date).starts_at == page.starts_at

"""What publishing, moving, cancelling, copying or deleting a date does to who signed up."""

from datetime import timedelta

import pytest
from django.core import mail

from catalogue.enums import EditorialStatus
from catalogue.signups.models import Registration
from catalogue.signups.reminding import remind
from tests.catalogue.signups.people import make_date, sign_up, states, taken
from tests.editing.forms import Editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(bretagne):
    date = make_date(bretagne)
    sign_up(date, 1, 2, 3)
    mail.outbox.clear()
    return date


def publish(date, **values):
    for name, value in values.items():
        setattr(date, name, value)
    date.save_revision().publish()


def told() -> list[str]:
    return sorted(f"{letter.to[0][9:10]} {letter.subject.split(' :')[0]}" for letter in mail.outbox)


def test_more_seats_serve_the_list(date):
    publish(date, seats=3)
    assert (states(date)["3"], taken(date), told()) == ("confirmee", (3, 3), ["3 Une place s’est libérée pour vous"])


def test_older_version_with_fewer_seats_takes_nobody_away(date):
    older = date.save_revision()
    older.content["seats"] = 1
    older.save()
    older.publish()
    assert (states(date), taken(date)) == ({"1": "confirmee", "2": "confirmee", "3": "attente"}, (2, 2))
    assert sign_up(date, 4)[0].rank == 2


def test_everybody_is_told_once_of_another_hour(date):
    publish(date, starts_at=date.starts_at + timedelta(hours=1), ends_at=date.ends_at + timedelta(hours=1))
    publish(date)
    assert told() == [f"{number} La date ou le lieu change" for number in (1, 2, 3)]
    assert "SEQUENCE:" in mail.outbox[0].attachments[0].content


@pytest.mark.parametrize(
    ("status", "subject"), [(EditorialStatus.CANCELLED, "Annulé"), (EditorialStatus.POSTPONED, "Reporté")]
)
def test_everybody_is_told_once_that_it_will_not_be(date, status, subject):
    publish(date, status=status)
    publish(date)
    assert told() == [f"{number} {subject}" for number in (1, 2, 3)]
    assert "STATUS:CANCELLED" in mail.outbox[0].attachments[0].content


def test_words_alone_are_not_told(date):
    publish(date, title="Un autre titre", summary="Autre chose")
    assert told() == []


def test_copy_has_no_registration(date):
    copy = date.copy(update_attrs={"slug": "copie"}, keep_live=True).specific
    assert (copy.places_left, Registration.objects.of_date(copy).count()) == (2, 0)


def test_unpublished_date_keeps_its_list_and_is_silent(date):
    date.unpublish()
    assert (remind(), states(date), told()) == (0, {"1": "confirmee", "2": "confirmee", "3": "attente"}, [])


def test_deleting_asks_and_tells(date, breton_coordinator):
    editor = Editor(breton_coordinator)
    asked = editor.client.get(f"/gestion/pages/{date.pk}/delete/").content.decode()
    assert "3 inscriptions sont en cours" in asked
    assert told() == []
    editor.client.post(f"/gestion/pages/{date.pk}/delete/")
    assert told() == [f"{number} Annulé" for number in (1, 2, 3)]
    assert Registration.objects.count() == 0


def test_deleting_what_stands_above_tells_too(date):
    date.get_parent().delete()
    assert told() == [f"{number} Annulé" for number in (1, 2, 3)]
    assert Registration.objects.count() == 0


def test_deleting_several_at_once_asks_and_tells(date, bretagne, breton_coordinator):
    other, editor = make_date(bretagne), Editor(breton_coordinator)
    sign_up(other, 4)
    mail.outbox.clear()
    address = f"/gestion/bulk/wagtailcore/page/delete/?id={date.pk}&id={other.pk}&next=/gestion/"
    assert "4 inscriptions sont en cours" in editor.client.get(address).content.decode()
    assert told() == []
    editor.client.post(address)
    assert told() == [f"{number} Annulé" for number in (1, 2, 3, 4)]


def test_reminders_are_written_once(bretagne):
    date = make_date(bretagne, days=5)
    sign_up(date, 1)
    Registration.objects.update(created_at=date.starts_at - timedelta(days=20))
    sign_up(date, 2)  # has just read it all
    mail.outbox.clear()
    assert (remind(), remind(), told()) == (1, 0, ["1 Dans 5 jours"])
    publish(date, starts_at=date.starts_at + timedelta(hours=2), ends_at=date.ends_at + timedelta(hours=2))
    mail.outbox.clear()
    assert remind() == 1  # the hour moved: what was said is no longer true


def test_translation_shares_the_seats(date, english, site, bretagne):
    for page in (site, bretagne.get_parent().specific, bretagne, date.get_parent().specific):
        page.copy_for_translation(english).save_revision().publish()
    other = date.copy_for_translation(english)
    other.save_revision().publish()
    assert other.places_left == 0
    publish(other, seats=50)
    assert states(date)["3"] == "attente"

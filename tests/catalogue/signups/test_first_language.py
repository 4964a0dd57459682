"""A date first written in another language, then in French: its list, its mails and its seats follow."""

from datetime import timedelta

import pytest
from django.core import mail

from catalogue.enums import EditorialStatus
from catalogue.models import SessionPage
from catalogue.signups.models import Registration
from tests.catalogue.signups.people import make_date, sign_up, states

pytestmark = pytest.mark.django_db


@pytest.fixture
def french(english, site, bretagne):
    """The French page of a date that was written in English, where three people signed up."""
    draft = make_date(bretagne)
    for page in (site, bretagne.get_parent().specific, bretagne, draft.get_parent().specific):
        page.copy_for_translation(english).save_revision().publish()
    other = draft.copy_for_translation(english)
    other.save_revision().publish()
    draft.delete()
    other = SessionPage.objects.get(pk=other.pk)
    sign_up(other, 1, 2, 3)
    page = other.copy_for_translation(bretagne.locale)
    page.save_revision().publish()
    mail.outbox.clear()
    return SessionPage.objects.get(pk=page.pk)


def publish(date, **values):
    for name, value in values.items():
        setattr(date, name, value)
    date.save_revision().publish()


def test_everybody_is_told_that_it_moves(french):
    publish(french, starts_at=french.starts_at + timedelta(hours=1), ends_at=french.ends_at + timedelta(hours=1))
    assert len(mail.outbox) == 3


def test_everybody_is_told_that_it_is_cancelled(french):
    publish(french, status=EditorialStatus.CANCELLED)
    assert [letter.subject.split(" :")[0] for letter in mail.outbox] == ["Annulé"] * 3


def test_more_seats_serve_the_list(french):
    publish(french, seats=3)
    assert states(french)["3"] == "confirmee"


def test_the_other_page_goes_and_the_list_stays(french):
    publish(french)
    SessionPage.objects.exclude(pk=french.pk).get(translation_key=french.translation_key).delete()
    assert (Registration.objects.count(), mail.outbox) == (3, [])

"""A date whose mail cannot be written stops neither the reminders nor the offers of the others."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from catalogue.signups import mails
from catalogue.signups.changing import give_back
from catalogue.signups.models import Registration
from catalogue.signups.reminding import remind
from catalogue.signups.waiting import end_offers
from tests.catalogue.signups.people import make_date, one, sign_up, states

pytestmark = pytest.mark.django_db


@pytest.fixture
def break_mails(monkeypatch):
    """Mails of one date raise what any template, file or library may."""
    message = mails._mail

    def of(broken):
        def written(registration, notice, date, *rest):
            if date.pk == broken.pk:
                raise ValueError("cassée")
            return message(registration, notice, date, *rest)

        monkeypatch.setattr(mails, "_mail", written)
        mail.outbox.clear()

    return of


def test_reminders_of_the_others_leave(bretagne, break_mails):
    first, second = make_date(bretagne, days=5), make_date(bretagne, days=5)
    sign_up(first, 1)
    sign_up(second, 2)
    Registration.objects.update(created_at=first.starts_at - timedelta(days=20))
    break_mails(first)
    remind()
    assert [letter.to for letter in mail.outbox] == [["personne-2@example.org"]]


def test_offers_of_the_others_end(bretagne, break_mails):
    dates = [make_date(bretagne, days=1, seats=1) for _ in range(2)]
    for date in dates:
        sign_up(date, 1, 2, 3)
        give_back(one(date, 1), date)
    Registration.objects.filter(state="proposee").update(offered_until=timezone.now() - timedelta(minutes=1))
    break_mails(dates[0])
    end_offers()
    assert states(dates[1])["2"] == "annulee"

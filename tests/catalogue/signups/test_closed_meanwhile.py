"""What the date says when the seat is taken counts: in every language, and not what the form was shown from."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from catalogue.enums import EditorialStatus
from catalogue.signups.changing import accept, give_back
from catalogue.signups.links import token_of
from catalogue.signups.models import Registration
from catalogue.signups.waiting import end_offers
from tests.catalogue.signups.people import make_date, one, sign_up, states
from tests.factories import make_session

pytestmark = pytest.mark.django_db
HOST, NATION = {"host": "bretagne.localhost"}, {"host": "localhost"}
SAID = {"nom": "Anaïs", "courriel": "anais@example.org", "places": "1"}


@pytest.fixture(autouse=True)
def _typed_slowly(monkeypatch):
    monkeypatch.setattr("home.visitor_forms._QUICKEST", 0)


@pytest.fixture
def date(bretagne):
    return make_date(bretagne)


def publish(date, **values):
    for name, value in values.items():
        setattr(date, name, value)
    date.save_revision().publish()


CLOSINGS = {
    "cancelled": {"status": EditorialStatus.CANCELLED},
    "elsewhere": {"signup_kind": "ailleurs", "signup_url": "https://example.org/"},
    "deadline": {"signup_deadline": timezone.now() - timedelta(days=1)},
    "unpublished": None,
}


@pytest.mark.parametrize("closing", CLOSINGS)
def test_translation_takes_nobody_when_the_date_does_not(client, date, english, site, bretagne, closing):
    for page in (site, bretagne.get_parent().specific, bretagne, date.get_parent().specific):
        page.copy_for_translation(english).save_revision().publish()
    other = date.copy_for_translation(english)
    other.save_revision().publish()
    date.refresh_from_db()
    if CLOSINGS[closing] is None:
        date.unpublish()
    else:
        publish(date, **CLOSINGS[closing])
    mail.outbox.clear()
    form = f"/en/agenda/{other.slug}/inscription/"
    client.get(form, headers=HOST)
    assert client.post(form, SAID, headers=HOST).status_code == 200  # says why there is no form
    assert (Registration.objects.count(), mail.outbox) == (0, [])


def test_date_cancelled_while_the_form_was_sent_takes_nobody(client, date, monkeypatch):
    """The page was read before; the coordination publishes before the seat is taken."""
    from catalogue.signups.views import signing_up

    form = f"/agenda/{date.slug}/inscription/"
    client.get(form, headers=HOST)
    sign_up(date, 1)
    takes_signups = signing_up.takes_signups

    def cancelled_right_after(page):
        answer = takes_signups(page)
        publish(type(date).objects.get(pk=date.pk), status=EditorialStatus.CANCELLED)
        mail.outbox.clear()
        return answer

    monkeypatch.setattr(signing_up, "takes_signups", cancelled_right_after)
    assert client.post(form, SAID, headers=HOST).status_code == 200
    assert (states(date), mail.outbox) == ({"1": "confirmee"}, [])


@pytest.fixture
def offered(bretagne):
    """A date of tomorrow, whose one seat is offered to the second person."""
    date = make_date(bretagne, days=1, seats=1)
    sign_up(date, 1, 2)
    give_back(one(date, 1), date)
    return type(date).objects.get(pk=date.pk)


@pytest.mark.parametrize("how", ["cancelled", "unpublished"])
def test_offer_of_a_date_that_will_not_be_is_not_confirmed(offered, how):
    if how == "cancelled":
        publish(offered, status=EditorialStatus.CANCELLED)
    else:
        offered.unpublish()
    mail.outbox.clear()
    date = type(offered).objects.get(pk=offered.pk)
    assert not accept(one(date, 2), date)
    assert (states(date)["2"], mail.outbox) == ("proposee", [])


def test_offer_of_a_cancelled_date_ends_without_a_word(offered):
    """« Elle est passée à la personne suivante » would be untrue, and nobody is to be told twice."""
    publish(offered, status=EditorialStatus.CANCELLED)
    mail.outbox.clear()
    Registration.objects.filter(state="proposee").update(offered_until=timezone.now())
    assert end_offers() == 1
    assert (states(offered)["2"], mail.outbox) == ("annulee", [])


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (EditorialStatus.CANCELLED, "Séance annulée"),
        (EditorialStatus.POSTPONED, "La nouvelle date n’est pas encore publiée."),
    ],
)
def test_ones_place_says_that_the_date_will_not_be(client, date, status, words):
    sign_up(date, 1)
    publish(date, status=status)
    shown = client.get(f"/ma-place/{token_of(one(date, 1))}/", headers=NATION).content.decode()
    assert words in shown
    assert "Oui, je viens" not in shown


def test_ones_place_leads_to_the_new_date_once_visitors_may_read_it(client, date, bretagne):
    new = make_session(bretagne, date.workshop, days=40, live=False)
    sign_up(date, 1)
    publish(date, status=EditorialStatus.POSTPONED, moved_to=new)
    address = f"/ma-place/{token_of(one(date, 1))}/"
    before = client.get(address, headers=NATION).content.decode()
    publish(new)
    after = client.get(address, headers=NATION).content.decode()
    assert (new.full_url in before, new.full_url in after) == (False, True)

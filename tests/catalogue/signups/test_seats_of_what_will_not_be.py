"""Staff gives no seat of a date that will not be: nobody reads « une place est à vous » of what was cancelled."""

from datetime import timedelta

import pytest
from django.core import mail

from catalogue.signups.applications.deciding import decide
from catalogue.signups.changing import give_back
from catalogue.signups.models import Act, Registration, StaffAct
from catalogue.signups.moving import serve_out_of_turn
from catalogue.signups.registering import Person, register
from home.refusals import RefusalError
from tests.catalogue.signups.people import make_date, one, sign_up, states
from tests.editing.forms import Editor
from tests.factories import make_cycle, make_promotion

pytestmark = pytest.mark.django_db
CLOSINGS = ["annulee", "reportee", "unpublished", "over"]


def close(date, how: str):
    """The date as it is afterwards; its mails are gone."""
    if how == "over":
        type(date).objects.filter(pk=date.pk).update(
            starts_at=date.starts_at - timedelta(days=200), ends_at=date.ends_at - timedelta(days=200)
        )
    elif how == "unpublished":
        date.unpublish()
    else:
        date.status = how
        date.save_revision().publish()
    mail.outbox.clear()
    return type(date).objects.get(pk=date.pk)


@pytest.fixture
def promotion(site, bretagne):
    return make_promotion(bretagne, make_cycle(site), signup_kind="ici", signup_email="", seats=1)


def applied(promotion) -> Registration:
    register(promotion, Person("Une", "une@example.org", motivation="Moi.", employer="pas-encore"), "fr")
    return Registration.objects.get()


@pytest.mark.parametrize("how", CLOSINGS)
def test_application_is_neither_accepted_nor_listed_but_may_be_refused(promotion, how):
    application = applied(promotion)
    closed = close(promotion, how)
    for decision in (Act.ACCEPTED, Act.LISTED):
        with pytest.raises(RefusalError, match="n’aura pas lieu"):
            decide(application, closed, decision, by=None, reason="Oui.", seen="recue")
    assert (Registration.objects.get().state, mail.outbox, StaffAct.objects.count()) == ("recue", [], 0)
    decide(application, closed, Act.REFUSED, by=None, reason="Annulée.", seen="recue")
    assert Registration.objects.get().state == "refusee"


def test_screen_says_so_and_keeps_the_reason(promotion, breton_editor):
    application = applied(promotion)
    close(promotion, "annulee")
    path = f"/gestion/inscriptions/{promotion.pk}/{application.pk}/decider/"
    said = {"decision": "acceptee", "reason": "Très bon projet.", "seen": "recue"}
    response = Editor(breton_editor).client.post(path, said)
    assert response.status_code == 422
    assert ("n’aura pas lieu" in response.content.decode(), "Très bon projet." in response.content.decode()) == (
        True,
        True,
    )


@pytest.mark.parametrize("how", CLOSINGS)
def test_nobody_is_served_out_of_turn(bretagne, how):
    date = make_date(bretagne, seats=2)
    sign_up(date, 1, 2, 3)
    Registration.objects.filter(name="Personne 3").update(places=2)
    sign_up(date, 4)
    give_back(one(date, 1), date)
    closed = close(date, how)
    with pytest.raises(RefusalError, match="n’aura pas lieu"):
        serve_out_of_turn(one(date, 4), closed, by=None, reason="Fauteuil")
    assert (states(date)["4"], mail.outbox) == ("attente", [])


@pytest.mark.parametrize("how", ["annulee", "reportee"])
def test_nobody_is_added_and_what_was_typed_stays(bretagne, breton_editor, how):
    date = make_date(bretagne)
    close(date, how)
    response = Editor(breton_editor).client.post(
        f"/gestion/inscriptions/{date.pk}/ajouter/", {"nom": "Yann", "courriel": "yann@example.org", "places": "1"}
    )
    page = response.content.decode()
    assert (response.status_code, "n’aura pas lieu" in page, "yann@example.org" in page) == (200, True, True)
    assert (Registration.objects.count(), mail.outbox) == (0, [])

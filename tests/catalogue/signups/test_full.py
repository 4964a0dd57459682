"""What a full date offers first, and who may pass a group that is too large for what is free."""

import pytest

from catalogue.models import SessionPage
from catalogue.signups.changing import give_back
from catalogue.signups.other_dates import other_dates
from catalogue.signups.registering import Answer
from tests.catalogue.signups.people import make_date, one, sign_up, states, taken

pytestmark = pytest.mark.django_db


def same_workshop(date, home, **values):
    other = make_date(home, **values)
    SessionPage.objects.filter(pk=other.pk).update(workshop=date.workshop_id)
    return other


def test_dates_nearby_then_the_soonest_are_offered_first(bretagne, occitanie, visit):
    date = make_date(bretagne, seats=1, postcode="29000")
    far = same_workshop(date, occitanie, days=2, postcode="31000")
    region = same_workshop(date, bretagne, days=3, postcode="35000")
    near = same_workshop(date, bretagne, days=30, postcode="29100")
    full = same_workshop(date, bretagne, days=4, postcode="29100", seats=1)
    sign_up(full, 8)
    same_workshop(date, bretagne, status="annulee")
    same_workshop(date, bretagne, live=False)
    make_date(bretagne)
    path = f"/agenda/{date.slug}/inscription/"
    assert "D’autres dates ont de la place" not in visit(path, "bretagne.localhost").content.decode()
    sign_up(date, 1)
    assert [page.pk for page in other_dates(date)] == [near.pk, region.pk, far.pk]
    page = visit(path, "bretagne.localhost").content.decode()
    assert page.index("D’autres dates ont de la place") < page.index("Rejoindre la liste d’attente</button>")


@pytest.mark.parametrize(("passes", "third", "fourth"), [(False, "attente", "attente"), (True, "attente", "confirmee")])
def test_smaller_group_passes_where_the_date_says_so(bretagne, passes, third, fourth):
    date = make_date(bretagne, smaller_may_pass=passes)
    sign_up(date, 1, 2)
    sign_up(date, 3, places=2)
    sign_up(date, 4)
    give_back(one(date, 1), date)
    assert (states(date)["3"], states(date)["4"]) == (third, fourth)
    expected = Answer("attente", 2) if passes else Answer("attente", 3)
    assert sign_up(date, 5) == [expected]
    assert taken(date) == ((2, 2) if passes else (1, 1))


def test_newcomer_takes_what_no_one_waiting_can(bretagne):
    date = make_date(bretagne, smaller_may_pass=True, seats=3)
    sign_up(date, 1, 2)
    sign_up(date, 3, places=2)
    assert sign_up(date, 4) == [Answer("confirmee")]
    assert sign_up(date, 4, 5) == [Answer("attente", 2), Answer("attente", 2)]  # known or not, the same answer

"""Pages and collections behind a password: tries are counted, the right password is told like the wrong ones then."""

import re

import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.factories import make_article, make_session, make_workshop
from tests.home.doors.test_login import ELSEWHERE, WAIT, Browser
from tests.home.test_limits import counters_away, end_windows

pytestmark = pytest.mark.django_db

PASSWORD = "mot-de-passe"


@pytest.fixture
def page(site):
    return make_article(site, title="Réservée")


@pytest.fixture
def page_door(page) -> str:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password=PASSWORD)
    return f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"


@pytest.fixture(params=["page", "collection"])
def door(request, page_door) -> str:
    """The address of the form."""
    if request.param == "page":
        return page_door
    collection = Collection.objects.get(name="Bretagne")
    values = {"collection": collection, "restriction_type": "password", "password": PASSWORD}
    return f"/documents/authenticate_with_password/{CollectionViewRestriction.objects.create(**values).pk}/"


def give(browser: Browser, door: str, password: str, url: str = "/articles/"):
    return browser.post(door, {"password": password, "return_url": url})


def test_wrong_passwords_are_counted_and_the_right_one_waits_too(door):
    browser = Browser()
    answers = [give(browser, door, f"faux-{number}").status_code for number in range(40)]
    assert answers == [200] * 5 + [429] * 35
    response = give(browser, door, PASSWORD)
    assert (response.status_code, bool(re.search(WAIT, response.content.decode()))) == (429, True)
    assert give(Browser(ELSEWHERE), door, PASSWORD).status_code == 302
    end_windows()
    assert give(browser, door, PASSWORD).status_code == 302


def test_right_password_opens_and_is_not_counted(door, page):
    for _ in range(10):
        response = give(Browser(), door, PASSWORD, page.url)
        assert (response.status_code, response["Location"]) == (302, page.url)


def test_page_is_read_after_its_password_and_asks_again_elsewhere(page):
    PageViewRestriction.objects.create(page=page, restriction_type="password", password=PASSWORD)
    browser = Browser()
    form = browser.get(page.url)
    assert "Page protégée" in form.content.decode()
    give(browser, form.context["action_url"], PASSWORD, page.url)
    assert ["Réservée" in one.get(page.url).content.decode() for one in (browser, Browser())] == [True, False]


def test_another_site_is_nowhere_to_go_back_to(door):
    assert give(Browser(), door, PASSWORD, "https://ailleurs.example/")["Location"] == "/"


def test_nobody_enters_while_the_counters_are_away(door):
    with counters_away():
        assert give(Browser(), door, PASSWORD).status_code == 429


def test_password_of_a_page_is_asked_below_it_only(site, page, page_door):
    other = make_article(site, title="Autre", live=False)
    assert Browser().get(page_door.replace(f"/{page.pk}/", f"/{other.pk}/")).status_code == 404


def test_other_restrictions_have_no_password(site):
    page = make_article(site)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    door = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    assert [Browser().get(door).status_code, give(Browser(), door, "").status_code] == [404, 404]


def test_door_says_nothing_of_the_page(bretagne):
    """Not in what search engines read either, of a page that says nothing of itself."""
    date = make_session(bretagne, make_workshop(bretagne), title="Zyzomys", slug="seance-reservee", summary="")
    values = {"restriction_type": "password", "password": PASSWORD}
    restriction = PageViewRestriction.objects.create(page=date.get_parent(), **values)
    address = f"/_util/authenticate_with_password/{restriction.pk}/{date.pk}/"
    doors = [Browser().get(f"/regions/bretagne/agenda/{date.slug}/"), Browser().get(address)]
    assert [(door.status_code, "Zyzomys" in door.content.decode()) for door in doors] == [(200, False)] * 2


def test_draft_has_no_door(bretagne):
    date = make_session(bretagne, make_workshop(bretagne), live=False)
    values = {"restriction_type": "password", "password": PASSWORD}
    restriction = PageViewRestriction.objects.create(page=date.get_parent(), **values)
    assert Browser().get(f"/_util/authenticate_with_password/{restriction.pk}/{date.pk}/").status_code == 404

"""The login: tries are counted by account and network, in the database, before any password is hashed."""

import re

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import PageViewRestriction

from home.doors.browsers import COOKIE
from home.models import Counter
from tests.conftest import PASSWORD, user_in
from tests.editing.forms import Editor
from tests.factories import make_article
from tests.home.test_limits import counters_away, end_windows

pytestmark = pytest.mark.django_db

LOGIN = "/gestion/login/"
WRONG = "Vos nom d’utilisateur et mot de passe ne correspondent pas."
WAIT = r"Trop d’essais\s: réessayez dans (une minute|\d+ minutes)\."  # some passed while the tests ran
HERE, ELSEWHERE = "203.0.113.7", "198.51.100.9"


class Browser(Client):
    """A visitor's, with its cookies, on a network."""

    def __init__(self, address: str = HERE):
        super().__init__(headers={"host": "localhost"}, REMOTE_ADDR=address)

    def login_with(self, password: str, username: str = "bretagne", **values):
        return self.post(LOGIN, {"username": username, "password": password} | values)


def statuses(browser: Browser, times: int, username: str = "bretagne") -> list[int]:
    return [browser.login_with(f"faux-{number}", username).status_code for number in range(times)]


def errors(response) -> list[str]:
    return list(response.context["form"].non_field_errors())


def test_wrong_passwords_are_counted_and_the_right_one_waits_too(breton_editor):
    browser = Browser()
    assert statuses(browser, 40) == [200] * 5 + [429] * 35
    response = browser.login_with(PASSWORD)
    assert (response.status_code, 0 < int(response["Retry-After"]) <= 300) == (429, True)
    (said,) = errors(response)
    assert re.match(rf"{WAIT} Sinon, « Mot de passe oublié \? » ", said)
    assert b'value="bretagne"' in response.content  # nothing typed is lost
    end_windows()
    assert browser.login_with(PASSWORD).status_code == 302


@pytest.mark.parametrize("username", ["personne", "bretagne"])
def test_known_and_unknown_names_are_answered_alike(username, breton_editor):
    browser = Browser()
    answers = [browser.login_with("faux", username) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert (len({str(errors(answer)) for answer in answers}), len(errors(answers[0]))) == (2, 1)


def test_a_name_written_otherwise_is_no_new_series_of_tries(breton_editor):
    browser, names = Browser(), ["bretagne", "BRETAGNE", " bretagne ", "Ｂretagne", "bretagnE", "Bretagne"]
    assert [browser.login_with("faux", name).status_code for name in names] == [200] * 5 + [429]


class CountingHasher(PBKDF2PasswordHasher):
    """Django's own; each look at a password is counted."""

    iterations, looks = 1, 0

    def encode(self, *args, **kwargs):
        CountingHasher.looks += 1
        return super().encode(*args, **kwargs)


@pytest.mark.parametrize("username", ["personne", "bretagne"])
def test_refused_try_hashes_no_password(username, breton_editor, settings, monkeypatch):
    """A look at a password costs hundreds of milliseconds of processor: whoever is refused causes none."""
    settings.PASSWORD_HASHERS = [f"{__name__}.{CountingHasher.__name__}"]
    breton_editor.set_password(PASSWORD)
    breton_editor.save()
    browser, looks = Browser(), []
    for number in range(8):
        monkeypatch.setattr(CountingHasher, "looks", 0)
        browser.login_with(f"faux-{number}", username)
        looks.append(CountingHasher.looks)
    assert looks[5:] == [0] * 3
    assert 0 not in looks[:5]


def test_somebody_elsewhere_is_not_locked_out(breton_editor):
    statuses(Browser(ELSEWHERE), 40)
    assert Browser(HERE).login_with(PASSWORD).status_code == 302


def test_colleagues_of_one_network_are_not_locked_out_by_one_name(breton_editor, redaction):
    statuses(Browser(), 40)
    assert Browser().login_with(PASSWORD, "redaction").status_code == 302


def test_a_network_tries_a_bounded_number_of_names(breton_editor):
    browser = Browser()
    answers = [browser.login_with("faux", f"nom-{number}").status_code for number in range(40)]
    assert answers == [200] * 30 + [429] * 10
    assert browser.login_with(PASSWORD).status_code == 429


def test_a_network_of_ipv6_is_one(breton_editor):
    answers = [Browser(f"2001:db8:1:2::{number:x}").login_with("faux").status_code for number in range(1, 8)]
    assert answers == [200] * 5 + [429] * 2


def test_successes_are_not_counted(breton_editor):
    for _ in range(40):
        assert Browser().login_with(PASSWORD).status_code == 302


def attack_from_everywhere() -> None:
    """Until the account's own ceiling."""
    for number in range(40):
        statuses(Browser(f"192.0.2.{number}"), 5)


def test_attack_from_everywhere_lets_the_owners_browser_in_and_no_other(breton_editor):
    mine = Browser()
    mine.login_with(PASSWORD)
    mine.post("/gestion/logout/")
    attack_from_everywhere()
    assert statuses(Browser("192.0.2.200"), 1) == [429]
    new = Browser()
    assert new.login_with(PASSWORD).status_code == 429
    assert mine.login_with(PASSWORD).status_code == 302


def test_neighbours_on_the_network_do_not_stop_the_owners_browser(breton_editor):
    mine = Browser()
    mine.login_with(PASSWORD)
    mine.post("/gestion/logout/")
    statuses(Browser(), 40)
    assert (Browser().login_with(PASSWORD).status_code, mine.login_with(PASSWORD).status_code) == (429, 302)


def test_owners_browser_has_a_bounded_number_of_tries_too(breton_editor):
    mine = Browser()
    mine.login_with(PASSWORD)
    mine.post("/gestion/logout/")
    assert statuses(mine, 7) == [200] * 5 + [429] * 2


@pytest.mark.parametrize("cookie", ["", "x", "abc:def:ghi", "of another"])
def test_forged_browser_has_no_tries_of_its_own(cookie, breton_editor, redaction):
    forger = Browser()
    if cookie == "of another":  # a browser of the nation's editor is none of the region's
        forger.login_with(PASSWORD, "redaction")
        forger.post("/gestion/logout/")
    else:
        forger.cookies[COOKIE] = cookie
    statuses(Browser(), 40)
    assert forger.login_with(PASSWORD).status_code == 429


def test_cookie_of_a_browser_names_nobody(breton_editor, settings):
    settings.SESSION_COOKIE_SECURE = True
    cookie = Browser().login_with(PASSWORD).cookies[COOKIE]
    assert ("bretagne" in cookie.value, cookie["httponly"], cookie["secure"], cookie["samesite"], cookie["path"]) == (
        False,
        True,
        True,
        "Lax",
        "/gestion/",
    )


def test_nobody_enters_while_the_counters_are_away(breton_editor):
    browser = Browser()
    with counters_away():
        response = browser.login_with(PASSWORD)
    assert (response.status_code, "_auth_user_id" in browser.session) == (429, False)
    assert 0 < int(response["Retry-After"]) <= 60
    assert browser.login_with(PASSWORD).status_code == 302


def test_no_address_is_kept(breton_editor):
    statuses(Browser(), 3)
    assert Counter.objects.count() == 3
    assert not any(HERE in str(row) or "bretagne" in str(row) for row in Counter.objects.values())


def test_password_is_looked_at_behind_a_door_only(breton_editor, rf):
    """A view of tomorrow that forgets to count lets nobody in."""
    assert authenticate(rf.post("/"), username="bretagne", password=PASSWORD) is None
    assert authenticate(None, username="bretagne", password=PASSWORD) == breton_editor  # a command's own


@pytest.mark.parametrize("door", [LOGIN, "/_util/login/"])
def test_login_without_a_next_leads_to_the_admin(door, breton_editor):
    browser = Browser()
    page = browser.get(door, follow=True)
    assert page.request["PATH_INFO"] == LOGIN
    response = browser.login_with(PASSWORD)
    assert (response.status_code, response["Location"]) == (302, "/gestion/")


def test_second_door_is_the_first(breton_editor):
    browser = Browser()
    response = browser.post("/_util/login/?next=/articles/", {"username": "bretagne", "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, f"{LOGIN}?next=/articles/")
    assert "_auth_user_id" not in browser.session


def test_page_of_other_accounts_says_so_and_does_not_turn_in_circles(site, breton_editor):
    page = make_article(site)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(Group.objects.get(name="Coordination Occitanie"))
    client = Editor(breton_editor).client
    response = client.get(client.get(page.url)["Location"])
    text = "Votre compte n’a pas accès à cette page. Connectez-vous avec un compte qui y a droit."
    assert (response.status_code, text in response.content.decode()) == (200, True)
    user_in("occitanie", "Coordination Occitanie")
    values = {"username": "occitanie", "password": PASSWORD, "next": page.url}
    assert client.post(LOGIN, values)["Location"] == page.url
    assert client.get(page.url).status_code == 200

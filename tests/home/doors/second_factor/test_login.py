"""The second step of the login: no code, no session; each code serves once; tries are counted."""

import re

import pytest
from django.utils import timezone

from home.doors.second_factor import awaited
from home.models import RecoveryCode, SecondFactor
from tests.conftest import PASSWORD
from tests.home.doors.second_factor.conftest import LOGIN_CODE
from tests.home.doors.test_login import WAIT, Browser
from tests.home.test_limits import counters_away, end_windows

pytestmark = pytest.mark.django_db


def give(browser, code: str, **values):
    return browser.post(LOGIN_CODE, {"code": code} | values)


def is_in(browser) -> bool:
    return browser.get("/gestion/").status_code == 200


def errors(response) -> list[str]:
    return response.context["form"].errors.get("code", [])


def test_password_alone_opens_nothing(browser, bretagne):
    assert ("_auth_user_id" in browser.session, is_in(browser)) == (False, False)
    assert give(browser, "").status_code == 200
    assert is_in(browser) is False


def test_code_of_the_telephone_lets_in(browser, telephone):
    response = give(browser, telephone.code())
    assert (response.status_code, response["Location"], is_in(browser)) == (302, "/gestion/", True)


def test_code_is_read_with_blanks_and_leads_where_one_was_going(telephone):
    browser = Browser()
    response = browser.login_with(PASSWORD, telephone.user.username, next="/gestion/pages/")
    assert response["Location"] == f"{LOGIN_CODE}?next=/gestion/pages/"
    form = browser.get(response["Location"])
    assert 'name="next" value="/gestion/pages/"' in form.content.decode()
    code = telephone.code()
    assert give(browser, f" {code[:3]} {code[3:]} ", next="/gestion/pages/")["Location"] == "/gestion/pages/"


def test_another_site_is_nowhere_to_go_to(browser, telephone):
    assert give(browser, telephone.code(), next="https://ailleurs.example/")["Location"] == "/gestion/"


def test_a_code_serves_once(browser, telephone):
    code = telephone.code()
    assert give(browser, code).status_code == 302
    second = Browser()
    second.login_with(PASSWORD, telephone.user.username)
    response = give(second, code)
    assert errors(response)[0].startswith("Ce code n’est pas le bon, ou il a déjà servi.")
    assert is_in(second) is False


@pytest.mark.parametrize(("drift", "status"), [(-2, 200), (-1, 302), (0, 302), (1, 302), (2, 200)])
def test_a_telephone_may_be_half_a_minute_off(drift, status, browser, telephone, clock):
    SecondFactor.objects.update(last_step=0)
    code = telephone.code()
    clock.now -= drift
    assert give(browser, code).status_code == status


def test_recovery_code_serves_once(browser, telephone):
    code = telephone.codes[3]
    assert give(browser, code.upper().replace("-", " ")).status_code == 302
    second = Browser()
    second.login_with(PASSWORD, telephone.user.username)
    assert (give(second, code).status_code, is_in(second)) == (200, False)
    assert RecoveryCode.objects.filter(used_at=None).count() == 9
    assert give(second, telephone.codes[4]).status_code == 302


def test_codes_of_another_account_are_wrong(browser, telephone, redaction):
    RecoveryCode.objects.filter(user=telephone.user).update(user=redaction)
    assert give(browser, telephone.codes[0]).status_code == 200


@pytest.mark.parametrize("code", ["000000", "x", "٣٤٥٦٧٨", "1" * 40, "é" * 6, "' OR 1=1", "\x00"])
def test_a_bad_code_is_no_error(code, browser):
    assert (give(browser, code).status_code, is_in(browser)) == (200, False)


def test_wrong_codes_are_counted_and_the_right_one_waits_too(browser, telephone):
    assert [give(browser, "000000").status_code for _ in range(8)] == [200] * 5 + [429] * 3
    response = give(browser, telephone.code())
    assert (response.status_code, bool(re.fullmatch(WAIT, errors(response)[0]))) == (429, True)
    elsewhere = Browser("198.51.100.1")
    elsewhere.login_with(PASSWORD, telephone.user.username)
    assert give(elsewhere, telephone.codes[0]).status_code == 429
    end_windows()
    assert give(browser, telephone.code()).status_code == 302


def test_nobody_enters_while_the_counters_are_away(browser, telephone):
    with counters_away():
        assert give(browser, telephone.code()).status_code == 429
    assert is_in(browser) is False


def test_whoever_gave_no_password_is_sent_to_the_login(site, telephone):
    answers = [Browser().get(LOGIN_CODE), give(Browser(), telephone.code())]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/gestion/login/")] * 2


def test_code_is_awaited_for_a_while_only(browser, telephone, monkeypatch):
    monkeypatch.setattr(awaited, "_WAITS", -1)
    late = Browser()
    late.login_with(PASSWORD, telephone.user.username)
    assert give(late, telephone.code())["Location"] == "/gestion/login/"


@pytest.mark.parametrize("change", ["password", "disabled"])
def test_account_that_changed_meanwhile_starts_again(change, browser, telephone):
    if change == "password":
        telephone.user.set_password("une-autre-fourmi-34")
    else:
        telephone.user.is_active = False
    telephone.user.save()
    assert give(browser, telephone.code())["Location"] == "/gestion/login/"


def test_last_login_is_that_of_the_code(browser, telephone):
    telephone.user.refresh_from_db()
    assert telephone.user.last_login is None
    give(browser, telephone.code())
    telephone.user.refresh_from_db()
    assert (timezone.now() - telephone.user.last_login).total_seconds() < 60


def test_secrets_are_kept_encrypted_or_as_digests(telephone):
    kept = str(list(SecondFactor.objects.values())) + str(list(RecoveryCode.objects.values()))
    secrets = [telephone.secret, *telephone.codes, *(code.replace("-", "") for code in telephone.codes)]
    assert [secret for secret in secrets if secret in kept] == []


def test_site_that_changed_its_key_and_keeps_the_old_one_reads_its_secrets(browser, telephone, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "une-autre-clé-de-cinquante-signes-au-moins-0123456789"
    browser = Browser()
    browser.login_with(PASSWORD, telephone.user.username)
    assert give(browser, telephone.codes[0]).status_code == 302
    other = Browser()
    other.login_with(PASSWORD, telephone.user.username)
    assert give(other, telephone.code()).status_code == 302


def test_site_that_lost_its_key_lets_nobody_in_by_a_code(telephone, settings):
    settings.SECRET_KEY = "une-autre-clé-de-cinquante-signes-au-moins-0123456789"
    browser = Browser()
    browser.login_with(PASSWORD, telephone.user.username)
    assert [give(browser, code).status_code for code in (telephone.code(), telephone.codes[0])] == [200, 200]

"""« Mot de passe oublié ? » : bounded mails, the same answer and the same work for every address, a link that opens."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import User
from tests.conftest import PASSWORD
from tests.home.doors.test_login import ELSEWHERE, WAIT, Browser, attack_from_everywhere
from tests.home.test_limits import counters_away

pytestmark = pytest.mark.django_db

RESET, DONE = "/gestion/password_reset/", "/gestion/password_reset/done/"
KNOWN, UNKNOWN = "bretagne@example.org", "inconnu@example.org"
NEW = "une-autre-fourmi-34"


def ask(browser: Browser, email: str = KNOWN):
    return browser.post(RESET, {"email": email})


def link() -> str:
    return re.search(r"http://localhost(/gestion/password_reset/confirm/\S+)", mail.outbox[-1].body)[1]


def choose(browser: Browser, path: str, password: str = NEW):
    form = browser.get(path, follow=True)
    target = form.redirect_chain[-1][0] if form.redirect_chain else path
    return browser.post(target, {"new_password1": password, "new_password2": password})


@pytest.mark.parametrize("email", [KNOWN, UNKNOWN])
def test_an_address_gets_a_bounded_number_of_mails(email, breton_editor):
    answers = [ask(Browser(f"192.0.2.{number}"), email) for number in range(30)]
    assert [answer.status_code for answer in answers] == [302] * 3 + [429] * 27
    assert len(mail.outbox) == (3 if email == KNOWN else 0)
    text = rf"{WAIT} Le lien déjà envoyé reste bon : regardez vos courriels\."
    assert re.search(text, answers[-1].content.decode())
    assert f'value="{email}"' in answers[-1].content.decode()


def test_a_network_asks_for_a_bounded_number(breton_editor):
    browser = Browser()
    answers = [ask(browser, f"adresse-{number}@example.org").status_code for number in range(12)]
    assert answers == [302] * 10 + [429] * 2
    assert ask(Browser(ELSEWHERE)).status_code == 302


def test_known_and_unknown_addresses_are_the_same_work(breton_editor, settings):
    """In the request: no mail is written there. Statements are compared, since time is noise on a busy machine."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    def work(email: str) -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            response = ask(Browser(), email)
        assert (response.status_code, response["Location"]) == (302, DONE)
        return [re.sub(r"'[^']*'|\d+", "…", query["sql"]) for query in queries]

    work("premier@example.org")
    assert work(KNOWN) == work(UNKNOWN)
    assert mail.outbox == []


def test_mail_is_french_and_its_link_chooses_a_password_once(breton_editor):
    ask(Browser())
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([KNOWN], "Réinitialisation de mot de passe")
    assert "bretagne" in letter.body
    browser = Browser()
    assert choose(browser, link()).status_code == 302
    assert (browser.login_with(PASSWORD).status_code, browser.login_with(NEW).status_code) == (200, 302)
    assert Browser().get(link(), follow=True).context["validlink"] is False


def test_no_mail_goes_to_who_may_not_enter(breton_editor):
    User.objects.filter(pk=breton_editor.pk).update(is_active=False)
    assert (ask(Browser())["Location"], mail.outbox) == (DONE, [])


def test_link_of_the_mail_lets_in_whoever_is_locked_out(breton_editor):
    attack_from_everywhere()
    browser = Browser()
    assert browser.login_with(PASSWORD).status_code == 429
    ask(browser)
    choose(browser, link())
    assert browser.login_with(NEW).status_code == 302


def test_links_are_tried_a_bounded_number_of_times(breton_editor):
    ask(Browser())
    browser = Browser()
    target = browser.get(link(), follow=True).redirect_chain[-1][0]
    answers = [browser.post(target, {"new_password1": "a", "new_password2": "b"}) for _ in range(22)]
    assert [answer.status_code for answer in answers] == [200] * 20 + [429] * 2
    assert re.search(WAIT, answers[-1].content.decode())


def test_nothing_is_sent_while_the_counters_are_away(breton_editor):
    with counters_away():
        assert ask(Browser()).status_code == 429
    assert mail.outbox == []

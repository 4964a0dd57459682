"""Changing one's password asks for the old one: whoever found a session open does not find it by trying."""

import re

import pytest

from tests.conftest import PASSWORD
from tests.editing.forms import Editor
from tests.home.doors.test_login import WAIT
from tests.home.test_limits import counters_away, end_windows

pytestmark = pytest.mark.django_db

ACCOUNT, NEW = "/gestion/account/", "une-autre-fourmi-34"


@pytest.fixture
def change(breton_editor):
    client = Editor(breton_editor).client

    def post(old: str, **values):
        passwords = {"password-old_password": old, "password-new_password1": NEW, "password-new_password2": NEW}
        names = {"name_email-first_name": "Anne", "name_email-last_name": "Le Goff"}
        theme = {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
        rest = names | {"name_email-email": "bretagne@example.org"} | theme
        return client.post(ACCOUNT, {**passwords, **rest, **values})

    return post


def test_wrong_old_passwords_are_counted_and_the_right_one_waits_too(change, breton_editor):
    assert [change(f"faux-{number}").status_code for number in range(40)] == [200] * 5 + [429] * 35
    response = change(PASSWORD)
    html = response.content.decode()
    assert (response.status_code, re.search(WAIT, html) is not None) == (429, True)
    assert 'value="Le Goff"' in html  # nothing else that was typed is lost
    end_windows()
    assert change(PASSWORD).status_code == 302
    breton_editor.refresh_from_db()
    assert breton_editor.check_password(NEW) is True


def test_other_settings_are_kept_without_a_password(change, breton_editor):
    nothing = {"password-old_password": "", "password-new_password1": "", "password-new_password2": ""}
    for _ in range(7):
        assert change("", **nothing).status_code == 302
    breton_editor.refresh_from_db()
    assert (breton_editor.last_name, breton_editor.check_password(PASSWORD)) == ("Le Goff", True)


def test_password_stays_while_the_counters_are_away(change, breton_editor):
    with counters_away():
        assert change(PASSWORD).status_code == 429
    breton_editor.refresh_from_db()
    assert breton_editor.check_password(PASSWORD) is True

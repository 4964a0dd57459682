"""One's own second factor: set up, recovery codes shown once, removed; whose it is required of; a lost one."""

import re

import lxml.html
import pyotp
import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from home.models import RecoveryCode, SecondFactor, User
from tests.conftest import PASSWORD, user_in
from tests.editing.forms import DASHBOARD, Editor, said
from tests.home.doors.second_factor.conftest import LOGIN_CODE
from tests.home.doors.test_login import Browser

pytestmark = pytest.mark.django_db

OWN = "/gestion/second-facteur/"


def secret_of(html: str) -> str:
    return re.search(r"la clé <code>([A-Z2-7 ]+)</code>", html)[1].replace(" ", "")


def set_up(client, clock) -> list[str]:
    """What a person does; returns the recovery codes that they read."""
    secret = secret_of(client.get(OWN).content.decode())
    response = client.post(OWN, {"code": pyotp.TOTP(secret).generate_otp(clock.now)})
    page = lxml.html.fromstring(response.content.decode())
    return page.xpath("//ul[@id='codes-de-secours']//code/text()")


def log_of(user) -> list[tuple]:
    return [
        (entry.message, entry.user) for entry in ModelLogEntry.objects.filter(object_id=str(user.pk)).order_by("pk")
    ]


def test_it_is_set_up_with_a_picture_and_a_code(breton_editor, clock):
    client = Editor(breton_editor).client
    html = client.get(OWN).content.decode()
    (picture,) = lxml.html.fromstring(html).xpath("//main//svg[contains(@class, 'segno')]")
    assert (picture.tag, "http" in lxml.html.tostring(picture).decode()) == ("svg", False)
    assert secret_of(html) == secret_of(client.get(OWN).content.decode())  # the same until it is taken
    codes = set_up(client, clock)
    assert (len(codes), len(set(codes)), all(re.fullmatch(r"(\w{4}-){2}\w{4}", code) for code in codes)) == (
        10,
        10,
        True,
    )
    breton_editor.refresh_from_db()
    assert breton_editor.second_factor_since is not None
    assert not any(code in client.get(OWN).content.decode() for code in codes)  # shown once
    assert client.get(DASHBOARD).status_code == 200  # this session goes on
    assert log_of(breton_editor) == [("Second facteur mis en place", breton_editor)]


def test_a_wrong_first_code_sets_nothing_up(breton_editor, clock):
    client = Editor(breton_editor).client
    secret = secret_of(client.get(OWN).content.decode())
    response = client.post(OWN, {"code": "000000"})
    assert (response.status_code, secret_of(response.content.decode())) == (200, secret)
    assert SecondFactor.objects.count() == 0


def test_other_sessions_end_when_it_is_set_up(breton_editor, clock):
    elsewhere, client = Editor(breton_editor).client, Editor(breton_editor).client
    set_up(client, clock)
    assert (elsewhere.get(DASHBOARD).status_code, client.get(DASHBOARD).status_code) == (302, 200)


def test_secret_waits_encrypted_in_the_session(breton_editor):
    client = Editor(breton_editor).client
    secret = secret_of(client.get(OWN).content.decode())
    assert secret not in str(dict(client.session))


@pytest.fixture
def owner(telephone):
    return Editor(telephone.user).client


def test_new_recovery_codes_replace_the_old_ones(owner, telephone):
    response = owner.post(OWN, {"code": telephone.codes[0], "action": "codes"})
    new = lxml.html.fromstring(response.content.decode()).xpath("//ul[@id='codes-de-secours']//code/text()")
    assert (len(new), set(new) & set(telephone.codes), RecoveryCode.objects.count()) == (10, set(), 10)
    assert owner.get(DASHBOARD).status_code == 200


def test_removing_ones_own_takes_a_code(owner, telephone):
    assert "Il vous reste 10 codes de secours" in owner.get(OWN).content.decode()
    assert owner.post(OWN, {"code": "000000", "action": "remove"}).status_code == 200
    assert SecondFactor.objects.count() == 1
    response = owner.post(OWN, {"code": telephone.code(), "action": "remove"})
    assert (response.status_code, response["Location"]) == (302, OWN)
    telephone.user.refresh_from_db()
    assert (telephone.user.second_factor_since, SecondFactor.objects.count(), RecoveryCode.objects.count()) == (
        None,
        0,
        0,
    )
    assert owner.get(DASHBOARD).status_code == 200
    assert Browser().login_with(PASSWORD, telephone.user.username)["Location"] == "/gestion/"


def test_found_session_does_not_find_the_code_by_trying(owner):
    answers = [owner.post(OWN, {"code": "000000", "action": "remove"}).status_code for _ in range(7)]
    assert answers == [200] * 5 + [429] * 2


def test_account_page_leads_there(breton_editor):
    page = lxml.html.fromstring(Editor(breton_editor).client.get("/gestion/account/").content.decode())
    assert [link.text.strip() for link in page.xpath(f"//main//a[@href='{OWN}']")] == ["Second facteur"]


def test_visitor_is_asked_to_log_in(site, client):
    response = client.get(OWN, headers={"host": "localhost"})
    assert (response.status_code, response["Location"]) == (302, f"/gestion/login/?next={OWN}")


# --- Required ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.mark.parametrize(
    ("who", "asked"), {"breton_editor": False, "breton_coordinator": True, "redaction": True, "admin": True}.items()
)
def test_it_is_required_of_those_who_publish(who, asked, required, request, clock):
    client = Editor(request.getfixturevalue(who)).client
    for path in (DASHBOARD, "/gestion/pages/", "/gestion/api/main/pages/", "/gestion/account/"):
        response = client.get(path)
        assert (response.status_code == 302 and response["Location"] == OWN) is asked
    assert client.get("/").status_code == 200
    set_up(client, clock)
    assert client.get(DASHBOARD).status_code == 200


def test_it_is_required_of_nobody_unless_the_setting_says_so(breton_coordinator, settings):
    assert settings.REQUIRE_SECOND_FACTOR is False
    assert Editor(breton_coordinator).client.get(DASHBOARD).status_code == 200


def test_who_needs_one_may_log_out_and_write_nothing(required, breton_coordinator, bretagne):
    client = Editor(breton_coordinator).client
    response = client.post(f"/gestion/pages/{bretagne.pk}/edit/", {"title": "Pris", "action-publish": "1"})
    bretagne.refresh_from_db()
    assert (response["Location"], bretagne.title) == (OWN, "Bretagne")
    assert client.post("/gestion/logout/").status_code == 302
    assert client.get(DASHBOARD)["Location"].startswith("/gestion/login/")


def test_who_needs_one_does_not_remove_it(required, owner, telephone):
    assert "Retirer le second facteur" not in owner.get(OWN).content.decode()
    assert owner.post(OWN, {"code": telephone.code(), "action": "remove"}).status_code == 404
    assert SecondFactor.objects.count() == 1


# --- Lost -------------------------------------------------------------------------------------------------------------


def remove_as_admin(editor, user):
    return editor.client.post(f"/gestion/second-facteur/{user.pk}/retirer/")


def remove_in(editor, region, user):
    return editor.client.post(f"/gestion/comptes/{region.pk}/{user.pk}/second-facteur/retirer/")


def test_administrator_removes_a_lost_factor(telephone, admin, owner):
    editor, user = Editor(admin), telephone.user
    listed = editor.client.get("/gestion/users/").content.decode()
    assert f"/gestion/second-facteur/{user.pk}/retirer/" in listed
    assert editor.client.get(f"/gestion/second-facteur/{user.pk}/retirer/").status_code == 200
    assert SecondFactor.objects.count() == 1  # a GET removes nothing
    response = remove_as_admin(editor, user)
    assert said(response) == ["Le second facteur de « coordination-bretagne » est retiré."]
    assert log_of(user)[-1] == ("Second facteur retiré", admin)
    assert owner.get(DASHBOARD).status_code == 302  # open sessions end
    assert Browser().login_with(PASSWORD, user.username)["Location"] == "/gestion/"
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([user.email], "[Fourmilière] Votre second facteur a été retiré")
    assert letter.body.startswith("Bonjour,\n\nadmin a retiré le second facteur de votre compte")
    assert "http://localhost/gestion/second-facteur/" in letter.body
    assert "Second facteur retiré" in editor.client.get(f"/gestion/users/history/{user.pk}/").content.decode()


def test_coordination_removes_a_lost_factor_of_its_region(telephone, bretagne):
    other = user_in("autre-coordination", "Coordination Bretagne")
    editor = Editor(other)
    listed = editor.client.get(f"/gestion/comptes/{bretagne.pk}/").content.decode()
    assert f"/gestion/comptes/{bretagne.pk}/{telephone.user.pk}/second-facteur/retirer/" in listed
    response = remove_in(editor, bretagne, telephone.user)
    assert (response["Location"], SecondFactor.objects.count()) == (f"/gestion/comptes/{bretagne.pk}/", 0)
    assert log_of(telephone.user)[-1] == ("Second facteur retiré", other)


def test_nobody_else_removes_it(telephone, bretagne, occitanie, breton_editor, redaction, owner):
    occitan = user_in("coordination-occitanie", "Coordination Occitanie")
    for person in (breton_editor, redaction, occitan):
        for region in (bretagne, occitanie):
            assert remove_in(Editor(person), region, telephone.user).status_code == 404
        assert remove_as_admin(Editor(person), telephone.user).status_code == 404
    assert owner.post(f"/gestion/comptes/{bretagne.pk}/{telephone.user.pk}/second-facteur/retirer/").status_code == 404
    assert SecondFactor.objects.count() == 1


def test_coordination_removes_none_of_somebody_who_works_elsewhere_too(telephone, bretagne):
    """A region does not weaken the account of another, nor an administrator's."""
    editor = Editor(user_in("autre-coordination", "Coordination Bretagne"))
    telephone.user.groups.add(user_in("o", "Rédaction Occitanie").groups.get())
    assert remove_in(editor, bretagne, telephone.user).status_code == 404
    listed = editor.client.get(f"/gestion/comptes/{bretagne.pk}/").content.decode()
    assert "second-facteur" not in listed.split("<main")[1]
    User.objects.filter(pk=telephone.user.pk).update(is_superuser=True)
    assert remove_in(editor, bretagne, telephone.user).status_code == 404
    assert SecondFactor.objects.count() == 1


@pytest.mark.parametrize("number", [0, 999_999, 10**30])
def test_unknown_account_has_nothing_to_remove(number, admin, bretagne, breton_coordinator):
    assert Editor(admin).client.post(f"/gestion/second-facteur/{number}/retirer/").status_code == 404
    path = f"/gestion/comptes/{bretagne.pk}/{number}/second-facteur/retirer/"
    assert Editor(breton_coordinator).client.post(path).status_code == 404


def test_account_without_a_factor_has_nothing_to_remove(admin, breton_editor):
    assert remove_as_admin(Editor(admin), breton_editor).status_code == 404


def test_last_administrator_is_helped_by_a_command(telephone, capsys):
    call_command("remove_second_factor", telephone.user.username)
    call_command("remove_second_factor", telephone.user.username)
    assert capsys.readouterr().out.splitlines() == [
        "Le second facteur de « coordination-bretagne » est retiré.",
        "« coordination-bretagne » n’a pas de second facteur.",
    ]
    with pytest.raises(CommandError, match="Aucun compte ne s’appelle « personne »"):
        call_command("remove_second_factor", "personne")
    assert log_of(telephone.user)[-1] == ("Second facteur retiré", None)


def test_screens_work_in_the_frame_of_the_admin(telephone, browser):
    """The page of the code loads nothing from elsewhere, and says where help is."""
    html = browser.get(LOGIN_CODE).content.decode()
    assert "Vous avez perdu votre téléphone" in html
    assert Permission.objects.filter(codename__contains="secondfactor", group__isnull=False).count() == 0

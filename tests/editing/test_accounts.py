"""« Les comptes de ma région » : a coordination invites and removes its own people, and reaches nobody else.

Long because each way to reach somebody else’s account has its own case.
"""

import re

import lxml.html
import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Invitation
from catalogue.provisioning import archive_region
from home.models import User
from tests.conftest import PASSWORD, user_in
from tests.editing.forms import DASHBOARD, Editor, errors_of

pytestmark = pytest.mark.django_db

NEW = "nouvelle.fourmi@example.org"


@pytest.fixture
def coordinator(breton_coordinator):
    return Editor(breton_coordinator)


def accounts_url(region, *rest) -> str:
    return "/".join(["/gestion/comptes", str(region.pk), *map(str, rest), ""])


def invite(editor, region, email=NEW, role="redaction", **values):
    return editor.client.post(accounts_url(region, "inviter"), {"email": email, "role": role} | values)


def table(editor, region) -> list[list[str]]:
    """The list as it reads: name, address, role, state."""
    document = lxml.html.fromstring(editor.client.get(accounts_url(region)).content.decode())
    rows = document.xpath("//table[contains(@class, 'listing')]/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.findall("td")[:4]] for row in rows]


def accounts() -> dict[str, tuple]:
    """Every account: what it may do and its password."""
    return {
        user.username: (
            user.email,
            user.is_active,
            user.is_superuser,
            user.password,
            sorted(group.name for group in user.groups.all()),
        )
        for user in User.objects.all()
    }


def link_in(message) -> str:
    return re.search(r"http://localhost(/\S+)", message.body)[1]


def choose_password(link: str, password: str):
    """What a browser does with the link: the form it leads to, then the password twice."""
    client = Client(headers={"host": "localhost"})
    form = client.get(link, follow=True)
    target = form.redirect_chain[-1][0] if form.redirect_chain else link
    return form, client.post(target, {"new_password1": password, "new_password2": password})


def test_coordination_invites_somebody_who_chooses_a_password_once_and_logs_in(bretagne, coordinator):
    response = invite(coordinator, bretagne, first_name="Anne", last_name="Le Goff")
    assert (response.status_code, response["Location"]) == (302, accounts_url(bretagne))
    account = User.objects.get(username=NEW)
    held = [group.name for group in account.groups.all()]
    assert (account.get_full_name(), account.has_usable_password(), held) == (
        "Anne Le Goff",
        False,
        ["Rédaction Bretagne"],
    )
    (message,) = mail.outbox
    assert (message.to, message.subject) == ([NEW], "Fourmilière : invitation de la région Bretagne")
    assert ["Bretagne" in message.body, NEW in message.body, "3 jours" in message.body] == [True] * 3
    link = link_in(message)
    assert choose_password(link, PASSWORD)[1].status_code == 302
    client = Client(headers={"host": "localhost"})
    assert client.post("/gestion/login/", {"username": NEW, "password": PASSWORD}).status_code == 302
    assert client.get(DASHBOARD).status_code == 200
    form, _ = choose_password(link, "autre-mot-de-passe-34")
    account.refresh_from_db()
    assert (form.context["validlink"], account.check_password(PASSWORD)) == (False, True)
    assert ["Anne Le Goff", NEW, "Rédaction", "Actif"] in table(coordinator, bretagne)


@pytest.fixture
def elsewhere(redaction, admin, occitanie):
    """Accounts of others: the nation's, an administrator's, another region's, one that nobody uses any more."""
    user_in("occitanie", "Rédaction Occitanie")
    User.objects.create_user("partie", "partie@example.org", PASSWORD, is_active=False)
    return [
        "redaction@example.org",
        "admin@example.org",
        "occitanie@example.org",
        "partie@example.org",
        "PARTIE@example.org",
    ]


def test_address_of_an_account_elsewhere_is_neither_told_nor_taken(bretagne, coordinator, elsewhere):
    known = invite(coordinator, bretagne)
    table_of_new = table(coordinator, bretagne)
    before = accounts()
    for email in elsewhere:
        response = invite(coordinator, bretagne, email, "coordination", first_name="Pris", last_name="Pris")
        assert (response.status_code, response["Location"]) == (known.status_code, known["Location"])
    assert accounts() == before
    states = {row[1]: [row[0], row[3].split(" le ")[0]] for row in table(coordinator, bretagne) if row[3] != "Actif"}
    assert states == {email.lower(): ["", "Invitation envoyée"] for email in [NEW, *elsewhere]}
    assert len(table_of_new) == 2
    assert {message.subject for message in mail.outbox} == {"Fourmilière : invitation de la région Bretagne"}
    told = [message for message in mail.outbox if message.to != [NEW]]
    assert all("Vous y avez déjà un compte" in message.body for message in told)
    assert all("/password_reset/" not in message.body for message in told)


def test_same_words_for_new_and_known_addresses(bretagne, coordinator, elsewhere):
    def words(email: str) -> str:
        invite(coordinator, bretagne, email)
        page = lxml.html.fromstring(coordinator.client.get(accounts_url(bretagne)).content.decode())
        return page.xpath("string(//div[contains(@class, 'messages')])").replace(email, "…")

    assert words(NEW) == words("admin@example.org")


def test_cancelled_invitation_leaves_nothing_whoever_it_was_for(bretagne, coordinator, elsewhere):
    before = accounts()
    for email in (NEW, "admin@example.org"):
        invite(coordinator, bretagne, email)
        invitation = Invitation.objects.get(email=email)
        url = accounts_url(bretagne, "invitations", invitation.pk, "annuler")
        assert email in coordinator.client.get(url).content.decode()
        assert coordinator.client.post(url)["Location"] == accounts_url(bretagne)
    assert (accounts(), Invitation.objects.count()) == (before, 0)
    assert choose_password(link_in(mail.outbox[0]), PASSWORD)[0].context["validlink"] is False


def test_inviting_again_sends_again_and_may_change_the_role(bretagne, coordinator):
    invite(coordinator, bretagne)
    invite(coordinator, bretagne, NEW.upper(), "coordination")
    assert [group.name for group in User.objects.get(username=NEW).groups.all()] == ["Coordination Bretagne"]
    assert ([message.to for message in mail.outbox], Invitation.objects.count()) == ([[NEW], [NEW]], 1)


def test_coordination_removes_somebody_and_may_take_them_back(bretagne, breton_editor, coordinator):
    url = accounts_url(bretagne, breton_editor.pk, "retirer")
    session = Editor(breton_editor).client
    assert coordinator.client.get(url).status_code == 200
    assert coordinator.client.post(url)["Location"] == accounts_url(bretagne)
    breton_editor.refresh_from_db()
    assert (breton_editor.is_active, breton_editor.groups.count()) == (False, 0)
    assert session.get(DASHBOARD)["Location"] == f"/gestion/login/?next={DASHBOARD}"
    assert [row[1] for row in table(coordinator, bretagne)] == ["coordination-bretagne@example.org"]
    invite(coordinator, bretagne, breton_editor.email)
    breton_editor.refresh_from_db()
    assert (breton_editor.is_active, breton_editor.groups.get().name) == (True, "Rédaction Bretagne")
    assert "/password_reset/" in mail.outbox[0].body


def test_another_region_cannot_take_back_whom_this_one_removed(bretagne, breton_editor, coordinator, occitanie):
    coordinator.client.post(accounts_url(bretagne, breton_editor.pk, "retirer"))
    before = accounts()
    neighbour = Editor(user_in("coordination-occitanie", "Coordination Occitanie"))
    invite(neighbour, occitanie, breton_editor.email)
    assert {name: account for name, account in accounts().items() if name in before} == before


def test_account_of_two_regions_is_taken_out_of_one_only(bretagne, occitanie, coordinator):
    both = user_in("les-deux", "Rédaction Bretagne", "Rédaction Occitanie")
    coordinator.client.post(accounts_url(bretagne, both.pk, "retirer"))
    both.refresh_from_db()
    assert (both.is_active, [group.name for group in both.groups.all()]) == (True, ["Rédaction Occitanie"])


def test_nobody_else_can_be_removed(bretagne, occitanie, coordinator, redaction, admin):
    admin.groups.add(Group.objects.get(name="Rédaction Bretagne"))
    others = [redaction, user_in("occitanie", "Rédaction Occitanie")]
    before = accounts()
    answers = [coordinator.client.post(accounts_url(bretagne, user.pk, "retirer")).status_code for user in others]
    assert answers == [404, 404]
    assert coordinator.client.post(accounts_url(bretagne, admin.pk, "retirer")).status_code == 302
    assert "Un compte d’administration ne se retire pas d’ici." in coordinator.client.get(DASHBOARD).content.decode()
    assert accounts() == before


def test_last_coordinator_stays_until_another_can_log_in(bretagne, breton_coordinator, coordinator):
    own = accounts_url(bretagne, breton_coordinator.pk, "retirer")
    invite(coordinator, bretagne, NEW, "coordination")
    before = accounts()
    coordinator.client.post(own)
    assert "Vous êtes seul à coordonner cette région" in coordinator.client.get(DASHBOARD).content.decode()
    assert accounts() == before
    choose_password(link_in(mail.outbox[0]), PASSWORD)
    assert coordinator.client.post(own)["Location"] == DASHBOARD
    breton_coordinator.refresh_from_db()
    assert breton_coordinator.is_active is False


def test_member_is_not_invited_twice(bretagne, breton_editor, coordinator):
    response = invite(coordinator, bretagne, breton_editor.email)
    assert errors_of(response) == {"email": ["Cette personne a déjà un compte dans votre région."]}
    assert mail.outbox == []


@pytest.mark.parametrize(
    "change", [{"email": "rien"}, {"email": "a@b.fr\nBcc: x@y.fr"}, {"role": "admin"}, {"email": ""}]
)
def test_bad_invitation_is_refused_and_keeps_what_was_typed(bretagne, coordinator, change):
    before = accounts()
    response = invite(coordinator, bretagne, **{"first_name": "Anne"} | change)
    assert (response.status_code, list(errors_of(response))) == (200, list(change))
    assert response.context["form"]["first_name"].value() == "Anne"
    assert (accounts(), mail.outbox) == (before, [])


@pytest.fixture(params=["redaction", "breton_editor", "occitan_coordinator"])
def stranger(request, occitanie):
    if request.param == "occitan_coordinator":
        return Editor(user_in("coordination-occitanie", "Coordination Occitanie"))
    return Editor(request.getfixturevalue(request.param))


def test_the_others_find_nothing_there(bretagne, coordinator, breton_coordinator, stranger):
    invite(coordinator, bretagne)
    before, pending = accounts(), Invitation.objects.get().pk
    paths = [
        accounts_url(bretagne),
        accounts_url(bretagne, "inviter"),
        accounts_url(bretagne, breton_coordinator.pk, "retirer"),
        accounts_url(bretagne, "invitations", pending, "annuler"),
    ]
    values = {"email": "pris@example.org", "role": "coordination"}
    answers = {send(path, values).status_code for path in paths for send in (stranger.client.get, stranger.client.post)}
    assert (answers, accounts()) == ({404}, before)


def test_menu_shows_the_entry_to_coordinators_only(bretagne, coordinator, breton_editor, redaction, admin):
    entry = "/gestion/comptes/"
    shown = [
        entry in editor.client.get(DASHBOARD).content.decode()
        for editor in map(Editor, (breton_editor, redaction, admin))
    ]
    assert ([entry in coordinator.client.get(DASHBOARD).content.decode(), *shown]) == [True, False, False, False]
    assert coordinator.client.get("/gestion/comptes/")["Location"] == accounts_url(bretagne)
    assert Editor(breton_editor).client.get("/gestion/comptes/").status_code == 404


def test_wagtails_own_account_screens_stay_closed_to_a_coordination(bretagne, coordinator, admin, breton_editor):
    before = accounts()
    for account in (admin, breton_editor):
        for verb in ("edit", "delete"):
            response = coordinator.client.post(
                f"/gestion/users/{verb}/{account.pk}/", {"password1": "a", "password2": "a"}
            )
            assert response.status_code in (302, 403, 404)
    assert accounts() == before


def test_administrator_manages_every_region_but_an_archived_one(bretagne, breton_editor, admin):
    editor = Editor(admin)
    invite(editor, bretagne)
    assert User.objects.filter(username=NEW).exists()
    archive_region(bretagne)
    response = invite(editor, bretagne, "autre@example.org")
    assert "Cette région est archivée" in response.content.decode()
    assert not User.objects.filter(username="autre@example.org").exists()


def test_list_costs_the_same_with_more_accounts(bretagne, coordinator):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            coordinator.client.get(accounts_url(bretagne))
        return len(queries)

    cost()
    one = cost()
    for number in range(3):
        user_in(f"fourmi-{number}", "Rédaction Bretagne", "Coordination Bretagne")
        invite(coordinator, bretagne, f"invitation-{number}@example.org")
    coordinator.client.get(DASHBOARD)  # shows the messages
    assert cost() == one


# --- An address that nobody confirmed ---------------------------------------------------------------------------------


@pytest.fixture
def occitan(occitanie):
    return Editor(user_in("coordination-occitanie", "Coordination Occitanie"))


def groups_of(username: str) -> list[str]:
    return sorted(User.objects.get(username=username).groups.values_list("name", flat=True))


def test_address_that_another_region_invited_and_nobody_confirmed_is_free(bretagne, occitanie, coordinator, occitan):
    invite(coordinator, bretagne)
    invite(occitan, occitanie, NEW.upper(), "coordination")
    first, second = mail.outbox
    assert (second.to, second.subject) == ([NEW], "Fourmilière : invitation de la région Occitanie")
    assert table(occitan, occitanie)[-1][1:3] == [NEW, "Coordination"]
    assert choose_password(link_in(second), PASSWORD)[1].status_code == 302
    assert groups_of(NEW) == ["Coordination Occitanie", "Rédaction Bretagne"]
    assert choose_password(link_in(first), "autre-mot-de-passe-34")[0].context["validlink"] is False
    client = Client(headers={"host": "localhost"})
    assert client.login(username=NEW, password=PASSWORD) is True


def test_region_that_withdraws_its_invitation_leaves_the_others(bretagne, occitanie, coordinator, occitan):
    invite(coordinator, bretagne)
    invite(occitan, occitanie)
    account = User.objects.get(username=NEW)
    breton, occitan_one = (Invitation.objects.get(region=region) for region in (bretagne, occitanie))
    cancelled = coordinator.client.post(accounts_url(bretagne, "invitations", breton.pk, "annuler"))
    assert (cancelled.status_code, groups_of(NEW)) == (302, ["Rédaction Occitanie"])
    assert choose_password(link_in(mail.outbox[-1]), PASSWORD)[1].status_code == 302
    account.refresh_from_db()
    account.set_unusable_password()
    account.save()
    occitan.client.post(accounts_url(occitanie, "invitations", occitan_one.pk, "annuler"))
    assert not User.objects.filter(username=NEW).exists()


def test_address_whose_account_was_confirmed_is_taken(bretagne, occitanie, coordinator, occitan):
    """The control of the first: once answered, the address is its owner's, and another region moves nothing."""
    invite(coordinator, bretagne)
    choose_password(link_in(mail.outbox[-1]), PASSWORD)
    before = accounts()
    invite(occitan, occitanie)
    assert (accounts(), "Vous y avez déjà un compte" in mail.outbox[-1].body) == (before, True)


def test_somebody_invites_a_bounded_number_of_people_an_hour(bretagne, coordinator):
    answers = [invite(coordinator, bretagne, f"fourmi-{number}@example.org") for number in range(32)]
    assert [answer.status_code for answer in answers] == [302] * 30 + [429] * 2
    text = answers[-1].content.decode()
    said = re.search(r"Vous avez envoyé beaucoup d’invitations : réessayez dans (\d+) minutes\.", text)
    assert (50 < int(said[1]) <= 60, "fourmi-31@example.org" in text) == (True, True)
    assert (len(mail.outbox), Invitation.objects.count()) == (30, 30)

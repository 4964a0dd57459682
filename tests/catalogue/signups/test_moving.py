"""What staff does besides: another date, out of turn, a message; each kept, each told once, nothing beyond the wall."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.translation import override
from icalendar import Calendar

from catalogue.signups.links import token_of
from catalogue.signups.models import Registration, SentNotice, StaffAct, StaffMessage
from catalogue.signups.moving import move
from home.models import OutgoingMail
from home.refusals import RefusalError
from tests.catalogue.signups.people import make_date, one, sign_up, states, taken
from tests.conftest import user_in
from tests.editing.forms import Editor, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(breton_editor):
    return Editor(breton_editor)


@pytest.fixture
def date(bretagne):
    date = make_date(bretagne)
    sign_up(date, 1, 2, 3)
    mail.outbox.clear()
    return date


def same_workshop(date, home, **values):
    other = make_date(home, **values)
    type(other).objects.filter(pk=other.pk).update(workshop=date.workshop_id)
    other.refresh_from_db()
    return other


@pytest.fixture
def other(date, bretagne):
    return same_workshop(date, bretagne, days=20)


def path(date, number, act: str = "") -> str:
    return f"/gestion/inscriptions/{date.pk}/{one(date, number).pk}/" + (f"{act}/" if act else "")


def told() -> list[str]:
    return sorted(f"{letter.to[0][9:10]} {letter.subject.split(' :')[0]}" for letter in mail.outbox)


# --- another date ---------------------------------------------------------------------------------------------------


def test_person_is_moved_and_the_next_is_served(date, other, editor):
    link, address = token_of(one(date, 1)), path(date, 1, "deplacer")
    page = editor.client.get(address).content.decode()
    with override("fr"):
        assert other.when in page
    response = editor.client.post(address, {"date": other.pk, "reason": "Elle préfère"})
    assert said(response) == ["« Personne 1 » a sa place à la nouvelle date."]
    assert (states(date), states(other)) == ({"2": "confirmee", "3": "confirmee"}, {"1": "confirmee"})
    assert (taken(date), taken(other)) == ((2, 2), (1, 1))
    assert told() == ["1 Votre place est à une autre date", "3 Une place s’est libérée pour vous"]
    assert token_of(one(other, 1)) == link
    act = StaffAct.objects.get()
    assert (act.kind, act.by.username, act.reason) == ("deplacement", "bretagne", "Elle préfère")
    letter = next(letter for letter in mail.outbox if letter.to[0].startswith("personne-1"))
    events = [Calendar.from_ical(part.content).walk("VEVENT")[0] for part in letter.attachments]
    assert [str(event["status"]) for event in events] == ["CONFIRMED", "CANCELLED"]
    assert [event["dtstart"].dt for event in events] == [other.starts_at, date.starts_at]


def test_full_date_is_refused_or_waited_for(date, other, editor):
    sign_up(other, 7, 8)
    mail.outbox.clear()
    refused = editor.client.post(path(date, 1, "deplacer"), {"date": other.pk, "reason": "Oui"})
    assert refused.status_code == 422
    assert "Cette date est complète" in refused.content.decode()
    assert "Oui" in refused.content.decode()
    assert (states(date)["1"], taken(date), taken(other), told()) == ("confirmee", (2, 2), (2, 2), [])
    moved = editor.client.post(path(date, 1, "deplacer"), {"date": other.pk, "may_wait": "on"})
    assert said(moved)[-1:] == ["« Personne 1 » est sur la liste d’attente de la nouvelle date, au rang 1."]
    assert (taken(date), taken(other), states(other)["1"]) == ((2, 2), (2, 2), "attente")


def test_somebody_who_waits_frees_nothing(date, other, editor):
    editor.client.post(path(date, 3, "deplacer"), {"date": other.pk})
    assert (taken(date), taken(other), states(date)) == ((2, 2), (1, 1), {"1": "confirmee", "2": "confirmee"})


def test_who_is_there_already_is_not_moved(date, other, editor, breton_editor):
    sign_up(other, 1)
    with pytest.raises(RefusalError, match="déjà inscrite"):
        move(one(date, 1), date, other, by=breton_editor, may_wait=True)
    assert (taken(date), taken(other)) == ((2, 2), (1, 1))


def test_moved_twice_at_once_is_moved_once(date, other, breton_editor):
    stale = one(date, 1)
    move(stale, date, other, by=breton_editor, may_wait=True)
    with pytest.raises(RefusalError, match="plus de place"):
        move(one(other, 1), date, other, by=breton_editor, may_wait=True)
    assert taken(other) == (1, 1)


def test_what_began_is_not_moved(date, other, breton_editor):
    date.starts_at -= timedelta(days=30)
    with pytest.raises(RefusalError, match="a commencé"):
        move(one(date, 1), date, other, by=breton_editor, may_wait=True)


def test_nobody_is_moved_to_what_was_cancelled_meanwhile(date, other, breton_editor):
    type(other).objects.filter(pk=other.pk).update(status="annulee")
    with pytest.raises(RefusalError, match="n’aura pas lieu"):
        move(one(date, 1), date, other, by=breton_editor, may_wait=True)
    assert (states(date)["1"], states(other), taken(date)) == ("confirmee", {}, (2, 2))


def test_date_beyond_the_wall_is_not_offered(date, other, occitanie, editor):
    beyond = same_workshop(date, occitanie)
    form = editor.client.get(path(date, 1, "deplacer"))
    assert [page.pk for page in form.context["form"].fields["date"].queryset] == [other.pk]
    refused = editor.client.post(path(date, 1, "deplacer"), {"date": beyond.pk, "may_wait": "on"})
    assert "date" in refused.context["form"].errors
    assert Registration.objects.of_date(beyond).count() == 0


def test_without_another_date_it_is_said(date, editor):
    response = editor.client.get(path(date, 1, "deplacer"))
    assert said(response) == ["Aucune autre date à venir de cet atelier ne prend d’inscriptions ici."]


# --- out of turn ----------------------------------------------------------------------------------------------------


def test_out_of_turn_takes_a_free_seat_and_a_reason(date, editor):
    sign_up(date, 4, places=1)
    Registration.objects.filter(name="Personne 3").update(places=2)
    no_seat = editor.client.post(path(date, 4, "servir"), {"reason": "Fauteuil"})
    assert (no_seat.status_code, states(date)["4"]) == (422, "attente")
    editor.client.post(path(date, 1, "rendre"), {"reason": "Téléphone"})
    assert (states(date)["3"], states(date)["4"]) == ("attente", "attente")  # two seats are wanted, one is free
    assert editor.client.post(path(date, 4, "servir"), {"reason": ""}).status_code == 200
    editor.client.post(path(date, 4, "servir"), {"reason": "Fauteuil"})
    assert (states(date)["3"], states(date)["4"], taken(date)) == ("attente", "confirmee", (2, 2))
    kept = list(StaffAct.objects.order_by("pk").values_list("kind", "reason"))
    assert kept == [("rendue", "Téléphone"), ("hors-tour", "Fauteuil")]
    assert "Fauteuil" in editor.client.get(path(date, 4)).content.decode()


# --- messages -------------------------------------------------------------------------------------------------------


def write(editor, date, **values):
    said = {"to": "inscrits", "subject": "Salle changée", "text": "Bonjour {prenom},\n\n<b>Étage 2</b> {lien}"}
    return editor.client.post(f"/gestion/inscriptions/{date.pk}/ecrire/", said | values)


def test_each_has_a_mail_of_their_own_and_the_copy_is_kept(date, editor):
    assert said(write(editor, date)) == ["2 courriels partent."]
    assert [letter.to for letter in mail.outbox] == [["personne-1@example.org"], ["personne-2@example.org"]]
    assert mail.outbox[0].body.startswith("Bonjour Personne,\n\n<b>Étage 2</b> http")
    assert "&lt;b&gt;Étage 2&lt;/b&gt;" in mail.outbox[0].alternatives[0].content
    message = StaffMessage.objects.get()
    shown = editor.client.get(f"/gestion/inscriptions/{date.pk}/messages/{message.pk}/").content.decode()
    assert shown.count("Parti") == 2
    OutgoingMail.objects.filter(recipient="personne-1@example.org").update(state="echec", reason="550 Boîte pleine")
    assert "550 Boîte pleine" in editor.client.get(path(date, 1)).content.decode()
    assert "2, dont 1 parti" in " ".join(
        editor.client.get(f"/gestion/inscriptions/{date.pk}/ecrire/").content.decode().split()
    )


@pytest.mark.parametrize(("to", "numbers"), [("attente", [3]), ("tous", [1, 2, 3]), ("choix", [2])])
def test_some_are_written_to(date, editor, to, numbers):
    write(editor, date, to=to, people=[one(date, 2).pk])
    assert [letter.to[0] for letter in mail.outbox] == [f"personne-{number}@example.org" for number in numbers]


@pytest.mark.parametrize(
    "values",
    [
        {"text": "{inconnu}"},
        {"text": "é" * 10_000},
        {"subject": ""},
        {"to": "choix"},
        {"to": "choix", "people": ["9" * 17]},
        {"to": "choix", "people": ["x"]},
        {"to": "partout"},
    ],
)
def test_wrong_message_is_shown_again(date, editor, values):
    response = write(editor, date, **values)
    assert (response.status_code, mail.outbox, StaffMessage.objects.count()) == (200, [], 0)


def test_line_break_in_a_subject_is_a_space(date, editor):
    write(editor, date, subject="Un\r\nBcc: x@example.org")
    assert mail.outbox[0].subject == "Un Bcc: x@example.org"
    assert mail.outbox[0].recipients() == ["personne-1@example.org"]


def test_person_of_another_date_is_not_written_to(date, other, editor):
    sign_up(other, 9)
    mail.outbox.clear()
    assert write(editor, date, to="choix", people=[one(other, 9).pk]).status_code == 200
    assert mail.outbox == []


def test_mail_server_that_is_down_loses_nothing(date, editor, outbox):
    write(editor, date)
    sent = SentNotice.objects.filter(kind="message")
    assert [notice.state for notice in sent.select_related("mail")] == ["En attente", "En attente"]
    OutgoingMail.objects.all().delete()  # as the outbox forgets
    assert {notice.state for notice in sent.all()} == {"Écrit"}


# --- the wall -------------------------------------------------------------------------------------------------------


def test_another_region_and_the_nation_find_nothing(date, other, editor, redaction, occitanie):
    write(editor, date)
    message, before = StaffMessage.objects.get(), states(date)
    mail.outbox.clear()
    paths = [path(date, 1, act) for act in ("", "deplacer", "servir", "rendre")]
    paths += [f"/gestion/inscriptions/{date.pk}/{end}/" for end in ("ecrire", f"messages/{message.pk}")]
    for outsider in (Editor(user_in("occitanie", "Coordination Occitanie")), Editor(redaction)):
        for address in paths:
            values = {"date": other.pk, "reason": "x", "to": "tous", "subject": "x", "text": "x"}
            assert outsider.client.get(address).status_code == 404
            assert outsider.client.post(address, values).status_code == 404
    assert (states(date), mail.outbox) == (before, [])

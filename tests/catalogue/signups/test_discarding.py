"""Registrations of robots go several at once: no mail to anybody but who has a seat of theirs, and no word is kept."""

import pytest
from django.core import mail

from catalogue.signups.models import Registration, StaffAct
from tests.catalogue.signups.people import make_date, one, sign_up, states, taken
from tests.conftest import user_in
from tests.editing.forms import Editor, errors_of, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(bretagne):
    """Two seats, both taken by robots; then a robot waits, then a person."""
    date = make_date(bretagne)
    sign_up(date, 1, 2, 3, establishment="Casino")
    sign_up(date, 4)
    mail.outbox.clear()
    return date


def path(date) -> str:
    return f"/gestion/inscriptions/{date.pk}/ecarter/"


def test_robots_go_and_who_waits_has_a_seat(date, breton_editor):
    editor = Editor(breton_editor)
    assert path(date) in editor.client.get(f"/gestion/inscriptions/{date.pk}/").content.decode()
    shown = editor.client.get(path(date)).content.decode()
    assert "Personne 1, personne-1@example.org, Casino" in shown
    robots = [one(date, number).pk for number in (1, 2, 3)]
    response = editor.client.post(path(date), {"people": robots})
    assert said(response) == ["3 inscriptions sont écartées."]
    kept = list(Registration.objects.order_by("pk").values_list("name", "email", "establishment", "state"))
    assert kept == [("", "", "", "rendue")] * 3 + [("Personne 4", "personne-4@example.org", "", "confirmee")]
    assert taken(date) == (1, 1)
    assert [letter.to for letter in mail.outbox] == [["personne-4@example.org"]]
    assert set(StaffAct.objects.values_list("kind", "by__username")) == {("rendue", "bretagne")}


def test_nobody_is_chosen_by_default_and_who_came_cannot_be(date, breton_editor):
    editor = Editor(breton_editor)
    Registration.objects.filter(name="Personne 2").update(state="presente")
    for people in ([], [one(date, 2).pk], ["x"], ["9" * 17]):
        assert list(errors_of(editor.client.post(path(date), {"people": people}))) == ["people"]
    assert states(date) == {"1": "confirmee", "2": "presente", "3": "attente", "4": "attente"}


def test_person_of_another_date_or_region_is_out_of_reach(date, bretagne, occitanie, breton_editor):
    other = make_date(bretagne)
    sign_up(other, 9)
    response = Editor(breton_editor).client.post(path(date), {"people": [one(other, 9).pk]})
    assert list(errors_of(response)) == ["people"]
    stranger = Editor(user_in("occitanie", "Coordination Occitanie"))
    assert stranger.client.get(path(date)).status_code == 404
    assert stranger.client.post(path(date), {"people": [one(date, 1).pk]}).status_code == 404
    assert (states(date)["1"], states(other)["9"]) == ("confirmee", "confirmee")

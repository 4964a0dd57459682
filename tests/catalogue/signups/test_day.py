"""The day itself: ticks of several devices, out of order and twice; people at the door; the code that is read."""

import json
import uuid
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.signups.attending import FULL, GONE, NO_SEAT, OFF, Mark, mark_all, welcome
from catalogue.signups.models import Registration, Seats, Tick
from catalogue.signups.registering import Person
from tests.catalogue.signups.people import make_date, one, sign_up, states, taken
from tests.conftest import user_in
from tests.editing.forms import Editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(bretagne):
    date = make_date(bretagne, days=0, seats=3)
    sign_up(date, 1, 2, 3, 4)  # the fourth waits
    return date


@pytest.fixture
def editor(breton_editor):
    return Editor(breton_editor)


@pytest.fixture
def other(occitanie):
    return Editor(user_in("occitanie", "Rédaction Occitanie"))


def milliseconds(moment) -> int:
    return int(moment.timestamp() * 1000)


def tick(date, number, state="presente", ago: int = 0, key=None) -> dict:
    """`ago`: seconds, on the device's clock."""
    at = milliseconds(timezone.now() - timedelta(seconds=ago))
    return {"id": str(key or uuid.uuid4()), "who": str(one(date, number).key), "state": state, "at": at}


def arrival(name: str, ago: int = 0, key=None, **said) -> dict:
    at = milliseconds(timezone.now() - timedelta(seconds=ago))
    return {"id": str(key or uuid.uuid4()), "nom": name, "etablissement": "", "courriel": "", "at": at} | said


def send(editor, date, *ticks: dict, arrivals: tuple = (), now=None, status: int = 200) -> dict:
    message = {"now": milliseconds(now or timezone.now()), "ticks": list(ticks), "arrivals": list(arrivals)}
    path = f"/gestion/inscriptions/{date.pk}/jour/pointages/"
    response = editor.client.post(path, json.dumps(message), content_type="application/json")
    assert response.status_code == status
    return response.json()


def test_ticks_are_written_down_and_the_list_comes_back(date, editor):
    answer = send(editor, date, tick(date, 1), tick(date, 2, "absente"))
    assert answer["refused"] == {}
    assert [(line["name"], line["state"]) for line in answer["people"]] == [
        ("Personne 1", "presente"),
        ("Personne 2", "absente"),
        ("Personne 3", "confirmee"),
    ]
    assert Tick.objects.filter(by__username="bretagne").count() == 2


def test_sent_twice_is_once(date, editor):
    same = tick(date, 1)
    for _time in range(2):
        assert send(editor, date, same, same)["refused"] == {}
    assert (Tick.objects.count(), states(date)["1"]) == (1, "presente")


def test_later_of_two_ticks_wins_whatever_arrives_first(date, editor):
    late, early = tick(date, 1, "absente", ago=10), tick(date, 1, "presente", ago=600)
    send(editor, date, late)
    send(editor, date, early)
    assert (states(date)["1"], Tick.objects.count()) == ("absente", 2)
    send(editor, date, tick(date, 1, "confirmee"))
    assert (states(date)["1"], Tick.objects.count()) == ("confirmee", 3)


def test_tick_of_the_admins_list_counts_among_the_others(date, editor):
    editor.client.post(f"/gestion/inscriptions/{date.pk}/{one(date, 1).pk}/presence/", {"state": "presente"})
    send(editor, date, tick(date, 1, "absente", ago=3600))
    assert states(date)["1"] == "presente"


def test_clock_of_a_device_that_is_wrong_is_set_right(date, editor):
    """A telephone that is a day ahead would otherwise always win."""
    tomorrow = timezone.now() + timedelta(days=1)
    wrong = tick(date, 1, "absente") | {"at": milliseconds(tomorrow - timedelta(seconds=300))}
    send(editor, date, wrong, now=tomorrow)
    send(editor, date, tick(date, 1, "presente", ago=60))
    assert states(date)["1"] == "presente"
    to_come = tick(date, 2) | {"at": milliseconds(tomorrow)}
    send(editor, date, to_come)
    assert Tick.objects.get(key=to_come["id"]).at <= timezone.now()


def test_refused_tick_is_told(date, editor, bretagne):
    elsewhere = make_date(bretagne)
    sign_up(elsewhere, 9)
    waits, gone = tick(date, 4), tick(elsewhere, 9)
    good = tick(date, 1)
    assert send(editor, date, waits, gone, good)["refused"] == {waits["id"]: NO_SEAT, gone["id"]: GONE}
    assert (states(date)["1"], states(date)["4"], states(elsewhere)["9"]) == ("presente", "attente", "confirmee")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        '{"now": 1}',
        '{"now": "x", "ticks": [], "arrivals": []}',
        '{"now": true, "ticks": [], "arrivals": []}',
        '{"now": 1e999, "ticks": [], "arrivals": []}',
        '{"now": 1900000000000, "ticks": {}, "arrivals": []}',
        '{"now": 1900000000000, "ticks": [null], "arrivals": []}',
        '{"now": 1900000000000, "ticks": [{"id": "x", "who": "y", "state": "presente", "at": 1}], "arrivals": []}',
        '{"now": 1900000000000, "ticks": [], "arrivals": [{"id": 3}]}',
        "[" * 100_000,
        "\x00é",
    ],
)
def test_unreadable_message_is_refused_whole(date, editor, body):
    path = f"/gestion/inscriptions/{date.pk}/jour/pointages/"
    response = editor.client.post(path, body, content_type="application/json")
    assert (response.status_code, "error" in response.json(), Tick.objects.count()) == (400, True, 0)


def test_form_in_the_place_of_a_message_is_refused(date, editor):
    response = editor.client.post(f"/gestion/inscriptions/{date.pk}/jour/pointages/", {"marks": "[]"})
    assert (response.status_code, "error" in response.json()) == (400, True)


def test_state_that_is_no_attendance_is_refused(date, editor):
    send(editor, date, tick(date, 1) | {"state": "annulee"}, status=400)
    send(editor, date, *[tick(date, 1) for _time in range(201)], status=400)
    assert Tick.objects.count() == 0


def test_get_changes_nothing(date, editor):
    base = f"/gestion/inscriptions/{date.pk}/jour/"
    assert editor.client.get(f"{base}pointages/").status_code == 405
    assert editor.client.get(base).status_code == 200
    assert editor.client.get(f"/gestion/inscriptions/accueil/{one(date, 1).key}/").status_code == 200
    assert (states(date)["1"], Tick.objects.count()) == ("confirmee", 0)


# --- Somebody who had not signed up --------------------------------------------------------------------------------


def test_arrival_is_seated_and_present_once(bretagne, editor):
    date = make_date(bretagne, days=0, seats=2)
    same = arrival("Yann", etablissement="Camping", courriel="yann@example.org")
    for _time in range(2):
        assert send(editor, date, arrivals=(same, same))["refused"] == {}
    assert (states(date), taken(date), Tick.objects.count()) == ({"Yann": "presente"}, (1, 1), 1)
    assert Registration.objects.get().establishment == "Camping"


def test_arrival_when_all_is_taken_is_refused_and_nobody_is_added(date, editor):
    full = arrival("Yann")
    assert send(editor, date, arrivals=(full,))["refused"] == {full["id"]: FULL}
    assert (taken(date), "Yann" in states(date)) == ((3, 3), False)
    editor.client.post(f"/gestion/inscriptions/{date.pk}/{one(date, 2).pk}/rendre/")
    date.seats = 4
    date.save()
    assert send(editor, date, arrivals=(full,))["refused"] == {}
    assert states(date)["Yann"] == "presente"


def test_arrival_of_somebody_known_is_no_second_registration(date, editor):
    send(editor, date, arrivals=(arrival("Autre nom", courriel="PERSONNE-1@example.org"),))
    assert states(date) == {"1": "presente", "2": "confirmee", "3": "confirmee", "4": "attente"}


def test_who_waited_and_came_takes_a_free_seat(date):
    Seats.objects.update(capacity=4)
    date.seats = 4
    date.save()
    at = timezone.now()
    welcome(date, Person("Personne 4", "personne-4@example.org"), None, uuid.uuid4(), at)
    assert (states(date)["4"], taken(date)) == ("presente", (4, 4))


@pytest.mark.parametrize("status", ["annulee", "reportee"])
def test_nobody_is_added_to_a_date_that_will_not_be(date, editor, status):
    type(date).objects.filter(pk=date.pk).update(status=status, seats=9)
    path, late = f"/gestion/inscriptions/{date.pk}/jour/", arrival("Yann")
    assert OFF in editor.client.get(path).content.decode()
    assert send(editor, date, arrivals=(late,))["refused"] == {late["id"]: OFF}
    refused = editor.client.post(path, {"nom": "Yann"})
    assert (refused.status_code, OFF in refused.content.decode()) == (422, True)
    assert set(states(date)) == set("1234")


@pytest.mark.parametrize("status", ["annulee", "reportee"])
def test_nobody_is_noted_at_a_date_that_will_not_be(date, editor, other, client, status):
    early = tick(date, 1, ago=60)
    send(editor, date, early)
    type(date).objects.filter(pk=date.pk).update(status=status)
    late, code = tick(date, 2), f"/gestion/inscriptions/accueil/{one(date, 2).key}/"
    assert send(editor, date, early, late)["refused"] == {late["id"]: OFF}  # what was sent before is no refusal
    button = f"/gestion/inscriptions/{date.pk}/{one(date, 2).pk}/presence/"
    for path in (button, code):
        assert OFF in unescape(editor.client.post(path, {"state": "presente"}, follow=True).content.decode()), path
        assert other.client.post(path, {"state": "presente"}).status_code == 404
        assert client.post(path, {"state": "presente"}, headers={"host": "localhost"}).status_code == 302
    shown = editor.client.get(code).content.decode()
    assert (OFF in unescape(shown), "Noter présent" in shown) == (True, False)
    assert (states(date)["1"], states(date)["2"], Tick.objects.count()) == ("presente", "confirmee", 1)


def test_arrival_that_says_too_little_is_told_why(date, editor):
    nameless, wrong = arrival(" "), arrival("Yann", courriel="yann@")
    refused = send(editor, date, arrivals=(nameless, wrong))["refused"]
    assert (set(refused), all(refused.values())) == ({nameless["id"], wrong["id"]}, True)


def test_form_of_the_door_works_without_a_script(bretagne, editor):
    date = make_date(bretagne, days=0, seats=1)
    path = f"/gestion/inscriptions/{date.pk}/jour/"
    assert editor.client.post(path, {"nom": "Yann"}).status_code == 302
    full = editor.client.post(path, {"nom": "Maï", "etablissement": "Gîte"})
    assert (full.status_code, "Tout est pris" in full.content.decode(), 'value="Gîte"' in full.content.decode()) == (
        422,
        True,
        True,
    )
    assert states(date) == {"Yann": "presente"}


def test_list_is_searched_without_a_script(date, editor):
    code = one(date, 2).key.hex[:6].upper()
    shown = editor.client.get(f"/gestion/inscriptions/{date.pk}/jour/?q={code.lower()}").content.decode()
    assert ("Personne 2" in shown, "Personne 1" in shown) == (True, False)


# --- The code that is read -----------------------------------------------------------------------------------------


def test_code_that_is_read_asks_for_one_tap(date, editor):
    path = f"/gestion/inscriptions/accueil/{one(date, 1).key}/"
    assert "Noter présent" in editor.client.get(path).content.decode()
    response = editor.client.post(path, {"state": "presente"})
    assert (response["Location"], states(date)["1"]) == (f"/gestion/inscriptions/{date.pk}/jour/", "presente")
    assert "Déjà noté présent" in editor.client.get(path).content.decode()


def test_code_of_who_has_no_seat_says_so(date, editor):
    path = f"/gestion/inscriptions/accueil/{one(date, 4).key}/"
    assert "n’a pas de place" in editor.client.get(path).content.decode()
    editor.client.post(path)
    assert states(date)["4"] == "attente"
    assert editor.client.get(f"/gestion/inscriptions/accueil/{uuid.uuid4()}/").status_code == 404


def test_another_region_ticks_nobody(date, other, occitanie):
    own = make_date(occitanie)
    sign_up(own, 8)
    key = one(date, 1).key
    assert other.client.post(f"/gestion/inscriptions/accueil/{key}/", {"state": "presente"}).status_code == 404
    through = tick(date, 1)
    assert send(other, own, through)["refused"] == {through["id"]: GONE}
    assert (states(date)["1"], Tick.objects.count()) == ("confirmee", 0)


def test_list_of_the_day_tells_no_more_than_it_needs(date, editor):
    Registration.objects.update(phone="02 98 00 00 00", need="Un secret")
    shown = editor.client.get(f"/gestion/inscriptions/{date.pk}/jour/").content.decode()
    assert [word for word in ("02 98", "Un secret", "personne-1@example.org") if word in shown] == []


@pytest.mark.parametrize("people", [1, 6])
def test_ticks_take_as_many_queries_to_read(bretagne, people):
    date = make_date(bretagne, days=0, seats=10)
    sign_up(date, *range(people))
    marks = [Mark(one(date, number).key, "confirmee") for number in range(people)]
    mark_all(date, [Mark(marks[0].who, "confirmee")], None)
    with CaptureQueriesContext(connection) as queries:
        mark_all(date, marks, None)
    assert len(queries) == 11

"""Presence at each meeting of a date in several: the list of the day, what is exported and printed, the hours."""

from datetime import time, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from catalogue.models import SessionDay, SessionPage
from catalogue.signups.attending import NO_MEETING
from catalogue.signups.models import Certificate, Registration, Tick
from catalogue.signups.papers import making
from tests.catalogue.signups.people import make_date, one, sign_up, states
from tests.catalogue.signups.test_costs import cost
from tests.catalogue.signups.test_day import arrival, send, tick
from tests.catalogue.signups.test_papers import read
from tests.editing.forms import Editor

pytestmark = pytest.mark.django_db


def in_meetings(date: SessionPage, *days: int) -> SessionPage:
    """At ten for two hours, so many days from today."""
    today = timezone.now().astimezone(date.zone).date()
    dated = [today + timedelta(days=number) for number in days]
    date.days = [SessionDay(day=day, starts=time(10), ends=time(12), sort_order=n) for n, day in enumerate(dated)]
    meetings = date.meetings
    date.starts_at, date.ends_at = meetings[0].starts_at, meetings[-1].ends_at
    date.save_revision().publish()
    return SessionPage.objects.get(pk=date.pk)


@pytest.fixture
def date(bretagne):
    """The second of its three meetings is today's."""
    date = make_date(bretagne, seats=10)
    sign_up(date, 1, 2, 3)
    return in_meetings(date, -7, 0, 7)


@pytest.fixture
def over(bretagne):
    date = make_date(bretagne, seats=10)
    sign_up(date, 1, 2, 3)
    date.workshop.duration = 180
    date.workshop.save()
    return in_meetings(date, -21, -14, -7)


@pytest.fixture
def keys(date):
    return [meeting.key for meeting in date.meetings]


@pytest.fixture
def editor(breton_editor):
    return Editor(breton_editor)


def there(date: SessionPage, number: int, *meetings: int, absent: tuple = ()) -> None:
    person = one(date, number)
    for state, indices in (("presente", meetings), ("absente", absent)):
        for index in indices:
            meeting = date.meetings[index]
            Tick.objects.create(registration=person, meeting=meeting.key, state=state, at=meeting.starts_at)
    Registration.objects.filter(pk=person.pk).update(state="presente" if meetings else "absente")


def shown(editor, date, key: str) -> dict[str, str]:
    response = editor.client.get(f"/gestion/inscriptions/{date.pk}/jour/", {"rencontre": key} if key else {})
    return {line.name[-1]: line.state for line in response.context["lines"]}


def test_each_meeting_has_a_presence_of_its_own(date, editor, keys):
    first, second, third = keys
    send(editor, date, tick(date, 1) | {"meeting": first}, tick(date, 2, "absente") | {"meeting": first})
    send(editor, date, tick(date, 1, "absente") | {"meeting": third})
    assert shown(editor, date, first) == {"1": "presente", "2": "absente", "3": "confirmee"}
    assert shown(editor, date, second) == dict.fromkeys("123", "confirmee")
    assert shown(editor, date, third) == {"1": "absente", "2": "confirmee", "3": "confirmee"}
    assert states(date) == {"1": "presente", "2": "absente", "3": "confirmee"}
    send(editor, date, tick(date, 1, "confirmee") | {"meeting": first})
    assert states(date)["1"] == "absente"


def test_list_opens_at_the_nearest_meeting_which_is_meant_when_none_is_said(date, editor, keys):
    """By a page that was opened before, by the code that is read, or at the door."""
    send(editor, date, tick(date, 1), arrivals=(arrival("Yann 9"),))
    editor.client.post(f"/gestion/inscriptions/accueil/{one(date, 2).key}/", {"state": "presente"})
    assert set(Tick.objects.values_list("meeting", flat=True)) == {keys[1]}
    assert shown(editor, date, "") == {"1": "presente", "2": "presente", "3": "confirmee", "9": "presente"}
    assert shown(editor, date, "jour-0") == shown(editor, date, keys[1])


def test_button_without_a_script_notes_the_meeting_that_is_shown(date, editor, keys):
    path = f"/gestion/inscriptions/{date.pk}/"
    said = {"state": "presente", "from": "jour", "meeting": keys[0]}
    response = editor.client.post(f"{path}{one(date, 1).pk}/presence/", said)
    assert response["Location"] == f"{path}jour/?rencontre={keys[0]}"
    editor.client.post(f"{path}jour/?rencontre={keys[2]}", {"nom": "Yann"})
    noted = Tick.objects.order_by("pk").values_list("registration__name", "meeting")
    assert list(noted) == [("Personne 1", keys[0]), ("Yann", keys[2])]


def test_meeting_that_is_no_more_is_refused_with_words(date, editor):
    gone = tick(date, 1) | {"meeting": "jour-0"}
    assert send(editor, date, gone)["refused"] == {gone["id"]: NO_MEETING}
    send(editor, date, tick(date, 1) | {"meeting": ["x"]}, status=400)
    assert Tick.objects.count() == 0


def test_certificate_counts_the_meetings_that_were_attended(over, client):
    there(over, 1, 0, 1, 2)
    there(over, 2, 0, 2, absent=(1,))
    there(over, 3, 1)
    people = making.expected_at(over)
    pdf, _text = read(making.certificates(over, people))
    texts = [" ".join(page.extract_text().split()) for page in pdf.pages]
    assert [("Durée 3 h" in text, "Durée 2 h" in text, "Durée 1 h" in text) for text in texts] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert ["présence à 2 rencontres sur 3" in text for text in texts] == [False, True, False]
    assert list(Certificate.objects.order_by("registration__name").values_list("minutes", flat=True)) == [180, 120, 60]
    code = Certificate.objects.get(registration__name="Personne 2").code
    told = client.get(f"/attestations/{code}/", headers={"host": "localhost"}).content.decode()
    assert "présence à 2 rencontres sur 3" in told


def test_who_was_noted_before_the_days_were_typed_was_at_all_of_them(over):
    Registration.objects.filter(name="Personne 1").update(state="presente")
    making.certificates(over, [one(over, 1)])
    assert Certificate.objects.get().minutes == 180


def test_list_and_exports_tell_each_meeting_at_a_constant_cost(over, editor):
    path = f"/gestion/inscriptions/{over.pk}/"
    Registration.objects.exclude(name="Personne 2").update(forgotten_at=timezone.now())
    there(over, 2, 0, absent=(1,))
    costs = [cost(editor.client, f"{path}{more}") for more in ("", "?export=xlsx", "jour/")]
    Registration.objects.update(forgotten_at=None)
    assert [cost(editor.client, f"{path}{more}") for more in ("", "?export=xlsx", "jour/")] == costs
    assert "1 sur 3" in editor.client.get(path).content.decode()
    rows = list(
        load_workbook(BytesIO(b"".join(editor.client.get(f"{path}?export=xlsx").streaming_content))).active.values
    )
    assert [heading.startswith("Présence, ") for heading in rows[0][-3:]] == [True] * 3
    assert {row[0]: [cell or "" for cell in row[-3:]] for row in rows[1:]} == {
        "Personne 1": ["", "", ""],
        "Personne 2": ["Présente", "Absente", ""],
        "Personne 3": ["", "", ""],
    }
    table = editor.client.get(f"{path}?export=csv").content.decode()
    assert "Présente;Absente;" in table


def test_sheet_that_is_printed_again_says_what_was_noted(over):
    there(over, 2, 0, absent=(1,))
    text = read(making.attendance_sheet(over))[1]
    assert (text.count("présence notée"), text.count("absence notée")) == (1, 1)


def test_convocation_names_each_meeting(date):
    text = read(making.convocations(date, [one(date, 1)]))[1]
    assert [label for label in date.meeting_labels if " ".join(label.split()) not in text] == []

"""The demonstration's registrations: rows as people's own, and nobody written to."""

import io
from random import Random

import pytest
from django.core import mail
from django.core.management.base import OutputWrapper

from catalogue.models import SessionPage
from catalogue.schedule.scores import LEAST, Score, public_score
from catalogue.signups import demonstration
from catalogue.signups.bulk import register_many
from catalogue.signups.models import Moment, Opinion, Registration, Seats, SentNotice, Tick
from catalogue.signups.registering import register
from catalogue.signups.reminding import remind
from home.models import OutgoingMail
from home.progress import Progress
from tests.catalogue.signups.people import make_date, sign_up, states, taken
from tests.catalogue.signups.test_presence import in_meetings
from tests.factories import make_event

pytestmark = pytest.mark.django_db
_OWN = {"id", "seats_id", "key", "created_at", "date", "page_id", "told_at"}


def build(site, times: int = 1) -> None:
    demonstration.build(site.locale_id, times, Progress(OutputWrapper(io.StringIO())))


def rows(date) -> list[dict]:
    """All that the database keeps of a date's list, but what is each row's own."""
    seats = Seats.objects.filter(date=date.translation_key)
    found = [*seats.values(), *Registration.objects.filter(seats__in=seats).order_by("turn").values()]
    return [{name: value for name, value in row.items() if name not in _OWN} for row in found]


@pytest.mark.parametrize("values", [{"seats": 5}, {"seats": None}, {"seats": 4, "confirm_address": True}])
def test_many_at_once_make_the_rows_of_one_by_one(bretagne, values):
    when = {"starts_at": "2034-03-06T09:00:00Z", "ends_at": "2034-03-06T11:00:00Z"}
    by_hand, at_once = (
        make_date(bretagne, title="Date", slug=slug, signup_questions="Quoi ?", **when, **values) for slug in "ab"
    )
    for date in (by_hand, at_once):
        date.refresh_from_db()
    people = list(demonstration.made_up_people(by_hand, 12, Random(1)))
    for person in people:
        register(by_hand, person, "fr")
    register_many(at_once, people)
    first, second = rows(by_hand), rows(at_once)
    for row in first + second:
        row["confirm_by"] = bool(row.get("confirm_by"))
    assert len(first) == 13
    assert first == second


def test_twice_is_once_and_lists_of_people_are_left_alone(site, bretagne):
    signed = make_date(bretagne)
    sign_up(signed, 1)
    full, past = make_date(bretagne, seats=6, seats_left=0), make_date(bretagne, seats=9, seats_left=1, days=-4)
    cancelled = make_date(bretagne, status="annulee")
    elsewhere = make_date(bretagne, signup_kind="ailleurs", signup_url="https://example.org/")
    make_event(site, signup_kind="ici")
    build(site)
    found = Registration.objects.count()
    build(site)
    assert Registration.objects.count() == found
    assert (states(signed), states(cancelled), states(elsewhere)) == ({"1": "confirmee"}, {}, {})
    assert set(Registration.objects.of_date(full).values_list("state", flat=True)) == {"confirmee", "attente"}
    assert set(Registration.objects.of_date(past).values_list("state", flat=True)) <= {"presente", "absente"}
    assert taken(full) == (6, 6)
    assert all(one.created_at < one.seats.told_start for one in Registration.objects.select_related("seats"))


def test_made_up_people_say_what_they_think_and_the_score_is_to_be_seen(site, bretagne):
    date = in_meetings(make_date(bretagne, seats=12, seats_left=0), -130, -123, -116)
    build(site)
    said = Opinion.objects.filter(registration__seats__date=date.translation_key, registration__state="presente")
    assert said.count() == Opinion.objects.count()
    assert {moment for moment, _label in Moment.choices} == set(said.values_list("moment", flat=True))
    assert {note is None for note in said.filter(moment="a-froid").values_list("note", flat=True)} == {True}
    assert (public_score(SessionPage.objects.with_detail().get(pk=date.pk)) or Score(0, 0)).count >= LEAST
    texts = [text for answers in said.values_list("answers", flat=True) for _question, text in answers if text]
    assert {text.startswith("Exemple : ") for text in texts} == {True}
    assert Tick.objects.filter(meeting__startswith="jour-").count() == 12 * 3


def test_no_mail_is_written_to_made_up_people(site, bretagne):
    date = make_date(bretagne, days=0.5, seats=3, seats_left=0)
    sign_up(date, 1, 2)
    mail.outbox.clear()
    OutgoingMail.objects.all().delete()
    build(site)
    soon = make_date(bretagne, days=0.5)
    build(site)
    Registration.objects.filter(folded_email__contains="personne").delete()
    soon.status = "annulee"
    soon.save_revision().publish()
    remind()
    soon.delete()
    assert (OutgoingMail.objects.count(), mail.outbox, SentNotice.objects.count()) == (0, [], 0)


def test_whatever_writes_to_made_up_people_the_outbox_stays_empty(db):
    mail.send_mail("Sujet", "Texte", None, ["Camille <camille@exemple.invalid>", "a@EXEMPLE.INVALID", "b@example.org"])
    assert list(OutgoingMail.objects.values_list("recipient", flat=True)) == ["b@example.org"]


def test_multiplied_it_makes_as_many_as_a_load_needs(site, bretagne, monkeypatch):
    monkeypatch.setattr(demonstration, "_EACH_TIME", 100)
    monkeypatch.setattr(demonstration, "MOST", 250)
    make_date(bretagne, seats=8, seats_left=4)
    make_event(site, signup_kind="ici")
    make_event(bretagne, signup_kind="ici")
    build(site, 9)
    assert 248 <= Registration.objects.count() <= 250

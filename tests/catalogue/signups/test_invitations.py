"""What mails tell a diary (iTIP, RFC 5546): to come, what changed, to let it go; in the name of who reads answers."""

from datetime import timedelta
from email import message_from_bytes
from urllib.parse import unquote

import pytest
from django.core import mail
from icalendar import Event

from catalogue.enums import EditorialStatus
from catalogue.signups.changing import give_back
from catalogue.signups.links import token_of
from catalogue.signups.models import Registration
from catalogue.signups.moving import move
from catalogue.signups.reminding import remind
from tests.catalogue.schedule.test_calendars import Diary, checked, read
from tests.catalogue.signups.people import make_date, one, sign_up
from tests.catalogue.signups.test_following import publish
from tests.factories import make_event

pytestmark = pytest.mark.django_db
CONTACT, SELF = "contact@bretagne.example", "personne-1@example.org"


@pytest.fixture
def date(bretagne):
    """Of a region whose contact reads what comes."""
    named(bretagne)
    return make_date(bretagne, slug="fourmis", title="Fourmis, abeilles et « réseaux » : répondre à tous ; l’été aussi")


def named(home, address: str = CONTACT) -> None:
    home.contact_email = address
    home.save()


def entries(number: int = 1) -> list[tuple[str, Event]]:
    """Of the last mail to somebody."""
    return entries_of(next(one for one in reversed(mail.outbox) if one.to == [f"personne-{number}@example.org"]))


def entries_of(letter) -> list[tuple[str, Event]]:
    """Method and event of each, once read as it is sent, as strictly as can be."""
    sent = message_from_bytes(letter.message().as_bytes(linesep="\r\n"))
    found = []
    for part in (part for part in sent.walk() if part.get_content_type() == "text/calendar"):
        method = part.get_param("method")
        assert part.get_params()[1:] == [("method", method), ("charset", "utf-8")]
        [event] = checked(part.get_payload(decode=True), method)
        found.append((method, event))
    return found


def entry(number: int = 1) -> tuple[str, Event]:
    [found] = entries(number)
    return found


def addresses(event: Event) -> tuple[str, str]:
    return str(event["ORGANIZER"]), str(event["ATTENDEE"])


def test_who_has_a_seat_is_invited_and_asked_nothing(date, bretagne):
    sign_up(date, 1)
    method, event = entry()
    assert (method, str(event["STATUS"])) == ("REQUEST", "CONFIRMED")
    assert addresses(event) == (f"mailto:{CONTACT}", f"mailto:{SELF}")
    assert dict(event["ORGANIZER"].params) == {"CN": bretagne.site_name}
    assert dict(event["ATTENDEE"].params) == {"PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}
    assert "refuser ici ne la rend pas" in event["DESCRIPTION"]
    assert mail.outbox[-1].reply_to == [CONTACT]  # answers of either kind go to the same people


def test_two_versions_of_a_moved_date_update_one_entry_and_its_end_takes_it_away(date, visit):
    diary = Diary()
    diary.take(read(visit("/agenda/fourmis/calendrier.ics", host="bretagne.localhost")))
    sign_up(date, 1)
    first = entry()[1]
    diary.take([first])
    publish(date, starts_at=date.starts_at + timedelta(days=7), ends_at=date.ends_at + timedelta(days=7))
    method, second = entry()
    diary.take([second])
    assert (method, second["UID"]) == ("REQUEST", first["UID"])
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert diary.tells() == [(second["DTSTART"].dt, "CONFIRMED")]
    publish(date, status=EditorialStatus.CANCELLED)
    method, last = entry()
    diary.take([last])
    assert (method, last["UID"], addresses(last)) == ("CANCEL", first["UID"], addresses(first))
    assert last["SEQUENCE"] > second["SEQUENCE"]
    assert diary.tells() == [(second["DTSTART"].dt, "CANCELLED")]
    assert "ne la rend pas" not in last.get("DESCRIPTION", "")


def test_a_postponed_date_leaves_the_diary_and_comes_back_with_its_new_day(date):
    sign_up(date, 1)
    publish(date, status=EditorialStatus.POSTPONED)
    gone = entry()
    moved = {name: getattr(date, name) + timedelta(days=30) for name in ("starts_at", "ends_at")}
    publish(date, status=EditorialStatus.PLANNED, **moved)
    back = entry()
    assert ([gone[0], back[0]], gone[1]["UID"]) == (["CANCEL", "REQUEST"], back[1]["UID"])
    assert back[1]["SEQUENCE"] > gone[1]["SEQUENCE"]


def test_a_place_given_back_leaves_that_diary_alone_and_enters_the_next_ones(date):
    sign_up(date, 1, 2, 3)
    give_back(one(date, 1), date)
    assert [(entry(number)[0], str(entry(number)[1]["STATUS"])) for number in (1, 2, 3)] == [
        ("CANCEL", "CANCELLED"),
        ("REQUEST", "CONFIRMED"),
        ("REQUEST", "CONFIRMED"),
    ]
    assert addresses(entry(1)[1])[1] == f"mailto:{SELF}"


def test_who_waits_has_a_tentative_entry(date):
    sign_up(date, 1, 2, 3)
    publish(date, venue="Ailleurs")
    method, event = entry(3)
    assert (method, str(event["STATUS"]), event["ATTENDEE"].params["PARTSTAT"]) == ("REQUEST", "TENTATIVE", "TENTATIVE")


def test_moving_to_another_regions_date_cancels_in_the_name_of_who_invited(date, occitanie):
    named(occitanie, "contact@occitanie.example")
    other = make_date(occitanie)
    sign_up(date, 1)
    before = entry()[1]
    move(one(date, 1), date, other, by=None, may_wait=False)
    (joined, there), (left, here) = entries()
    assert (joined, addresses(there)[0]) == ("REQUEST", "mailto:contact@occitanie.example")
    assert (left, here["UID"], addresses(here)) == ("CANCEL", before["UID"], addresses(before))


def test_a_reminder_updates_the_entry(bretagne):
    named(bretagne)
    date = make_date(bretagne, days=5)
    sign_up(date, 1)
    first = entry()[1]
    Registration.objects.update(created_at=date.starts_at - timedelta(days=20))
    remind()
    method, second = entry()
    assert (method, second["UID"], second["SEQUENCE"] >= first["SEQUENCE"]) == ("REQUEST", first["UID"], True)


def test_of_the_nation_its_contact_invites(site):
    date = make_event(site, signup_kind="ici", signup_url="")
    named(site, "contact@nation.example")
    sign_up(date, 1)
    assert addresses(entry()[1])[0] == "mailto:contact@nation.example"
    assert mail.outbox[-1].reply_to == ["contact@nation.example"]


def test_where_nobody_reads_answers_nobody_is_invited(date, bretagne):
    """A « non » that reaches nobody would pass for a place given back."""
    named(bretagne, "")
    sign_up(date, 1)
    method, event = entry()
    assert (method, "ORGANIZER" in event, "ATTENDEE" in event) == ("PUBLISH", False, False)


def test_entries_name_their_reader_only_and_files_nobody(date, visit):
    """The name that a stranger typed goes into no diary; nor does anybody's address into what others may read."""
    sign_up(date, 1, name='Offre "gratuite"\r\nATTENDEE:mailto:autre@example.org')
    sign_up(date, 2)
    for number in (1, 2):
        content = entry(number)[1].to_ical().decode().replace("\r\n ", "")
        others = [word for word in ("Offre", "autre@", f"personne-{3 - number}@") if word in content]
        assert (content.count("ATTENDEE"), others) == (1, [])
    place = f"/ma-place/{token_of(Registration.objects.first())}/calendrier.ics"
    for path, host in (("/agenda/fourmis/calendrier.ics", "bretagne.localhost"), (place, "localhost")):
        [event] = read(visit(path, host=host))
        assert ("ORGANIZER" in event, "ATTENDEE" in event) == (False, False)


@pytest.mark.parametrize(
    "address", ["o'brien+fourmi@example.org", "a%b&c=d?e#f@example.org", f"{'x' * 60}@example.org"]
)
def test_any_address_and_any_name_of_a_site_make_an_entry_that_can_be_read(date, bretagne, address):
    bretagne.site_name = 'L’« été » : "réseau" ; offices, pays & agences ☃ ^n'
    bretagne.save()
    sign_up(date, 1)
    Registration.objects.update(email=address)
    publish(date, venue="Ailleurs")
    [(_method, event)] = entries_of(mail.outbox[-1])
    assert unquote(event["ATTENDEE"]) == f"mailto:{address}"
    assert event["ORGANIZER"].params["CN"] == bretagne.site_name


def test_words_of_an_entry_are_in_the_readers_language(date):
    sign_up(date, 1)
    Registration.objects.update(language="en")
    publish(date, venue="Ailleurs")
    assert "declining here does not" in entry()[1]["DESCRIPTION"]
    publish(date, status=EditorialStatus.CANCELLED)
    assert str(entry()[1]["SUMMARY"]).startswith("Cancelled: ")

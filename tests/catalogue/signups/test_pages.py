"""The form of a date, its thanks and « Ma place », as visitors, robots and strangers meet them."""

import re
from datetime import timedelta

import lxml.html
import pytest
from django.core import mail

from catalogue.signups.links import token_of
from catalogue.signups.models import Registration
from tests.catalogue.signups.people import make_date, one, sign_up, states

pytestmark = pytest.mark.django_db
SAID = {"nom": "Anaïs", "courriel": "anais@example.org", "places": "1", "besoin": "Mes avis <b>"}
HOST, NATION = {"host": "bretagne.localhost"}, {"host": "localhost"}


@pytest.fixture
def date(bretagne):
    return make_date(bretagne)


@pytest.fixture
def form(date):
    return f"/agenda/{date.slug}/inscription/"


@pytest.fixture(autouse=True)
def _typed_slowly(monkeypatch):
    monkeypatch.setattr("home.visitor_forms._QUICKEST", 0)


def send(client, form: str, **said):
    client.get(form, headers=HOST)
    return client.post(form, SAID | said, headers=HOST)


def root(response):
    return lxml.html.fromstring(response.content.decode())


def test_visitor_signs_up_and_is_thanked(client, date, form):
    response = send(client, form)
    assert (response.status_code, response["Location"]) == (303, f"{form}merci/")
    thanked = root(client.get(f"{form}merci/", headers=HOST))
    assert [one.get("data-etat") for one in thanked.xpath("//*[@data-etat]")] == ["confirmee"]
    assert states(date) == {"Anaïs": "confirmee"}
    assert mail.outbox[0].to == ["anais@example.org"]


def test_full_date_gives_a_rank(client, date, form):
    sign_up(date, 1, 2, 3)
    assert "liste d’attente" in client.get(form, headers=HOST).content.decode()
    send(client, form)
    thanked = root(client.get(f"{form}merci/", headers=HOST)).xpath("//*[@data-etat]")[0]
    assert (thanked.get("data-etat"), thanked.get("data-rang")) == ("attente", "2")


def test_page_of_the_date_shows_the_places_left(client, date):
    def left():
        page = root(client.get(f"/agenda/{date.slug}/", headers=HOST))
        return [one.get("data-places-restantes") for one in page.xpath("//*[@data-places-restantes]")]

    assert left() == ["2"]
    sign_up(date, 1)
    assert left() == ["1"]
    sign_up(date, 2, 3)
    assert left() == ["0"]


def test_telephone_is_kept_as_france_reads_it_or_shown_again(client, date, form):
    refused = root(send(client, form, telephone="02 99 00"))
    assert refused.xpath("//input[@name='telephone']/@value") == ["02 99 00"]
    assert Registration.objects.count() == 0
    send(client, form, telephone="+262 692 12 34 56")
    assert Registration.objects.get().phone == "0692 12 34 56"


def test_what_was_typed_is_shown_again(client, form):
    response = send(client, form, courriel="anais@", places="9")
    page = root(response)
    assert response.status_code == 422
    assert page.xpath("//input[@name='courriel']/@value") == ["anais@"]
    assert page.xpath("//textarea[@name='besoin']")[0].text.strip() == "Mes avis <b>"
    assert len(page.xpath("//ul[contains(@class, 'errorlist')]")) == 2
    assert Registration.objects.count() == 0


def test_robot_that_fills_the_trap_believes_it_is_done(client, form):
    assert send(client, form, site_web="https://spam.example").status_code == 303
    assert (Registration.objects.count(), mail.outbox) == (0, [])


def test_form_that_was_not_seen_is_shown_again(client, form):
    assert client.post(form, SAID, headers=HOST).status_code == 422
    assert client.post(form, SAID, headers=HOST).status_code == 303


def test_too_many_tries_from_one_network(client, form, settings):
    settings.SIGNUP_TRIES_PER_HOUR = 3
    codes = [send(client, form, courriel=f"a{number}@example.org").status_code for number in range(5)]
    assert codes == [303, 303, 303, 429, 429]
    settings.SIGNUP_TRIES_PER_HOUR = 0
    assert send(client, form, courriel="b@example.org").status_code == 303


FIELDS = ["nom", "courriel", "etablissement", "activite", "commune", "telephone", "places", "besoin", "accessibilite"]


@pytest.mark.parametrize("name", [*FIELDS, "question-1"])
@pytest.mark.parametrize("text", ["x\r\nBcc: autre@example.org", "=HYPERLINK(1)", "\x00\x0b", "é" * 5000])
def test_odd_texts_never_fail(client, bretagne, name, text):
    date = make_date(bretagne, places_each=3, signup_questions="Quel logiciel ?")
    form = f"/agenda/{date.slug}/inscription/"
    assert send(client, form, **{name: text}).status_code in (303, 422)
    assert all("autre@example.org" not in letter.recipients() for letter in mail.outbox)


def test_two_hundred_tries_from_one_network_are_stopped_and_told_nothing(client, date, form, settings):
    """Every other one names somebody who is signed up."""
    sign_up(date, 1)
    known, answers = "personne-1@example.org", []
    client.get(form, headers=HOST)
    for number in range(200):
        address = known if number % 2 else f"a{number}@example.org"
        response = client.post(form, SAID | {"courriel": address}, headers=HOST)
        answers.append((response.status_code, response.get("Location")))
    most = settings.SIGNUP_TRIES_PER_HOUR
    assert answers == [(303, f"{form}merci/")] * most + [(429, None)] * (200 - most)
    assert known in response.content.decode()  # what was typed stays


def test_dates_that_take_no_sign_up_here_have_no_form(client, bretagne):
    elsewhere = make_date(bretagne, signup_kind="ailleurs", signup_url="https://example.org/")
    past = make_date(bretagne, days=-3)
    draft = make_date(bretagne, live=False)
    assert client.get(f"/agenda/{elsewhere.slug}/inscription/", headers=HOST).status_code == 404
    assert client.get(f"/agenda/{draft.slug}/inscription/", headers=HOST).status_code == 404
    assert client.get("/agenda/inscription/", headers=HOST).status_code == 404
    shown = client.get(f"/agenda/{past.slug}/inscription/", headers=HOST)
    assert (shown.status_code, root(shown).xpath("//form[@method='post']")) == (200, [])
    assert client.post(f"/agenda/{past.slug}/inscription/", SAID, headers=HOST).status_code == 200
    assert Registration.objects.count() == 0


def test_thanks_are_for_the_browser_that_signed_up(client, date, form, bretagne):
    sign_up(date, 1)
    assert client.get(f"{form}merci/", headers=HOST)["Location"] == form
    send(client, form)
    other = make_date(bretagne)
    assert client.get(f"/agenda/{other.slug}/inscription/merci/", headers=HOST).status_code == 302


# --- « Ma place » --------------------------------------------------------------------------------------------------


@pytest.fixture
def place(date):
    sign_up(date, 1)
    return f"/ma-place/{token_of(one(date, 1))}/"


def test_mail_leads_to_ones_place(client, place):
    address = re.search(r"http://localhost(:\d+)?(/ma-place/\S+)", mail.outbox[0].body)[2]
    response = client.get(address, headers=NATION)
    assert (address, response.status_code) == (place, 200)
    private = (response["Cache-Control"], response["Referrer-Policy"], response["X-Robots-Tag"])
    assert private == ("no-store, private", "no-referrer", "noindex, nofollow")


def test_browsers_may_send_the_forms_of_ones_place(client, place):
    """Under no-referrer alone they say « Origin: null », which is refused; `tests/e2e/test_day.py` does it for real."""
    for path in (place, f"{place}rendre/"):
        head = root(client.get(path, headers=NATION)).xpath("//head/meta[@name='referrer']/@content")
        assert head == ["same-origin"]


def test_who_waits_leaves_the_list_rather_than_a_seat(client, date):
    sign_up(date, 1, 2, 3)
    path = f"/ma-place/{token_of(one(date, 3))}/"
    assert "Quitter la liste d’attente" in client.get(path, headers=NATION).content.decode()
    asked = client.get(f"{path}rendre/", headers=NATION).content.decode()
    assert ("Vous perdez votre rang" in asked, "aussitôt donnée" in asked) == (True, False)
    left = client.post(f"{path}rendre/", headers=NATION, follow=True).content.decode()
    assert ("vous n’êtes plus sur la liste d’attente" in left, states(date)["3"]) == (True, "rendue")


def test_no_get_changes_anything(client, date, place):
    for path in (place, f"{place}rendre/", f"{place}calendrier.ics"):
        assert client.get(path, headers=NATION).status_code == client.head(path, headers=NATION).status_code == 200
    assert client.get(f"{place}accepter/", headers=NATION).status_code == 405
    assert states(date) == {"1": "confirmee"}


def test_place_is_given_back_once(client, date, place):
    assert client.post(f"{place}rendre/", headers=NATION)["Location"] == place
    assert client.post(f"{place}rendre/", headers=NATION)["Location"] == place
    assert states(date) == {"1": "rendue"}
    assert [letter.subject.split(" :")[0] for letter in mail.outbox] == [
        "Votre place est réservée",
        "Votre place est rendue",
    ]
    assert "rendue" in client.get(place, headers=NATION).content.decode()


def test_details_are_changed(client, date, place):
    assert (
        client.post(
            place, {"nom": "Personne 1", "telephone": "02 98 00 00 00", "places": "1"}, headers=NATION
        ).status_code
        == 302
    )
    assert one(date, 1).phone == "02 98 00 00 00"
    refused = client.post(place, {"nom": "", "telephone": "ici", "places": "1"}, headers=NATION)
    assert (refused.status_code, root(refused).xpath("//input[@name='telephone']/@value")) == (422, ["ici"])


@pytest.mark.parametrize("token", ["x", "a-0", "ff" * 16 + "-0:abc", "é", "0" * 500])
def test_made_up_link_says_nothing(client, token):
    for path in ("", "rendre/", "calendrier.ics"):
        assert client.get(f"/ma-place/{token}/{path}", headers=NATION).status_code == 404


def test_link_ends(client, date, place):
    Registration.objects.update(link_version=1)
    assert client.get(place, headers=NATION).status_code == 404


def test_entry_for_the_diary_is_cancelled_with_the_place(client, place):
    from icalendar import Calendar

    (before,) = Calendar.from_ical(client.get(f"{place}calendrier.ics", headers=NATION).content).walk("VEVENT")
    client.post(f"{place}rendre/", headers=NATION)
    (after,) = Calendar.from_ical(client.get(f"{place}calendrier.ics", headers=NATION).content).walk("VEVENT")
    assert (before["uid"], before["status"], after["status"]) == (after["uid"], "CONFIRMED", "CANCELLED")
    assert after["sequence"] > before["sequence"]


def test_entry_for_the_diary_of_who_waits_promises_nothing(client, bretagne):
    from icalendar import Calendar

    date = make_date(bretagne, seats=1)
    sign_up(date, 0, 1)
    files = [client.get(f"/ma-place/{token_of(one(date, n))}/calendrier.ics", headers=NATION) for n in range(2)]
    found = [str(Calendar.from_ical(file.content).walk("VEVENT")[0]["status"]) for file in files]
    assert found == ["CONFIRMED", "TENTATIVE"]


def test_editors_questions_are_asked(client, bretagne):
    date = make_date(bretagne, signup_questions="Quel logiciel ?*\n\n Depuis quand ? \n*")
    form = f"/agenda/{date.slug}/inscription/"
    assert send(client, form).status_code == 422
    assert send(client, form, **{"question-1": "Un tableur"}).status_code == 303
    assert Registration.objects.get().answers == [["Quel logiciel ?", "Un tableur"], ["Depuis quand ?", ""]]


def test_what_took_place_is_no_longer_changed_by_the_link(client, date, place):
    date.starts_at, date.ends_at = date.starts_at - timedelta(days=30), date.ends_at - timedelta(days=30)
    date.save()
    for path, said in ((f"{place}rendre/", {}), (place, {"nom": "Autre", "places": "1"})):
        assert client.post(path, said, headers=NATION)["Location"] == place
    assert states(date) == {"1": "confirmee"}
    assert root(client.get(place, headers=NATION)).xpath("//main//form[@method='post']") == []

"""« Prévenez-moi » : confirmed by a POST, told once, ended by one tap, forgotten; and nobody learns who asked."""

import re
from datetime import timedelta

import lxml.html
import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from catalogue.models import SessionPage
from catalogue.signups.date_alerts.asking import forget_old, token_of
from catalogue.signups.date_alerts.telling import tell_of_new_dates
from catalogue.signups.models import DateAlert
from catalogue.signups.privacy import erase, export
from home.regions import region_ref
from tests.catalogue.signups.people import make_date, sign_up
from tests.factories import make_theme, make_workshop

pytestmark = pytest.mark.django_db
NATION = {"host": "localhost"}


@pytest.fixture(autouse=True)
def _typed_slowly(monkeypatch):
    monkeypatch.setattr("home.visitor_forms._QUICKEST", 0)


@pytest.fixture
def workshop(site):
    return make_workshop(site, themes=[make_theme(site)])


@pytest.fixture
def form(workshop):
    return f"/ateliers/{workshop.slug}/prevenez-moi/"


def send(client, form: str, **values):
    client.get(form, headers=NATION)
    return client.post(form, {"courriel": "anais@example.org", "ou": ""} | values, headers=NATION)


def confirmed(workshop, **values) -> DateAlert:
    now = timezone.now()
    alert = DateAlert.objects.create(
        workshop=workshop.translation_key,
        **{"email": "anais@example.org", "folded_email": "anais@example.org", "confirmed_at": now} | values,
    )
    DateAlert.objects.filter(pk=alert.pk).update(created_at=now - timedelta(minutes=5))
    return alert


def new_date(home, workshop, **values):
    date = make_date(home, **values)
    SessionPage.objects.filter(pk=date.pk).update(workshop=workshop)
    return date


def link() -> str:
    return re.search(r"http://localhost(?::\d+)?(/prevenez-moi/\S+)", mail.outbox[-1].body)[1]


def test_private_date_is_asked_about_once_it_opened(client, bretagne, workshop):
    """As its sign-up: the form would say of what workshop it is."""
    date = new_date(bretagne, workshop)
    restriction = PageViewRestriction.objects.create(page=date, restriction_type="password", password="x")
    page, form = f"/regions/bretagne/agenda/{date.slug}/", f"/regions/bretagne/agenda/{date.slug}/prevenez-moi/"
    closed = [client.get(form, headers=NATION), send(client, form), client.get(f"{form}merci/", headers=NATION)]
    assert [(answer.status_code, answer["Location"], answer.content) for answer in closed] == [(302, page, b"")] * 3
    assert DateAlert.objects.count() == 0
    password = {"password": "x", "return_url": form}
    opened = client.post(f"/_util/authenticate_with_password/{restriction.pk}/{date.pk}/", password, headers=NATION)
    assert (opened.status_code, send(client, form).status_code) == (302, 303)


# --- asking ---------------------------------------------------------------------------------------------------------


def test_address_is_confirmed_by_a_post_alone(client, workshop, form):
    response = send(client, form)
    assert (response.status_code, response["Location"]) == (303, f"{form}merci/")
    alert = DateAlert.objects.get()
    assert (alert.workshop, alert.confirmed_at, mail.outbox[0].to) == (
        workshop.translation_key,
        None,
        ["anais@example.org"],
    )
    for address in (link(), f"{link()}fin/"):
        for method in (client.get, client.head):
            response = method(address, headers=NATION)
            assert response.status_code in (200, 302)
            private = (response["Cache-Control"], response["Referrer-Policy"], response["X-Robots-Tag"])
            assert private == ("no-store, private", "no-referrer", "noindex, nofollow")
    assert DateAlert.objects.get().confirmed_at is None
    client.post(link(), {"action": "confirmer"}, headers=NATION)
    assert DateAlert.objects.get().confirmed_at is not None


def test_answer_does_not_tell_whether_an_address_is_known(client, workshop, form):
    confirmed(workshop)
    known, unknown = send(client, form), send(client, form, courriel="autre@example.org")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [letter.to for letter in mail.outbox] == [["autre@example.org"]]
    pages = [client.get(known["Location"], headers=NATION).content for _again in (1, 2)]
    assert b"anais" not in pages[0]
    assert DateAlert.objects.count() == 2


def test_asked_twice_is_one_wish(client, form):
    for _again in (1, 2):
        send(client, form, courriel=" Anais@Example.org ")
    assert (DateAlert.objects.count(), len(mail.outbox)) == (1, 2)


def test_nobody_fills_somebody_elses_mailbox(client, site, form):
    for _again in range(5):
        assert send(client, form).status_code == 303
    assert len(mail.outbox) == 3
    for _other in range(6):
        other = make_workshop(site)
        assert send(client, f"/ateliers/{other.slug}/prevenez-moi/").status_code == 303
    assert (len(mail.outbox), DateAlert.objects.count()) == (7, 5)
    DateAlert.objects.update(confirmed_at=timezone.now())
    send(client, f"/ateliers/{other.slug}/prevenez-moi/")
    assert len(mail.outbox) == 8


@pytest.mark.parametrize(
    "values", [{"courriel": "anais@"}, {"courriel": "é" * 10_000}, {"courriel": "a@b.fr\r\nBcc: c@d.fr"}, {"ou": "x"}]
)
def test_wrong_wish_is_shown_again(client, form, values):
    response = send(client, form, **values)
    shown = lxml.html.fromstring(response.content.decode())
    assert (response.status_code, DateAlert.objects.count(), mail.outbox) == (422, 0, [])
    assert len(shown.xpath("//ul[contains(@class, 'errorlist')]")) == 1


def test_robots_and_floods_are_stopped(client, form, settings):
    assert send(client, form, site_web="x").status_code == 303
    settings.SIGNUP_TRIES_PER_HOUR = 2
    codes = [send(client, form, courriel=f"a{number}@example.org").status_code for number in range(4)]
    assert (codes, DateAlert.objects.count()) == ([303, 303, 429, 429], 2)


def test_form_that_was_not_seen_is_shown_again(client, form):
    assert client.post(form, {"courriel": "a@example.org"}, headers=NATION).status_code == 422


def test_it_is_offered_where_there_is_no_seat(client, bretagne, workshop, visit):
    page = visit(f"/ateliers/{workshop.slug}/").content.decode()
    assert f"/ateliers/{workshop.slug}/prevenez-moi/" in page
    date = new_date(bretagne, workshop, seats=1)
    offered = f"/agenda/{date.slug}/prevenez-moi/"
    assert offered not in visit(f"/agenda/{date.slug}/", "bretagne.localhost").content.decode()
    sign_up(date, 1)
    assert offered in visit(f"/agenda/{date.slug}/", "bretagne.localhost").content.decode()
    asked = visit(offered, "bretagne.localhost").content.decode()
    assert lxml.html.fromstring(asked).xpath("//select[@name='ou']/option[@selected]/@value") == ["bretagne"]
    assert "prevenez-moi/" not in visit(f"/ateliers/{workshop.slug}/").content.decode()


def test_other_pages_have_no_such_form(client, site, workshop):
    for path in ("/prevenez-moi/", "/agenda/prevenez-moi/", "/ateliers/nulle-part/prevenez-moi/"):
        assert client.get(path, headers=NATION).status_code == 404
    workshop.unpublish()
    assert client.get(f"/ateliers/{workshop.slug}/prevenez-moi/", headers=NATION).status_code == 404


# --- telling --------------------------------------------------------------------------------------------------------


def test_new_dates_are_told_once_in_one_mail(client, bretagne, occitanie, workshop):
    old = new_date(bretagne, workshop)
    SessionPage.objects.filter(pk=old.pk).update(first_published_at=timezone.now() - timedelta(days=1))
    confirmed(workshop)
    confirmed(workshop, email="attente@example.org", folded_email="attente@example.org", confirmed_at=None)
    assert tell_of_new_dates() == 0
    dates = [new_date(bretagne, workshop), new_date(occitanie, workshop)]
    new_date(bretagne, workshop, live=False)
    new_date(bretagne, workshop, status="annulee")
    new_date(bretagne, workshop, days=-3)
    make_date(bretagne)  # of another workshop
    assert (tell_of_new_dates(), tell_of_new_dates()) == (1, 0)
    (letter,) = mail.outbox
    assert letter.to == ["anais@example.org"]
    assert sorted(re.findall(r"http\S+/agenda/\S+", letter.body)) == sorted(date.full_url for date in dates)
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("kind", ["login", "password"])
def test_workshop_that_is_not_everybodys_any_more_is_named_to_nobody(client, bretagne, workshop, kind):
    alert = confirmed(workshop)
    new_date(bretagne, workshop)
    workshop.title = "Atelier réservé"
    workshop.save_revision().publish()
    restriction = PageViewRestriction.objects.create(page=workshop, restriction_type=kind, password="x")
    page = client.get(f"/prevenez-moi/{token_of(alert)}/", headers=NATION)
    assert (tell_of_new_dates(), page.status_code, "réservé" in page.content.decode()) == (0, 200, False)
    restriction.delete()
    assert tell_of_new_dates() == 1


def test_region_that_was_asked_alone_is_told(bretagne, occitanie, workshop):
    confirmed(workshop, region=bretagne.translation_key)
    new_date(occitanie, workshop)
    assert tell_of_new_dates() == 0
    assert region_ref(new_date(bretagne, workshop).path).slug == "bretagne"
    assert tell_of_new_dates() == 1


def test_one_tap_of_the_mail_program_ends_it(workshop, bretagne):
    confirmed(workshop)
    new_date(bretagne, workshop)
    tell_of_new_dates()
    address = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    strict = Client(enforce_csrf_checks=True)
    path = re.sub(r"^http://[^/]+", "", address)
    assert strict.get(path, headers=NATION).status_code == 302
    assert DateAlert.objects.count() == 1
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}, headers=NATION).status_code == 200
    assert DateAlert.objects.count() == 0
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}, headers=NATION).status_code == 404


def test_person_ends_it_on_its_page(client, workshop):
    token = token_of(confirmed(workshop))
    assert client.post(f"/prevenez-moi/{token}/", {"action": "arreter"}, headers=NATION).status_code == 200
    assert DateAlert.objects.count() == 0
    assert client.get(f"/prevenez-moi/{token}/", headers=NATION).status_code == 404


@pytest.mark.parametrize("token", ["x", "ff" * 16 + ":abc", "é", "0" * 500])
def test_made_up_link_says_nothing(client, token):
    for path in ("", "fin/"):
        assert client.get(f"/prevenez-moi/{token}/{path}", headers=NATION).status_code == 404
        assert client.post(f"/prevenez-moi/{token}/{path}", headers=NATION).status_code == 404


# --- forgetting -----------------------------------------------------------------------------------------------------


def test_wishes_are_forgotten(workshop, site):
    now = timezone.now()
    ages = {"a": (now, None), "b": (now - timedelta(days=8), None), "c": (now, now - timedelta(days=366))}
    for name, (created, at) in ages.items():
        email = f"{name}@example.org"
        alert = confirmed(workshop, email=email, folded_email=email, confirmed_at=at)
        DateAlert.objects.filter(pk=alert.pk).update(created_at=created)
    assert (forget_old(), forget_old()) == (2, 0)
    assert list(DateAlert.objects.values_list("email", flat=True)) == ["a@example.org"]


def test_address_is_given_and_erased(workshop):
    confirmed(workshop)
    assert export("ANAIS@example.org")[0]["alerte"] == workshop.title
    erase("anais@example.org")
    assert DateAlert.objects.count() == 0

"""« Me prévenir » on a search: the whole life of an alert, and nobody learns who asked."""

import re
from datetime import timedelta
from itertools import count
from urllib.parse import urlencode

import lxml.html
import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.models import SessionPage
from home.models import OutgoingMail
from home.typography import spaced
from search.alerts import telling
from search.alerts.mails import token_of
from search.alerts.models import SearchAlert
from search.alerts.privacy import export, forget_old
from search.alerts.telling import tell_what_is_new
from search.models import Entry
from tests.factories import make_session, make_theme, make_workshop
from tests.search.indexed import index_all

pytestmark = pytest.mark.django_db
NATION, BRITTANY = {"host": "localhost"}, {"host": "bretagne.localhost"}
FORM = "/recherche/alerte/"


@pytest.fixture(autouse=True)
def _typed_slowly(monkeypatch):
    monkeypatch.setattr("home.visitor_forms._QUICKEST", 0)


@pytest.fixture
def workshop(site):
    return make_workshop(site, title="Apprivoiser Zibeline", themes=[make_theme(site)])


@pytest.fixture
def date(bretagne, workshop):
    """Makes one more date, published and indexed."""

    index_all()
    numbers = count(1)

    def make(home=bretagne, **values):
        page = make_session(
            home, workshop, **{"title": "Apprivoiser Zibeline", "slug": f"zibeline-{next(numbers)}"} | values
        )
        index_all()
        return page

    return make


def send(client, q: str = "zibeline", headers=NATION, path: str = FORM, **values):
    client.get(f"{path}?{urlencode({'q': q or 'x'})}", headers=headers)
    return client.post(path, {"courriel": "anais@example.org", "q": q} | values, headers=headers)


def confirmed(client, *args, **values) -> SearchAlert:
    send(client, *args, **values)
    alert = SearchAlert.objects.latest("pk")
    client.post(f"/alertes/{token_of(alert)}/", {"action": "confirmer"}, headers=NATION)
    mail.outbox.clear()
    return alert


def told() -> int:
    """A turn of the worker, once all has been quiet for some minutes."""
    Entry.objects.update(indexed_at=timezone.now() - timedelta(minutes=6))
    return tell_what_is_new()


def a_day_passes() -> None:
    SearchAlert.objects.exclude(mailed_at=None).update(mailed_at=timezone.now() - timedelta(days=1))


def link(letter) -> str:
    return re.search(r"http://[a-z.]+(?::\d+)?((?:/en)?/alertes/\S+)", letter.body)[1]


def status(client, path: str, method: str = "get", headers=NATION, **data) -> int:
    return getattr(client, method)(path, data, headers=headers).status_code


# --- the whole life -------------------------------------------------------------------------------------------------


def test_whole_life(client, workshop, date):
    known = date()
    assert send(client).status_code == 303
    (letter,) = mail.outbox
    assert (letter.to, "Zibeline" in letter.body, known.title in letter.body) == (["anais@example.org"], False, False)
    date()
    assert (told(), SearchAlert.objects.get().confirmed_at) == (0, None)  # nobody confirmed
    for method in ("get", "head"):
        assert status(client, link(letter), method) == 200
    assert SearchAlert.objects.get().confirmed_at is None
    assert status(client, link(letter), "post", action="confirmer") == 302
    dates = [SessionPage.objects.latest("pk"), date()]
    assert (told(), told()) == (1, 0)
    assert len(mail.outbox) == 2
    news = mail.outbox[1]
    assert sorted(re.findall(r"http\S+/agenda/\S+", news.body)) == sorted(page.full_url for page in dates)
    html = lxml.html.fromstring(news.alternatives[0].content)
    assert sorted(html.xpath("//li/a/@href")) == sorted(page.full_url for page in dates)
    date()
    assert told() == 0  # one a day
    a_day_passes()
    assert (told(), told(), len(mail.outbox)) == (1, 0, 3)
    a_day_passes()
    assert (told(), len(mail.outbox)) == (0, 3)  # nothing is new
    for method in ("get", "head"):
        assert status(client, link(news), method) == 200
    assert status(client, link(news), "post", action="arreter") == 200
    assert SearchAlert.objects.count() == 0
    assert status(client, link(news)) == 404
    date()
    assert (told(), len(mail.outbox)) == (0, 3)


def test_one_tap_of_the_mail_program_ends_it(client, date):
    confirmed(client)
    date()
    told()
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = re.sub(r"^http://[^/]+", "", headers["List-Unsubscribe"].strip("<>"))
    strict = Client(enforce_csrf_checks=True)
    assert status(strict, path, "post", **{"List-Unsubscribe": "One-Click"}) == 200
    assert SearchAlert.objects.count() == 0


def test_publishing_in_a_row_is_told_in_one_mail(client, date):
    confirmed(client)
    date()
    assert tell_what_is_new() == 0  # others may follow
    date()
    assert told() == 1
    assert len(re.findall(r"/agenda/", mail.outbox[0].body)) == 2


# --- what is new ----------------------------------------------------------------------------------------------------


def test_back_online_is_no_news(client, date):
    page = date()
    confirmed(client)
    page.unpublish()
    index_all()
    assert told() == 0
    page.save_revision().publish()
    index_all()
    assert told() == 0


def test_old_page_that_an_edit_brings_in_is_new(client, site, date):
    confirmed(client)
    old = make_workshop(site, title="Un autre atelier", themes=[make_theme(site)])
    index_all()
    assert told() == 0
    old.title = "Zibeline autrement"
    old.save_revision().publish()
    index_all()
    assert (told(), old.full_url in mail.outbox[0].body) == (1, True)


@pytest.mark.parametrize("hidden", [{"live": False}, {"days": -3}])
def test_what_does_not_pass_is_not_told(client, date, hidden):
    """A draft; a date that is over, where what is to come was asked."""
    confirmed(client, quand="a-venir")
    date(**hidden)
    assert told() == 0
    date()
    assert told() == 1


def test_restricted_page_is_told_once_it_is_public(client, date):
    confirmed(client)
    page = date()
    restriction = page.view_restrictions.create(restriction_type="login")
    assert told() == 0
    restriction.delete()
    index_all()
    assert told() == 1


def test_what_only_comes_near_is_not_told(client, date):
    confirmed(client, q="zibeline apprivoisée volante")
    date()
    assert told() == 0


def test_unknown_word_waits_for_itself(client, date):
    """The search guesses at another one meanwhile."""
    confirmed(client, q="zibelune")
    date()
    assert told() == 0
    page = date(title="Zibelune")
    assert (told(), page.full_url in mail.outbox[0].body) == (1, True)


def test_filters_and_region_are_kept(client, occitanie, date):
    confirmed(client, "", BRITTANY, type="seance")
    date(occitanie)
    assert told() == 0
    page = date()
    assert told() == 1
    assert page.full_url in mail.outbox[0].body
    assert link(mail.outbox[0]).startswith("/alertes/")
    assert set(re.findall(r"http://([a-z.]+)", mail.outbox[0].body)) == {"bretagne.localhost"}


def test_region_without_a_host(client, occitanie, date):
    path = "/regions/occitanie/recherche/alerte/"
    assert send(client, path=path)["Location"] == "/regions/occitanie/recherche/alerte/merci/?q=zibeline"
    alert = SearchAlert.objects.get()
    assert (alert.region, alert.title) == (occitanie.translation_key, f"« zibeline » · {occitanie.title}")
    assert status(client, link(mail.outbox[0]), "post", action="confirmer") == 302
    mail.outbox.clear()
    date(occitanie)
    assert told() == 1
    assert "http://localhost/regions/occitanie/recherche/?q=zibeline" in mail.outbox[0].body


def test_english_alert_is_written_in_english(client, site, english):
    site.copy_for_translation(english).save_revision().publish()
    assert send(client, path=f"/en{FORM}").status_code == 303
    assert (SearchAlert.objects.get().language, mail.outbox[0].subject) == ("en", "Confirm your alert: “zibeline”")
    assert link(mail.outbox[0]).startswith("/en/alertes/")


# --- exactly one mail -----------------------------------------------------------------------------------------------


def two_workers() -> int:
    """Both read the alert before one of them writes."""
    Entry.objects.update(indexed_at=timezone.now() - timedelta(minutes=6))
    rounds = [telling._Round(timezone.now() + timedelta(seconds=second)) for second in (0, 1)]
    seen = [next(iter(one.due())) for one in rounds]
    return sum(one.look(alert) for one, alert in zip(rounds, seen, strict=True))


def test_two_workers_write_one_mail(client, date, monkeypatch):
    confirmed(client)
    date()
    assert (two_workers(), len(mail.outbox)) == (1, 1)
    # Without what protects it, the second one writes as well.
    SearchAlert.objects.update(mailed_at=None)
    date()
    monkeypatch.setattr(
        telling.SearchAlert.objects, "filter", lambda pk, **guard: SearchAlert._base_manager.filter(pk=pk)
    )
    assert two_workers() == 2


def test_killed_while_it_writes_tells_all_the_next_time(client, date, monkeypatch):
    confirmed(client)
    date()
    with monkeypatch.context() as patch:
        patch.setattr(telling, "tell_new", lambda *args: 1 / 0)
        assert told() == 0
    assert SearchAlert.objects.get().mailed_at is None
    assert (told(), told(), len(mail.outbox)) == (1, 0, 1)


# --- nobody else's address is told ----------------------------------------------------------------------------------


def test_answer_does_not_tell_whether_an_address_is_known(client, date):
    confirmed(client)
    known, unknown = send(client), send(client, courriel="autre@example.org")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [letter.to for letter in mail.outbox] == [["autre@example.org"]]
    pages = [client.get(known["Location"], headers=NATION) for _again in (1, 2)]
    assert b"example.org" not in pages[0].content
    assert "example.org" not in known["Location"]


def test_same_search_is_one_alert_and_one_mail(client, site):
    for q, address in (("zibeline", "anais@example.org"), ("Zibeline ", " Anais@Example.org ")):
        send(client, q=q, courriel=address)
    assert (SearchAlert.objects.count(), len(mail.outbox)) == (1, 1)
    SearchAlert.objects.update(asked_at=timezone.now() - timedelta(hours=2))
    send(client)  # the first mail was lost, perhaps
    assert (SearchAlert.objects.count(), len(mail.outbox)) == (1, 2)


def test_mailbox_is_not_flooded(client, site):
    for number in range(7):
        send(client, q=f"zibeline {number}")
    assert (SearchAlert.objects.count(), len(mail.outbox)) == (5, 5)


def test_mail_repeats_no_address_that_somebody_typed(client, site):
    send(client, q="gagnez http://mal.example.com ou www.mal.example.com <b>vite</b>\r\nBcc: x@y.fr")
    text = mail.outbox[0].subject + mail.outbox[0].body + mail.outbox[0].alternatives[0].content
    assert re.findall(r"\w+\.example\.com|x@y|<b>|Bcc:", text) == []


@pytest.mark.parametrize("address", ["anais@", "é" * 10_000, "a@b.fr\r\nBcc: c@d.fr", "a\x00@b.fr", ""])
def test_wrong_address_is_shown_again(client, site, address):
    response = send(client, courriel=address)
    shown = lxml.html.fromstring(response.content.decode())
    assert (response.status_code, SearchAlert.objects.count(), mail.outbox) == (422, 0, [])
    assert len(shown.xpath("//ul[contains(@class, 'errorlist')]")) == 1
    assert shown.xpath("//form[@class='form']/input[@name='q']/@value") == ["zibeline"]
    assert shown.xpath("//input[@autofocus]/@name") == ["courriel"]


def test_robots_and_floods_are_stopped(client, site, settings):
    assert send(client, site_web="x").status_code == 303
    assert SearchAlert.objects.count() == 0
    settings.SIGNUP_TRIES_PER_HOUR = 3
    client.get(f"{FORM}?q=zibeline", headers=NATION)
    tries = ({"courriel": f"a{number}@example.org", "q": "zibeline"} for number in range(40))
    codes = [client.post(FORM, said, headers=NATION).status_code for said in tries]
    assert (codes[:3], set(codes[3:])) == ([303, 303, 303], {429})
    assert SearchAlert.objects.count() == 3


def test_form_that_was_not_seen_is_shown_again(client, site):
    assert client.post(FORM, {"courriel": "a@example.org", "q": "zibeline"}, headers=NATION).status_code == 422


@pytest.mark.parametrize("token", ["x", "ff" * 16 + ":abc", "é", "0" * 500])
def test_made_up_link_says_nothing(client, site, token):
    for method in ("get", "head", "post"):
        assert status(client, f"/alertes/{token}/", method) == 404


def test_personal_page_is_kept_by_nobody(client, site):
    send(client)
    response = client.get(link(mail.outbox[0]), headers=NATION)
    private = (response["Cache-Control"], response["Referrer-Policy"], response["X-Robots-Tag"])
    assert private == ("no-store, private", "no-referrer", "noindex, nofollow")
    assert b"anais@" not in response.content


# --- where it is offered --------------------------------------------------------------------------------------------


def test_offered_with_results_and_without(client, date):
    date()
    for q in ("zibeline", "introuvable"):
        page = lxml.html.fromstring(client.get(f"/recherche/?q={q}&type=seance", headers=NATION).content.decode())
        assert page.xpath("//main//a[contains(@href, 'alerte/')]/@href")[0] == f"alerte/?q={q}&type=seance"
    asked = client.get(f"{FORM}?q=zibeline&type=seance", headers=NATION).content.decode()
    page = lxml.html.fromstring(asked)
    assert page.xpath("//form[@class='form']/@action") == [FORM]
    assert spaced("« zibeline » · Séance") in page.xpath("string(//main//header)")


def test_nothing_searched_leads_to_the_search(client, site):
    for method in ("get", "post"):
        response = getattr(client, method)(FORM, headers=NATION)
        assert (response.status_code, response["Location"]) == (302, "/recherche/")


# --- forgetting -----------------------------------------------------------------------------------------------------


def test_alerts_are_forgotten(client, site, capsys):
    now = timezone.now()
    ages = {"a": (now, None), "b": (now - timedelta(days=3), None), "c": (now, now - timedelta(days=366))}
    for name, (asked, at) in ages.items():
        send(client, courriel=f"{name}@example.org")
        SearchAlert.objects.filter(email__startswith=name).update(asked_at=asked, confirmed_at=at)
    gone = SearchAlert.objects.get(email__startswith="c")
    assert status(client, f"/alertes/{token_of(gone)}/") == 404  # before it is deleted
    call_command("purge_personal_data", "--dry-run")
    assert capsys.readouterr().out.splitlines()[1:] == ["2 alertes de recherche à effacer."]
    assert (forget_old(), forget_old()) == (2, 0)
    assert list(SearchAlert.objects.values_list("email", flat=True)) == ["a@example.org"]


def test_asked_before_its_end_whether_to_keep_it(client, site):
    alert = confirmed(client)
    SearchAlert.objects.update(confirmed_at=timezone.now() - timedelta(days=352))
    SearchAlert.objects.update(looked_at=timezone.now() - timedelta(days=2))
    assert (tell_what_is_new(), tell_what_is_new()) == (1, 0)
    page = client.get(link(mail.outbox[0]), headers=NATION).content.decode()
    assert re.findall(r'value="(confirmer|arreter)"', page) == ["confirmer", "arreter"]
    client.post(link(mail.outbox[0]), {"action": "confirmer"}, headers=NATION)
    alert.refresh_from_db()
    assert (alert.ends_at - timezone.now()).days == 364


def test_address_is_given_and_erased(client, site, outbox, capsys):
    send(client)
    assert [line["alerte"] for line in export("ANAIS@example.org")] == ["« zibeline »"]
    call_command("personal_data", "export", "anais@example.org")
    assert '"alerte": "« zibeline »"' in capsys.readouterr().out
    call_command("personal_data", "erase", "Anais@example.org")
    assert capsys.readouterr().out.splitlines()[1:] == ["1 alerte de recherche effacée."]
    assert (SearchAlert.objects.count(), OutgoingMail.objects.count()) == (0, 0)


# --- what it costs --------------------------------------------------------------------------------------------------


def test_each_alert_costs_the_same(site, date):
    """Beyond what all share: its own search, and what writes its mail."""
    costs = {}
    for number in (1, 1, 2, 4):  # the first one reads what is kept
        SearchAlert.objects.all().delete()
        for one in range(number):
            address, now = f"a{one}@example.org", timezone.now()
            SearchAlert.objects.create(email=address, folded_email=address, search="q=zibeline", confirmed_at=now)
        Entry.objects.update(indexed_at=timezone.now() - timedelta(minutes=6))
        with CaptureQueriesContext(connection) as context:
            assert tell_what_is_new() == number
        costs[number] = len(context)
    assert costs[4] - costs[2] == 2 * (costs[2] - costs[1])

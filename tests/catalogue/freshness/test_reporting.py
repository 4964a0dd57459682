"""« Signaler un contenu périmé » : what a visitor says reaches those who look after the material, and nobody else."""

import lxml.html
import pytest
from django.core import mail
from django.test import Client
from wagtail.models import PageViewRestriction

from catalogue.freshness import reporting
from catalogue.freshness.reporting import MAILS_A_DAY_OF_A_MATERIAL, REPORTS_AN_HOUR
from catalogue.models import StaleReport
from home.models import Counter
from home.typography import spaced
from home.visitors import visitor_address
from tests.conftest import user_in
from tests.factories import make_article, make_material
from tests.home.test_limits import counters_away

pytestmark = pytest.mark.django_db


@pytest.fixture
def material(bretagne):
    return make_material(bretagne, title="Marées", slug="marees")


@pytest.fixture
def report(client):
    """Send the form of a page; by default from the national host."""

    def post(page, host: str = "localhost", **values):
        url = f"/signaler/{page if isinstance(page, int) else page.pk}/"
        return client.post(url, {"reason": "perime"} | values, headers={"host": host})

    return post


def kept() -> list[tuple[str, str]]:
    return list(StaleReport.objects.order_by("pk").values_list("reason", "text"))


def test_material_links_to_its_form(material, visit):
    html = visit("/ressources/marees/", host="bretagne.localhost").content.decode()
    (link,) = lxml.html.fromstring(html).xpath(f"//a[@href='/signaler/{material.pk}/']")
    assert link.text_content().strip() == "Signaler un contenu périmé"


def test_form_names_the_material_and_stands_in_its_region(material, visit):
    page = lxml.html.fromstring(visit(f"/signaler/{material.pk}/", host="bretagne.localhost").content.decode())
    assert page.xpath("//h1/text()") == ["Signaler un contenu périmé"]
    assert page.xpath("//p[@class='page-head__lede']/text()") == ["Marées"]
    assert page.xpath("//form[@method='post']//*[@name]/@name") == [
        "csrfmiddlewaretoken",
        "reason",
        "text",
        "email",
        "site_web",
    ]


def test_report_is_kept_without_who_sent_it_and_mailed(material, report, breton_editor, breton_coordinator, redaction):
    response = report(material, text="La diapo 3.\nEt la 4.", email="visiteur@example.org", reason="lien")
    assert (response.status_code, response["Location"]) == (302, f"/signaler/{material.pk}/merci/")
    assert kept() == [("lien", "La diapo 3.\nEt la 4.")]
    assert [field.name for field in StaleReport._meta.fields] == ["id", "material", "reason", "text", "created_at"]
    assert sorted(letter.to for letter in mail.outbox) == [
        ["bretagne@example.org"],
        ["coordination-bretagne@example.org"],
    ]
    letter = mail.outbox[0]
    assert letter.subject == "[Fourmilière] Contenu signalé : « Marées »"
    assert letter.reply_to == ["visiteur@example.org"]
    assert "Raison : Un lien ne marche plus\n\nSes précisions :\nLa diapo 3.\nEt la 4.\n" in letter.body
    assert f"http://localhost/gestion/rapports/a-revoir/signalement/{StaleReport.objects.get().pk}/\n" in letter.body
    assert "http://bretagne.localhost/ressources/marees/\n" in letter.body


def test_visitor_is_thanked(material, visit):
    html = visit(f"/signaler/{material.pk}/merci/").content.decode()
    assert html.count(spaced("Merci : le signalement est transmis à l’équipe qui tient cette ressource.")) == 1
    assert "<textarea" not in html


def test_national_material_reaches_national_editors(site, report, redaction, breton_editor):
    report(make_material(site))
    assert [letter.to for letter in mail.outbox] == [["redaction@example.org"]]
    assert mail.outbox[0].reply_to == []


def test_region_without_editors_is_answered_for_by_the_nation(material, report, redaction, occitanie):
    user_in("occitanie", "Rédaction Occitanie")
    report(material)
    assert [letter.to for letter in mail.outbox] == [["redaction@example.org"]]


# --- What is not reported ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["draft", "private", "article", "unknown", "huge"])
def test_what_is_no_public_material_has_no_form(kind, bretagne, report, visit):
    pages = {
        "draft": lambda: make_material(bretagne, live=False).pk,
        "private": lambda: make_material(bretagne).pk,
        "article": lambda: make_article(bretagne).pk,
        "unknown": lambda: 999_999,
        "huge": lambda: 10**30,
    }
    pk = pages[kind]()
    if kind == "private":
        PageViewRestriction.objects.create(page_id=pk, restriction_type="login")
    answers = [visit(f"/signaler/{pk}/"), report(pk), visit(f"/signaler/{pk}/merci/")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert (kept(), mail.outbox) == ([], [])


def test_a_robot_that_fills_the_trap_is_thanked_and_ignored(material, report, breton_editor):
    response = report(material, site_web="https://spam.example/")
    assert (response.status_code, response["Location"]) == (302, f"/signaler/{material.pk}/merci/")
    assert (kept(), mail.outbox) == ([], [])


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": "x"}, "reason"),
        ({"reason": ""}, "reason"),
        ({"text": "x" * 1001}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"email": "pas une adresse"}, "email"),
        ({"email": "a@example.org\nBcc: b@example.org"}, "email"),
    ],
    ids=["unknown reason", "no reason", "long text", "NUL", "bad address", "header"],
)
def test_bad_input_is_said_and_nothing_is_lost(values, field, material, report, breton_editor):
    response = report(material, **{"text": "À garder"} | values)
    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert (kept(), mail.outbox) == ([], [])
    if field != "text":
        page = lxml.html.fromstring(response.content.decode())
        assert page.xpath("//textarea[@name='text']")[0].text.strip() == "À garder"


def test_hostile_text_stays_text(material, report, breton_editor, client):
    text = "<script>alert(1)</script>{{ 7|add:7 }}\u202e\ud83d".encode("utf-8", "replace").decode()
    assert report(material, text=text).status_code == 302
    client.force_login(breton_editor)
    html = client.get("/gestion/rapports/a-revoir/", headers={"host": "localhost"}).content.decode()
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "{{ 7|add:7 }}" in mail.outbox[0].body


def test_a_title_breaks_no_header(bretagne, report, breton_editor):
    report(make_material(bretagne, title="Titre\nBcc: x@example.org"))
    assert mail.outbox[0].subject == "[Fourmilière] Contenu signalé : « Titre Bcc: x@example.org »"


def test_forged_post_is_refused(material, breton_editor):
    client = Client(enforce_csrf_checks=True)
    response = client.post(f"/signaler/{material.pk}/", {"reason": "perime"}, headers={"host": "localhost"})
    assert (response.status_code, kept()) == (403, [])


def test_one_visitor_sends_a_few_an_hour_then_is_told_to_wait(material, report):
    statuses = [report(material, text=f"n° {number}").status_code for number in range(REPORTS_AN_HOUR + 1)]
    assert statuses == [302] * REPORTS_AN_HOUR + [429]
    assert len(kept()) == REPORTS_AN_HOUR
    response = report(material, text="À garder")
    page = lxml.html.fromstring(response.content.decode())
    assert page.xpath("//textarea[@name='text']")[0].text.strip() == "À garder"
    assert list(response.context["form"].non_field_errors()) == [
        "Vous avez envoyé plusieurs signalements : réessayez dans une heure."
    ]


WAIT_AN_HOUR = "Vous avez envoyé plusieurs signalements : réessayez dans une heure."
WAIT_A_DAY = "Beaucoup de signalements sont arrivés aujourd’hui : réessayez demain."


def refusals(response) -> list[str]:
    return list(response.context["form"].non_field_errors())


def test_a_network_of_ipv6_is_one_visitor(material, client):
    """Whoever has one address of a /64 has all of them."""
    url, values = f"/signaler/{material.pk}/", {"reason": "perime"}
    answers = [
        client.post(url, values, headers={"host": "localhost"}, REMOTE_ADDR=f"2001:db8:1:2:{number:x}::1").status_code
        for number in range(40)
    ]
    assert answers == [302] * REPORTS_AN_HOUR + [429] * (40 - REPORTS_AN_HOUR)
    assert client.post(url, values, headers={"host": "localhost"}, REMOTE_ADDR="2001:db8:1:3::1").status_code == 302


def test_address_of_the_visitor_is_not_kept(material, report):
    report(material)
    assert Counter.objects.count() == 4
    assert not any("127.0.0.1" in str(row) for row in Counter.objects.values())


@pytest.mark.parametrize("most", ["REPORTS_A_DAY", "REPORTS_A_DAY_OF_A_MATERIAL"])
def test_the_site_and_each_material_take_a_bounded_number_a_day(most, bretagne, material, client, monkeypatch):
    monkeypatch.setattr(reporting, most, 3)
    other = make_material(bretagne, title="Autre")

    def post(page, number: int):
        url, address, values = f"/signaler/{page.pk}/", f"203.0.113.{number}", {"reason": "perime", "text": "À garder"}
        return client.post(url, values, headers={"host": "localhost"}, REMOTE_ADDR=address)

    assert [post(material, number).status_code for number in range(3)] == [302] * 3
    refused = post(material, 4)
    assert (refused.status_code, refusals(refused)) == (429, [WAIT_A_DAY])
    assert b"garder</textarea>" in refused.content
    assert post(other, 5).status_code == (429 if most == "REPORTS_A_DAY" else 302)
    assert len(kept()) == (3 if most == "REPORTS_A_DAY" else 4)


def test_nothing_is_taken_while_the_counters_are_away(material, report, breton_editor):
    with counters_away():
        response = report(material)
    assert (response.status_code, refusals(response)) == (429, [WAIT_AN_HOUR])
    assert (kept(), mail.outbox) == ([], [])


@pytest.mark.parametrize(("behind", "address"), [(False, "10.0.0.9"), (True, "203.0.113.7")])
def test_forged_addresses_are_not_believed(behind, address, rf, settings):
    settings.BEHIND_PROXY = behind
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", headers={"x-forwarded-for": "198.51.100.1, 203.0.113.7"})
    assert visitor_address(request) == address


def test_junk_silences_no_material(material, report, breton_editor):
    """Twenty open reports, and each new one is kept and mailed all the same."""
    StaleReport.objects.bulk_create(StaleReport(material=material, reason="autre") for _n in range(20))
    assert report(material, text="La diapo 3.").status_code == 302
    assert (kept()[-1], len(kept()), len(mail.outbox)) == (("perime", "La diapo 3."), 21, 1)


def test_editors_get_a_bounded_number_of_mails_a_day(material, client, breton_editor):
    for number in range(MAILS_A_DAY_OF_A_MATERIAL + 2):
        address = f"203.0.113.{number}"
        client.post(
            f"/signaler/{material.pk}/", {"reason": "perime"}, headers={"host": "localhost"}, REMOTE_ADDR=address
        )
    assert (len(kept()), len(mail.outbox)) == (MAILS_A_DAY_OF_A_MATERIAL + 2, MAILS_A_DAY_OF_A_MATERIAL)

"""The poster of a date: what it says, to whom, and that asking again and again makes it once."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from catalogue.models import AgendaPage, SessionDay
from catalogue.signups.papers.season import season_of
from catalogue.signups.papers.typesetting import typeset
from catalogue.signups.views import posters
from tests.catalogue.signups.people import make_date, sign_up
from tests.editing.forms import Editor
from tests.factories import make_event, make_organisation, make_session, make_workshop
from tests.lines import full_line

pytestmark = pytest.mark.django_db
HOST = "bretagne.localhost"


@pytest.fixture
def date(bretagne):
    office = make_organisation(bretagne, title="Office de Cornouaille")
    return make_date(bretagne, title="Une fiche vivante", organisation=office, price=15, signup_phone="02 99 00 00 01")


def poster(visit, date) -> str:
    response = visit(f"/agenda/{date.slug}/affiche.pdf", host=HOST)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return text_of(response.content)


def text_of(content: bytes) -> str:
    (page,) = PdfReader(BytesIO(content)).pages
    return " ".join(page.extract_text().split())


def test_poster_says_what_one_must_know_on_one_sheet_and_names_nobody(date, visit):
    sign_up(date, 1)
    text = poster(visit, date)
    told = ("Une fiche vivante", date.city, "15 €", "02 99 00 00 01", "Office de Cornouaille", HOST)
    assert [words for words in told if words not in text] == []
    assert "Personne 1" not in text


def test_longest_texts_stay_on_one_sheet(bretagne, visit):
    date = make_date(bretagne, title="Un très long titre " * 13, summary="Un résumé " * 30, venue="Une salle " * 15)
    assert "Un très long titre" in poster(visit, date)
    date.days = [SessionDay(day=date.local_start.date() + timedelta(days=7 * number)) for number in range(6)]
    date.status = "annulee"
    date.save_revision().publish()
    assert "Séance annulée" in poster(visit, date)


def test_office_that_visitors_may_not_see_is_not_named(date, visit):
    date.organisation.unpublish()
    assert "Cornouaille" not in poster(visit, date)


def test_what_visitors_may_not_read_has_no_poster(site, bretagne, date, visit):
    draft = make_session(bretagne, make_workshop(site), live=False)
    assert visit(f"/agenda/{draft.slug}/affiche.pdf", host=HOST).status_code == 404
    PageViewRestriction.objects.create(page=date, restriction_type="login")
    assert visit(f"/agenda/{date.slug}/affiche.pdf", host=HOST).status_code == 302


def test_it_is_set_once_until_what_it_says_changes(date, bretagne, visit, monkeypatch):
    made = []
    monkeypatch.setattr(posters, "typeset", lambda _name, told: made.append(told["poster"]["phone"]) or b"%PDF")
    date.signup_phone = ""
    date.save_revision().publish()
    for phone in ("02 99 00 00 03", "02 99 00 00 04"):
        bretagne.contact_phone = phone
        bretagne.save_revision().publish()
        for _ in range(3):
            visit(f"/agenda/{date.slug}/affiche.pdf", host=HOST)
    assert [phone.replace("\u202f", " ").replace("\xa0", " ") for phone in made] == ["02 99 00 00 03", "02 99 00 00 04"]


def test_it_is_kept_in_a_file_and_robots_who_ask_for_many_come_again(date, visit):
    with full_line():
        busy = visit(f"/agenda/{date.slug}/affiche.pdf", host=HOST)
    assert (busy.status_code, busy["Retry-After"], busy["Cache-Control"]) == (503, "30", "no-store")
    assert "Redemandez-la" in busy.content.decode()
    poster(visit, date)
    assert len(caches["posters"]._list_cache_files()) == 1
    with full_line():
        poster(visit, date)


def test_nobody_on_the_way_keeps_the_poster_of_a_date_that_opens_by_a_password(date, client, visit):
    assert not visit(f"/agenda/{date.slug}/affiche.pdf", host=HOST).has_header("Cache-Control")
    restriction = PageViewRestriction.objects.create(page=date, restriction_type="password", password="x")
    said = {"password": "x", "return_url": "/"}
    client.post(f"/_util/authenticate_with_password/{restriction.pk}/{date.pk}/", said, headers={"host": HOST})
    opened = visit(f"/agenda/{date.slug}/affiche.pdf", host=HOST)
    assert (opened.status_code, opened["Cache-Control"]) == (200, "private")


def test_poster_of_what_is_over_is_refused(date, visit, breton_editor):
    path = f"/agenda/{date.slug}/"
    type(date).objects.filter(pk=date.pk).update(starts_at="2020-01-01T10:00Z", ends_at="2020-01-01T12:00Z")
    refused = visit(f"{path}affiche.pdf", host=HOST)
    assert (refused.status_code, refused["Location"]) == (302, path)
    base = f"/gestion/inscriptions/{date.pk}/"
    response = Editor(breton_editor).client.get(f"{base}affiche.pdf", follow=True)
    assert "il n’y a plus d’affiche" in response.content.decode()
    assert f"{base}affiche.pdf" not in response.content.decode()


@pytest.mark.parametrize(("status", "words"), [("annulee", "Séance annulée"), ("reportee", "Séance reportée")])
def test_poster_of_what_will_not_be_says_so_and_invites_nobody(date, visit, status, words):
    date.status = status
    date.save_revision().publish()
    text = poster(visit, date)
    assert (words in text, "inscriptions" in text) == (True, False)


def test_poster_of_a_full_date_says_so_at_once(date, visit):
    assert "Renseignements et inscriptions" in poster(visit, date)
    sign_up(date, 1, 2)
    assert "Séance complète, liste d’attente ouverte" in poster(visit, date)


def test_series_names_each_meeting_on_one_sheet(date, visit):
    date.days = [SessionDay(day=date.local_start.date() + timedelta(days=7 * number)) for number in range(3)]
    date.ends_at = date.meetings[-1].ends_at  # as its form does
    date.save_revision().publish()
    text = poster(visit, date)
    assert [label for label in date.meeting_labels if " ".join(label.split()) not in text] == []


def test_page_and_list_of_staff_lead_to_it(date, visit, breton_editor):
    assert f"/agenda/{date.slug}/affiche.pdf" in visit(f"/agenda/{date.slug}/", host=HOST).content.decode()
    staff = Editor(breton_editor).client
    assert (
        f"/gestion/inscriptions/{date.pk}/affiche.pdf"
        in staff.get(f"/gestion/inscriptions/{date.pk}/").content.decode()
    )
    assert "Une fiche vivante" in text_of(staff.get(f"/gestion/inscriptions/{date.pk}/affiche.pdf").content)


# --- The season of a region ----------------------------------------------------------------------------------------


def season(visit, host: str = HOST) -> str:
    response = visit("/agenda/affiche.pdf", host=host)
    assert (response.status_code, response["Content-Type"], response["X-Robots-Tag"]) == (
        200,
        "application/pdf",
        "noindex",
    )
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages)
    return " ".join(text.replace("\u200b", "").split())


def test_season_holds_what_anybody_may_read_of_the_regions_dates_to_come(site, bretagne, occitanie, date, visit):
    make_event(bretagne, title="Une journée")
    hidden = {
        "Une séance à relire": {"live": False},
        "Une séance échue": {},
        "Une séance privée": {},
        "Une séance annulée": {"status": "annulee"},
        "Une séance passée": {"days": -9},
    }
    made = {title: make_date(bretagne, title=title, **values) for title, values in hidden.items()}
    type(date).objects.filter(pk=made["Une séance échue"].pk).update(expire_at=timezone.now() - timedelta(hours=1))
    PageViewRestriction.objects.create(page=made["Une séance privée"], restriction_type="login")
    elsewhere = [make_date(occitanie, title="Une séance d’Occitanie"), make_date(site, title="Une séance nationale")]
    text = season(visit)
    assert ["Une fiche vivante" in text, "Une journée" in text, HOST in text] == [True] * 3
    assert [title for title in (*hidden, *(page.title for page in elsewhere)) if title in text] == []


def test_season_follows_a_telephone_and_a_full_date_at_once(bretagne, date, visit):
    season(visit)
    bretagne.contact_phone = "02 99 00 00 05"
    bretagne.save_revision().publish()
    sign_up(date, 1, 2)
    text = season(visit)
    assert ("02 99 00 00 05" in text, "Complète" in text) == (True, True)


def test_season_takes_as_many_sheets_and_as_many_queries_as_it_must(bretagne, date):
    agenda = AgendaPage.objects.child_of(bretagne).get()
    season_of(bretagne, agenda)
    with CaptureQueriesContext(connection) as one:
        season_of(bretagne, agenda)
    for number in range(2):
        make_date(bretagne, title="Un titre assez long " * 4, days=20 + number)
        make_event(bretagne)
    with CaptureQueriesContext(connection) as several:
        told = season_of(bretagne, agenda)
    assert len(several) == len(one)
    (month, *_others) = told["season"]["months"]
    told["season"]["months"] = [month | {"dates": month["dates"] * 40}] * 2
    assert len(PdfReader(BytesIO(typeset("season", told))).pages) > 2


def test_nation_and_a_private_agenda_have_no_season(bretagne, date, visit):
    assert visit("/agenda/affiche.pdf").status_code == 404
    PageViewRestriction.objects.create(page=AgendaPage.objects.child_of(bretagne).get(), restriction_type="login")
    assert visit("/agenda/affiche.pdf", host=HOST).status_code == 302


def test_regions_agenda_and_its_staff_are_led_to_the_season(bretagne, date, visit, breton_editor):
    assert "/agenda/affiche.pdf" in visit("/agenda/", host=HOST).content.decode()
    assert "affiche.pdf" not in visit("/agenda/").content.decode()
    staff, agenda = Editor(breton_editor).client, AgendaPage.objects.child_of(bretagne).get()
    for path in ("/gestion/agenda/", f"/gestion/pages/{agenda.pk}/"):
        assert "bretagne.localhost/agenda/affiche.pdf" in staff.get(path).content.decode()

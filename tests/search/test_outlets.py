"""The search as Atom, iCalendar and CSV: the same things as on the page, in files that other programs read."""

import re

import lxml.etree
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.schedule.calendars import _folded, _text
from search.content.models import Entry
from search.indexing.indexing import index_all
from tests.factories import make_article, make_event, make_session, make_theme, make_workshop
from tests.search.contract.hostile import TEXTS
from tests.search.contract.outlets import ATOM, FILES, PLACES, READ, atom_ids, csv_ids, csv_rows, ical_ids, unfolded
from tests.search.test_usage import usage_dir

__all__ = ["usage_dir"]


@pytest.fixture
def fill(site, bretagne):
    def add(number: int) -> None:
        theme = make_theme(site, title="Thème fourmi", slug="t")
        for n in range(number):
            workshop = make_workshop(site, title=f"Fourmi {n}", slug=f"a{n}", themes=[theme])
            make_session(bretagne, workshop, title=f"Fourmi {n}", slug=f"s{n}")
            make_article(site, title=f"Fourmi {n}", slug=f"n{n}")
        index_all()

    return add


def test_order_is_that_of_the_page(fill, visit):
    fill(3)
    shown = [result.entry.pk for result in visit("/recherche/?q=fourmi&tri=titre").context["results"].results]
    assert atom_ids(visit("/recherche/flux.atom?q=fourmi&tri=titre")) == shown
    assert csv_ids(visit("/recherche/export.csv?q=fourmi&tri=titre")) == shown


def test_text_without_a_word_finds_nothing(fill, visit):
    fill(1)
    assert {name: READ[name](visit(f"/recherche/{name}?q=%22")) for name in FILES} == {name: [] for name in FILES}


def test_nothing_asked_is_everything(fill, visit):
    fill(1)
    entries = Entry.objects.filter(locale="fr")
    assert set(atom_ids(visit("/recherche/flux.atom"))) == set(entries.values_list("pk", flat=True))
    assert ical_ids(visit("/recherche/agenda.ics")) == list(entries.filter(type="seance").values_list("pk", flat=True))


def test_number_of_queries_does_not_depend_on_the_number_of_results(fill, visit, site):
    def costs():
        found = {}
        for name in FILES:
            visit(f"/recherche/{name}?q=fourmi", host="bretagne.localhost")
            with CaptureQueriesContext(connection) as context:
                visit(f"/recherche/{name}?q=fourmi", host="bretagne.localhost")
            found[name] = len(context)
        return found

    fill(1)
    one = costs()
    for slug in ("s0", "a0", "n0", "t"):
        site.get_descendants().get(slug=slug).specific.delete()
    fill(5)
    assert (costs(), max(one.values()) <= 12) == (one, True)


def test_feed_is_one_that_readers_take(site, visit):
    page = make_article(site, title="Fourmi & \x0bcie", summary="<b>Un</b> \x01essai", slug="fourmi")
    index_all()
    response = visit("/recherche/flux.atom?q=fourmi")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = lxml.etree.fromstring(response.content)
    [entry] = feed.iter(f"{ATOM}entry")
    assert feed.find(f"{ATOM}link[@rel='alternate']").get("href") == "http://localhost/recherche/?q=fourmi"
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == "http://localhost/recherche/flux.atom?q=fourmi"
    assert (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary")) == ("Fourmi & cie", "<b>Un</b> essai")
    assert entry.find(f"{ATOM}link").get("href") == "http://localhost/articles/fourmi/"
    assert entry.findtext(f"{ATOM}id") == f"tag:localhost,2026:page/{page.pk}"


def test_entry_has_one_id_whatever_host_is_asked(fill, visit):
    fill(1)
    for name, pattern in (("flux.atom", rb"tag:[^<]+"), ("agenda.ics", rb"UID:.+")):
        answers = [visit(f"{path}{name}?q=fourmi&type=seance", host=host).content for path, host in PLACES]
        assert len({tuple(re.findall(pattern, answer)[-1:]) for answer in answers}) == 1


def test_diary_tells_each_date(site, visit):
    page = make_event(
        site,
        title="Fourmis, abeilles ; et « autres »",
        summary="Un jour\npour tous " + "é" * 80,
        city="Pau",
        slug="fourmis",
        starts_at="2027-03-01T09:30:00+01:00",
        ends_at="2027-03-01T17:00:00+01:00",
    )
    index_all()
    response = visit("/recherche/agenda.ics?q=fourmis")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = unfolded(response)
    event = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT") + 1]
    assert [line for line in event if not line.startswith("DTSTAMP")] == [
        "BEGIN:VEVENT",
        f"UID:page-{page.pk}@localhost",
        "DTSTART:20270301T083000Z",
        "DTEND:20270301T160000Z",
        "SUMMARY:Fourmis\\, abeilles \\; et « autres »",
        "LOCATION:Palais\\, Pau",
        f"DESCRIPTION:Un jour\\npour tous {'é' * 80}",
        "URL:http://localhost/agenda/fourmis/",
        "STATUS:CONFIRMED",
        "END:VEVENT",
    ]
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
    assert re.fullmatch(r"DTSTAMP:\d{8}T\d{6}Z", event[2])


@pytest.mark.parametrize(("status", "title"), [("annulee", "Annulé : Fourmis"), ("reportee", "Reporté : Fourmis")])
def test_diary_cancels_what_does_not_take_place(site, visit, status, title):
    make_event(site, title="Fourmis", status=status)
    index_all()
    lines = unfolded(visit("/recherche/agenda.ics?q=fourmis"))
    assert (f"SUMMARY:{title}" in lines, "STATUS:CANCELLED" in lines) == (True, True)


def test_lines_of_a_calendar_are_cut_between_characters():
    for text in ("x" * 74, "x" * 75, "x" * 76, "é" * 200, "👋" * 50, ""):
        folded = _folded(text)
        assert folded.endswith(b"\r\n")
        assert folded.decode().removesuffix("\r\n").replace("\r\n ", "") == text
        assert max(map(len, folded.split(b"\r\n"))) <= 75


def test_texts_of_a_calendar_are_escaped():
    assert _text("a\\b;c,d\r\ne\rf\ng\x00\t") == "a\\\\b\\;c\\,d\\ne\\nf\\ng"


def test_table_opens_in_a_spreadsheet_and_computes_nothing(site, visit):
    for n, start in enumerate(("=1+1", "+1", "-1", "@SOMME(A1)", "\t=1", "\r=1")):
        make_article(site, title=f"{start} fourmi", slug=f"f{n}", summary='Un ; deux "trois"')
    index_all()
    response = visit("/recherche/export.csv?q=fourmi")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="recherche.csv"'
    rows = csv_rows(response)
    assert {row["Titre"][0] for row in rows} == {"'"}
    assert {row["Résumé"] for row in rows} == {'Un ; deux "trois"'}
    assert {(row["Type"], row["Région"]) for row in rows} == {("Article", "National")}


@pytest.mark.parametrize("name", FILES)
class TestHostile:
    @pytest.fixture
    def get(self, site, client):
        make_article(site, title="Fiche Google")
        index_all()

        def ask(name: str, query: dict):
            response = client.get(f"/recherche/{name}", query, headers={"host": "localhost"})
            READ[name](response)
            return response.status_code

        return ask

    def test_any_text_is_answered_with_a_file_that_can_be_read(self, get, name):
        assert {text[:20]: get(name, {"q": text}) for text in TEXTS} == {text[:20]: 200 for text in TEXTS}

    def test_unknown_region_is_not_found(self, site, visit, name):
        assert visit(f"/regions/nulle/recherche/{name}").status_code == 404

    def test_only_reading_is_allowed(self, site, client, name):
        assert client.post(f"/recherche/{name}", headers={"host": "localhost"}).status_code == 405

    def test_page_links_to_it(self, get, visit, name):
        assert f'href="{name}?q=fiche&amp;type=article"' in visit("/recherche/?q=fiche&type=article").content.decode()

"""The search as Atom, iCalendar and CSV: the same things as on the page, in files that other programs read."""

import re
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import lxml.etree
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import PromotionDay
from search.content.models import Entry
from tests.factories import (
    make_article,
    make_cycle,
    make_event,
    make_promotion,
    make_session,
    make_theme,
    make_workshop,
)
from tests.search.contract.hostile import TEXTS
from tests.search.contract.outlets import ATOM, FILES, PLACES, READ, atom_ids, csv_ids, csv_rows, diary, ical_ids
from tests.search.indexed import index_all
from tests.search.usage.test_usage import usage_dir

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
    shown = [result.entry.pk for result in visit("/recherche/?q=fourmi&tri=date").context["results"].results]
    assert atom_ids(visit("/recherche/flux.atom?q=fourmi&tri=date")) == shown
    assert csv_ids(visit("/recherche/export.csv?q=fourmi&tri=date")) == shown


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


def told(event) -> dict:
    """What a diary keeps of a date, in the types of the library that reads it."""
    return {name: str(value) if isinstance(value, str) else event.decoded(name) for name, value in event.items()}


def test_diary_tells_each_date(site, visit):
    page = make_event(
        site,
        title="Fourmis, abeilles ; et « autres »",
        summary="Un jour\npour tous " + "é" * 80 + " \\ \x0b",
        city="Pau",
        slug="fourmis",
        starts_at="2027-03-01T09:30:00+01:00",
        ends_at="2027-03-01T17:00:00+01:00",
    )
    index_all()
    response = visit("/recherche/agenda.ics?q=fourmis")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    [event] = diary(response)
    changed = page.last_published_at.replace(microsecond=0)
    assert told(event) == {
        "UID": f"date-{page.translation_key.hex}@fourmiliere",
        "DTSTAMP": changed,
        "LAST-MODIFIED": changed,
        "SEQUENCE": int((changed - datetime(2010, 1, 1, tzinfo=UTC)).total_seconds()) + (page.live_revision_id or 0),
        "DTSTART": datetime(2027, 3, 1, 8, 30, tzinfo=UTC),
        "DTEND": datetime(2027, 3, 1, 16, 0, tzinfo=UTC),
        "SUMMARY": "Fourmis, abeilles ; et « autres »",
        "LOCATION": "Palais, Pau",
        "DESCRIPTION": f"Un jour\npour tous {'é' * 80} \\ ",
        "URL": "http://localhost/agenda/fourmis/",
        "STATUS": "CONFIRMED",
    }
    found = icalendar.Calendar.from_ical(response.content)
    assert str(found["METHOD"]) == "PUBLISH"
    for name in ("NAME", "X-WR-CALNAME"):
        assert f"{name}:fourmis\\, sur Fourmilière".encode() in response.content
    assert found.decoded("REFRESH-INTERVAL") == timedelta(hours=6)
    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
    assert b"DTSTART:20270301T083000Z" in response.content  # no zone to define: every diary reads UTC


def test_a_moved_session_keeps_its_id_and_says_that_it_changed(site, visit):
    page = make_session(site, make_workshop(site), title="Fourmis")
    index_all()
    [before] = diary(visit("/recherche/agenda.ics?q=fourmis"))
    stamps = [atom_updated(visit)]
    page.starts_at, page.ends_at = page.starts_at + timedelta(days=7), page.ends_at + timedelta(days=7)
    page.save_revision().publish()
    page.refresh_from_db()
    page.__class__.objects.filter(pk=page.pk).update(last_published_at=page.last_published_at + timedelta(minutes=1))
    index_all()
    [after] = diary(visit("/recherche/agenda.ics?q=fourmis"))
    assert after["UID"] == before["UID"]
    assert after["DTSTART"].dt - before["DTSTART"].dt == timedelta(days=7)
    for name in ("SEQUENCE", "LAST-MODIFIED", "DTSTAMP"):
        assert after.decoded(name) > before.decoded(name), name
    stamps.append(atom_updated(visit))
    assert stamps[0] < stamps[1]


def test_the_same_dates_give_the_same_file(fill, visit):
    fill(2)
    first, second = (visit("/recherche/agenda.ics?q=fourmi").content for _time in range(2))
    assert first == second


def atom_updated(visit) -> str:
    feed = lxml.etree.fromstring(visit("/recherche/flux.atom?q=fourmis&type=seance").content)
    [entry] = feed.iter(f"{ATOM}entry")
    assert feed.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}updated")
    return entry.findtext(f"{ATOM}updated")


def test_a_feed_names_whose_site_it_is(fill, visit):
    fill(1)
    for (path, host), name in zip(PLACES, ("Fourmilière", "Bretagne", "Bretagne"), strict=True):
        feed = lxml.etree.fromstring(visit(f"{path}flux.atom?q=fourmi", host=host).content)
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == name


@pytest.fixture
def promotion(site):
    """In Fort-de-France, from a Monday of March to a Friday of May."""
    starts_at, ends_at = datetime(2034, 3, 6, 13, tzinfo=UTC), datetime(2034, 5, 26, 21, tzinfo=UTC)
    place = {"starts_at": starts_at, "ends_at": ends_at, "time_zone": "America/Martinique"}
    return make_promotion(site, make_cycle(site), title="Fourmis", **place)


def dates(visit) -> list[tuple[str, datetime, datetime]]:
    found = diary(visit("/recherche/agenda.ics?q=fourmis&type=promotion"))
    return [(str(event["UID"]), event["DTSTART"].dt, event["DTEND"].dt) for event in found]


def test_each_day_of_a_promotion_is_a_date(promotion, visit):
    promotion.days.add(PromotionDay(day=date(2034, 3, 7), starts=time(9), ends=time(17)))
    promotion.days.add(PromotionDay(day=date(2034, 3, 6), starts=time(20), ends=time(0)))
    promotion.save_revision().publish()
    index_all()
    late, early = PromotionDay.objects.order_by("-day")
    assert dates(visit) == [
        (
            f"date-{promotion.translation_key.hex}-jour-{early.pk}@fourmiliere",
            datetime(2034, 3, 7, 0, tzinfo=UTC),
            datetime(2034, 3, 7, 4, tzinfo=UTC),
        ),
        (
            f"date-{promotion.translation_key.hex}-jour-{late.pk}@fourmiliere",
            datetime(2034, 3, 7, 13, tzinfo=UTC),
            datetime(2034, 3, 7, 21, tzinfo=UTC),
        ),
    ]
    promotion = type(promotion).objects.get(pk=promotion.pk)
    for day in promotion.days.get_object_list():
        day.day += timedelta(days=7)
    promotion.save_revision().publish()
    index_all()
    moved = dates(visit)[1]
    uid = f"date-{promotion.translation_key.hex}-jour-{late.pk}@fourmiliere"
    assert moved[:2] == (uid, datetime(2034, 3, 14, 13, tzinfo=UTC))


def test_a_promotion_without_days_is_its_first_and_its_last(promotion, visit):
    index_all()
    assert dates(visit) == [
        (
            f"date-{promotion.translation_key.hex}-debut@fourmiliere",
            datetime(2034, 3, 6, 13, tzinfo=UTC),
            datetime(2034, 3, 6, 21, tzinfo=UTC),
        ),
        (
            f"date-{promotion.translation_key.hex}-fin@fourmiliere",
            datetime(2034, 5, 26, 13, tzinfo=UTC),
            datetime(2034, 5, 26, 21, tzinfo=UTC),
        ),
    ]


@pytest.mark.parametrize(("status", "title"), [("annulee", "Annulé : Fourmis"), ("reportee", "Reporté : Fourmis")])
def test_diary_cancels_what_does_not_take_place(site, visit, status, title):
    make_event(site, title="Fourmis", status=status)
    index_all()
    [event] = diary(visit("/recherche/agenda.ics?q=fourmis"))
    assert (str(event["SUMMARY"]), str(event["STATUS"])) == (title, "CANCELLED")


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

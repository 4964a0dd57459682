"""The search as Atom, iCalendar and CSV holds what the page finds, in the language of the page."""

import csv
from io import StringIO
from itertools import cycle
from urllib.parse import urlsplit

import icalendar
import lxml.etree

from search.content.models import Entry
from tests.factories import make_article, make_event, make_session, make_theme, make_workshop
from tests.search.indexed import index_all

ATOM = "{http://www.w3.org/2005/Atom}"
FILES = ["flux.atom", "agenda.ics", "export.csv"]
QUERIES = ["q=fourmi", "q=fourm", "q=fourmi&type=article&type=seance", "q=fourmi+introuvable", "tri=titre", "q=zzzzz"]
PLACES = [
    ("/recherche/", "localhost"),
    ("/regions/bretagne/recherche/", "localhost"),
    ("/recherche/", "bretagne.localhost"),
]


def atom_ids(response) -> list[int]:
    feed = lxml.etree.fromstring(response.content)
    return [int(entry.findtext(f"{ATOM}id").rpartition("/")[2]) for entry in feed.iter(f"{ATOM}entry")]


def csv_rows(response) -> list[dict]:
    text = response.content.decode()
    assert text[0] == "\ufeff"
    return list(csv.DictReader(StringIO(text[1:], newline=""), delimiter=";"))


def csv_ids(response, heading: str = "Identifiant") -> list[int]:
    return [int(row[heading]) for row in csv_rows(response)]


def diary(response) -> list[icalendar.Event]:
    """The dates of a calendar, as another program reads them."""
    return icalendar.Calendar.from_ical(response.content).events


def ical_ids(response) -> list[int]:
    """By their addresses: a date and its translations have one UID."""
    paths = [urlsplit(str(event["URL"])).path.strip("/").split("/") for event in diary(response)]
    keys = [("en" if path[0] == "en" else "fr", path[-1]) for path in paths]
    dated = Entry.objects.filter(starts_at__isnull=False)
    return [dated.get(locale=locale, slug=slug).pk for locale, slug in keys]


READ = {"flux.atom": atom_ids, "agenda.ics": ical_ids, "export.csv": csv_ids}


def page_ids(visit, path: str, query: str, host: str) -> set[int]:
    """Ids of what the results page finds, on all its pages."""
    ids, number = set(), 1
    while True:
        context = visit(f"{path}?{query}&page={number}", host=host).context
        ids |= {entry.pk for result in context["results"].results for entry in (result.entry, *result.dates)}
        if not context["page_obj"].has_next():
            return ids
        number += 1


class OutletsContract:
    def test_each_file_holds_what_all_pages_find(self, site, bretagne, visit, monkeypatch):
        theme = make_theme(site, title="Thème fourmi", slug="t")
        for n in range(8):  # 25 things and more: two pages
            workshop = make_workshop(site, title=f"Fourmi {n}", slug=f"a{n}", themes=[theme])
            make_session(bretagne, workshop, title=f"Fourmi {n}", slug=f"s{n}")
            make_article(site, title=f"Fourmi {n}", slug=f"n{n}")
        index_all()
        dated = set(Entry.objects.filter(starts_at__isnull=False).values_list("pk", flat=True))
        for query, (path, host) in zip(QUERIES, cycle(PLACES)):
            found = page_ids(visit, path, query, host)
            expected = {"flux.atom": found, "agenda.ics": found & dated, "export.csv": found}
            answers = {name: READ[name](visit(f"{path}{name}?{query}", host=host)) for name in FILES}
            assert {name: sorted(ids) for name, ids in answers.items()} == {
                name: sorted(ids) for name, ids in expected.items()
            }, (path, host, query)
        assert len(page_ids(visit, "/recherche/", "q=fourmi", "localhost")) == 25  # control: there is something to hold

    def test_english_page_and_files_hold_english_entries_only(self, site, english, visit):
        event = make_event(site, title="Coccinelle")
        make_article(site, title="Coccinelle")
        translations = []
        for page in (site, event.get_parent().specific, event):
            translations.append(page.copy_for_translation(english))
            translations[-1].title = "Coccinelle in English"
            translations[-1].save_revision().publish()
        index_all()
        expected = {page.pk for page in translations}
        for query in ("q=coccinelle", "tri=titre"):
            assert page_ids(visit, "/en/recherche/", query, "localhost") == expected
            feed = visit(f"/en/recherche/flux.atom?{query}")
            assert (set(atom_ids(feed)), 'xml:lang="en"' in feed.content.decode()) == (expected, True)
            assert set(csv_ids(visit(f"/en/recherche/export.csv?{query}"), "Identifier")) == expected
            assert ical_ids(visit(f"/en/recherche/agenda.ics?{query}")) == [translations[-1].pk]

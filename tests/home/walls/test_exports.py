"""The files of every report and list: what stands in them is what their screen shows, and no cell runs or fails.

Whoever asks worked in Occitanie before: what they locked there is still in their name.
"""

import csv
from io import BytesIO, StringIO
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.views.reports.locked_pages import LockedPagesView
from wagtail.models import Page

from catalogue.models import StaleReason, StaleReport
from home.models import User
from home.wagtail_patches import locked_pages
from home.walls.territory import Territory
from tests.factories import make_article, make_material
from tests.home.walls.addresses import routes
from tests.home.walls.crawl import undone
from tests.home.walls.world import word

FORMATS = ["csv", "xlsx"]
RISKY = "=HYPERLINK(\x0b1)"


def exporting() -> list[str]:
    """Addresses of every view that may give a file, from the URL resolver."""
    found = []
    for route in routes():
        if route.is_admin and not route.parts and route.name != route.pattern:
            address = reverse(route.name)
            view = getattr(resolve(address).func, "view_class", None)
            if view is not None and issubclass(view, SpreadsheetExportMixin):
                found.append(address)
    return sorted(found)


def rows_of(response) -> list[list]:
    """The cells of a file, by its own type."""
    content = response.getvalue()
    response.close()
    if response["Content-Type"].startswith("text/csv"):
        return list(csv.reader(StringIO(content.decode()[1:], newline=""), delimiter=";"))
    return [list(row) for row in load_workbook(BytesIO(content)).active.iter_rows(values_only=True)]


@pytest.fixture
def newcomer(world):
    """The coordination of Bretagne, who was in Occitanie before: pages of both are locked in their name."""
    person = world["bretagne"].people["Coordination"]
    with undone():
        locked = {"locked": True, "locked_by": person, "locked_at": timezone.now()}
        for side in ("bretagne", "occitanie"):
            Page.objects.filter(pk=world[side].pages["draft"].pk).update(**locked)
        yield person


def ask(person, address: str, file_format: str = ""):
    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    return client.get(address, {"export": file_format} if file_format else {})


LOCKED = "/gestion/reports/locked/"


@pytest.mark.parametrize("file_format", FORMATS)
def test_export_of_locked_pages_names_what_its_screen_names(newcomer, world, file_format):
    screen = ask(newcomer, LOCKED).content.decode()
    titles = [row[0] for row in rows_of(ask(newcomer, LOCKED, file_format))[1:]]
    own = {word("bretagne", "draft"), word("bretagne", "locked")}
    assert set(titles) == own
    assert all(title in screen for title in titles)
    assert word("occitanie", "draft") not in screen


def test_without_the_narrowed_list_titles_are_hidden_all_the_same(newcomer, world, monkeypatch):
    """Two walls: the page of another region that would stand in the list bears no title of its own."""
    monkeypatch.setattr(locked_pages, "territory_of", lambda user: Territory(everything=True))
    titles = [row[0] for row in rows_of(ask(newcomer, LOCKED, "csv"))[1:]]
    assert "Page non publiée" in titles
    assert word("occitanie", "draft") not in titles


@pytest.mark.parametrize("file_format", FORMATS)
def test_no_file_names_a_thing_of_another_region(newcomer, file_format):
    secret, wrong = word("occitanie", ""), []
    for address in exporting():
        response = ask(newcomer, address, file_format)
        if response.status_code == 200:
            wrong += [address] if secret in str(rows_of(response)).lower() else []
        else:  # what is not for them is not on the screen either
            assert response.status_code == ask(newcomer, address).status_code, address
    assert wrong == []


@pytest.fixture
def formulas(world):
    """Who reads a page and a report that a spreadsheet would run, with a character that XLSX refuses."""
    with undone():
        admin = User.objects.create_superuser("admin", "admin@example.org", "fourmi-de-test-12")
        home = world["national"].home
        page = make_article(home, title="=1+1", review_on=timezone.localdate())
        Page.objects.filter(pk=page.pk).update(locked=True, locked_by=admin, locked_at=timezone.now())
        material = make_material(home, title="Ressource signalée")
        StaleReport.objects.create(material=material, reason=StaleReason.choices[0][0], text=RISKY)
        yield admin


@pytest.mark.parametrize("file_format", FORMATS)
def test_no_cell_of_any_file_runs_or_fails(formulas, file_format):
    for address in exporting():
        response = ask(formulas, address, file_format)
        assert response.status_code == 200, address
        cells = [str(cell) for row in rows_of(response) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == [], address


def test_the_formulas_of_the_test_are_in_the_files(formulas):
    """A control of the one before."""
    assert "'=1+1" in [row[0] for row in rows_of(ask(formulas, LOCKED, "csv"))]
    assert "=HYPERLINK(1)" in str(rows_of(ask(formulas, reverse("catalogue_review_report"), "xlsx")))


def test_a_moment_is_a_date_on_the_readers_clock(formulas):
    place = LockedPagesView.list_export.index("locked_at")
    moments = [row[place] for row in rows_of(ask(formulas, LOCKED, "xlsx"))[1:]]
    locked = Page.objects.filter(locked=True).values_list("locked_at", flat=True)
    shown = {timezone.make_naive(moment).replace(microsecond=0) for moment in locked if moment}
    assert {moment.replace(microsecond=0) for moment in moments if moment} == shown != set()


@pytest.mark.parametrize("file_format", FORMATS)
def test_files_are_named_as_their_screen_in_french(formulas, file_format):
    said = unquote(ask(formulas, LOCKED, file_format)["Content-Disposition"])
    assert said == f'attachment; filename="pages-verrouillees-{timezone.localdate():%Y-%m-%d}.{file_format}"'

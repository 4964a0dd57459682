"""The report « À revoir »: what is due on one's own territory, and nothing of another's."""

import csv
import re
from datetime import date, timedelta

import lxml.html
import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from catalogue.freshness.checking import keep
from catalogue.freshness.links import list_links
from catalogue.freshness.probing import Verdict
from catalogue.models import CheckedLink, LinkState, PageLink, StaleReport
from home.models import User
from tests.conftest import user_in
from tests.editing.forms import DASHBOARD, Editor, said
from tests.factories import make_article, make_material, make_organisation

pytestmark = pytest.mark.django_db

REPORT = "/gestion/rapports/a-revoir/"
REASONS = ["À revoir depuis le", "Liens morts", "Liens vers des pages disparues", "Signalements"]
YESTERDAY, TOMORROW = timedelta(days=-1), timedelta(days=1)


def on(delta: timedelta) -> date:
    return timezone.localdate() + delta


@pytest.fixture
def aged(site, bretagne, occitanie) -> None:
    """Something to review for every reason, in the nation and in two regions; and what is not to review."""
    make_article(site, title="Article national", review_on=on(YESTERDAY))
    make_article(site, title="Article à jour", review_on=on(TOMORROW))
    make_article(site, title="Brouillon national", review_on=on(YESTERDAY), live=False)
    make_organisation(bretagne, title="Office breton", review_on=on(timedelta()), website="https://mort.example/")
    make_material(bretagne, title="Ressource bretonne")
    reported = make_material(occitanie, title="Ressource occitane")
    list_links()
    keep(CheckedLink.objects.get(), Verdict(LinkState.GONE, "réponse 404"))
    StaleReport.objects.create(material=reported, reason="lien", text="La diapo 3.")


def words(html) -> str:
    return re.sub(r"\s+", " ", html.text_content()).strip()


def rows(user, **query) -> list[tuple[str, ...]]:
    response = Editor(user).client.get(REPORT, query)
    assert response.status_code == 200
    page = lxml.html.fromstring(response.content.decode())
    table = page.xpath("//table[contains(@class, 'listing')]/tbody/tr")
    return [tuple(words(cell) for cell in row.xpath("./td")) for row in table]


def titles(user, **query) -> set[str]:
    return {row[0] for row in rows(user, **query)}


NATIONAL, BRETON, OCCITAN = {"Article national"}, {"Office breton"}, {"Ressource occitane"}


@pytest.mark.parametrize(
    ("groups", "seen"),
    [
        (["Rédaction nationale"], NATIONAL),
        (["Rédaction Bretagne"], BRETON),
        (["Coordination Bretagne"], BRETON),
        (["Rédaction Occitanie"], OCCITAN),
        (["Rédaction Bretagne", "Rédaction nationale"], NATIONAL | BRETON),
    ],
    ids=lambda value: " et ".join(sorted(value)),
)
def test_everyone_sees_their_own_territory(groups, seen, aged):
    assert titles(user_in("quelqu-un", *groups)) == seen


def test_administrators_see_everything_and_filter_by_region(aged, admin, bretagne):
    assert titles(admin) == NATIONAL | BRETON | OCCITAN
    assert titles(admin, region="national") == NATIONAL
    assert titles(admin, region=bretagne.pk) == BRETON


def test_regional_editor_gets_no_other_region_by_asking(aged, breton_editor, occitanie):
    assert titles(breton_editor, region=occitanie.pk) == BRETON


def test_every_reason_is_said(aged, admin):
    today = on(timedelta())
    said = {row[0]: re.sub(r", le [^)]+\)", ")", row[2]) for row in rows(admin)}
    assert said["Office breton"].endswith("Liens morts : https://mort.example/ (réponse 404)")
    assert said["Office breton"].startswith(f"À revoir depuis le {today.day} ")
    assert re.fullmatch(r"Signalement du \d+ \w+ : Un lien ne marche plus, « La diapo 3. »", said["Ressource occitane"])


@pytest.mark.parametrize(
    ("reason", "found"), {"echeance": NATIONAL | BRETON, "liens": BRETON, "signalements": OCCITAN}.items()
)
def test_reasons_are_filtered(reason, found, aged, admin):
    assert titles(admin, reason=reason) == found


@pytest.mark.parametrize(
    "query", [{"reason": "x"}, {"region": "x"}, {"p": "x"}, {"ordering": "x"}, {"region": "9" * 30}]
)
def test_a_bad_filter_is_no_error(query, aged, admin):
    assert Editor(admin).client.get(REPORT, query).status_code == 200


def test_export_runs_no_formula(site, admin):
    make_article(site, title="=1+1", review_on=on(YESTERDAY))
    response = Editor(admin).client.get(REPORT, {"export": "csv"})
    lines = list(csv.reader(response.getvalue().decode()[1:].splitlines(), delimiter=";"))
    assert lines[0] == ["Page", "Région", "Adresse", *REASONS]
    assert [line[:2] for line in lines[1:]] == [["'=1+1", "National"]]


def test_those_who_look_after_nothing_have_no_report(aged, client):
    nobody = user_in("personne")
    nobody.user_permissions.add(*permission_to_enter())
    response = Editor(nobody).client.get(REPORT)
    assert (response.status_code, response["Location"]) == (302, DASHBOARD)
    response = client.get(REPORT, headers={"host": "localhost"})
    assert (response.status_code, response["Location"]) == (302, f"/gestion/login/?next={REPORT}")


def permission_to_enter():
    return Permission.objects.filter(codename="access_admin")


@pytest.mark.parametrize("count", [1, 4])
def test_report_takes_as_many_queries(count, bretagne, breton_editor):
    for number in range(count):
        page = make_material(bretagne, video_url=f"https://mort.example/{number}", review_on=on(YESTERDAY))
        StaleReport.objects.create(material=page, reason="autre")
        PageLink.objects.create(page=page, target=10**6 + number)
    list_links()
    for link in CheckedLink.objects.all():
        keep(link, Verdict(LinkState.GONE, "réponse 404"))
    client = Editor(breton_editor).client
    client.get(REPORT)
    with CaptureQueriesContext(connection) as queries:
        client.get(REPORT)
    asked = len(queries)  # before another request forgets them
    assert (len(rows(breton_editor)), asked) == (count, 24)


def dashboard_line(user: User) -> list[str]:
    page = lxml.html.fromstring(Editor(user).client.get(DASHBOARD).content.decode())
    return [words(link) for link in page.xpath(f"//main//a[@href='{REPORT}']")]


def test_dashboard_counts_ones_own_territory(aged, breton_editor, admin, bretagne):
    make_article(bretagne, title="Autre", review_on=on(YESTERDAY))
    assert (dashboard_line(breton_editor), dashboard_line(admin)) == (["2 pages à revoir"], ["4 pages à revoir"])
    Page.objects.descendant_of(bretagne).update(live=False)
    assert dashboard_line(breton_editor) == []


# --- A visitor's report, in the admin ------------------------------------------------------------------------------


@pytest.fixture
def report(aged) -> StaleReport:
    return StaleReport.objects.get()


@pytest.mark.parametrize(
    ("group", "status", "left"),
    [("Rédaction Occitanie", 302, 0), ("Rédaction Bretagne", 404, 1), ("Rédaction nationale", 404, 1)],
)
def test_only_its_editors_close_a_report(group, status, left, report):
    url = reverse("catalogue_stale_report", args=[report.pk])
    client = Editor(user_in("quelqu-un", group)).client
    read = client.get(url)
    assert (read.status_code, "La diapo 3." in read.content.decode()) == (200 if left == 0 else 404, left == 0)
    assert client.post(url).status_code == status
    assert StaleReport.objects.count() == left


# --- Reports set aside in one go -------------------------------------------------------------------------------------

REPORTS = f"{REPORT}signalements/"


@pytest.fixture
def junk(bretagne, occitanie, site) -> dict[str, list[StaleReport]]:
    """By place: thirty reports of one material of each, the last of them meant."""
    found = {}
    for name, home in {"bretagne": bretagne, "occitanie": occitanie, "national": site}.items():
        material = make_material(home, title=f"Ressource {name}")
        texts = [f"Pourriel {name} {number}" for number in range(29)] + [f"La diapo 3 de {name}."]
        rows = [StaleReport(material=material, reason="lien", text=text) for text in texts]
        found[name] = StaleReport.objects.bulk_create(rows)
    return found


def ticked(user, reports, **query):
    return Editor(user).client.post(REPORTS, {"signalement": [getattr(one, "pk", one) for one in reports]})


def test_new_report_stands_first_however_many_there_are(junk, breton_editor):
    (cell,) = [row[2] for row in rows(breton_editor) if row[0] == "Ressource bretagne"]
    assert re.sub(r"\d+ \w+", "…", cell.split("Signalement du ")[1]).startswith("…")
    assert cell.split("« ")[1].startswith("La diapo 3 de bretagne.")
    assert (cell.count("Signalement du"), cell.endswith("Les 30 signalements")) == (3, True)


def test_editors_set_many_reports_aside_and_keep_the_one_that_is_meant(junk, breton_editor):
    page = lxml.html.fromstring(Editor(breton_editor).client.get(REPORTS).content.decode())
    assert len(page.xpath("//input[@name='signalement']")) == 30
    response = ticked(breton_editor, junk["bretagne"][:-1])
    assert (response.status_code, response["Location"], said(response)) == (302, REPORTS, ["29 signalements écartés."])
    assert list(StaleReport.objects.filter(material__slug="ressource-bretagne")) == junk["bretagne"][-1:]


def test_reports_of_others_are_neither_seen_nor_set_aside(junk, breton_editor, redaction):
    for user, other in ((breton_editor, "occitanie"), (breton_editor, "national"), (redaction, "bretagne")):
        material = junk[other][0].material_id
        for query in ({}, {"ressource": material}):
            assert f"de {other}" not in Editor(user).client.get(REPORTS, query).content.decode()
        assert said(ticked(user, junk[other])) == ["Cochez les signalements à écarter."]
    assert StaleReport.objects.count() == 90


def test_a_report_closed_meanwhile_is_no_error(junk, breton_editor):
    first, second = junk["bretagne"][:2]
    first.delete()
    assert said(ticked(breton_editor, [first.pk or 10**6, second])) == ["1 signalement écarté."]


@pytest.mark.parametrize("value", ["", "x", "0", "-1", "9" * 30, "9" * 5000, "1.5", "\x00"])
def test_a_bad_id_sets_nothing_aside(value, junk, breton_editor):
    assert said(ticked(breton_editor, [value])) == ["Cochez les signalements à écarter."]
    for query in ({"ressource": value}, {"p": value}):
        assert Editor(breton_editor).client.get(REPORTS, query).status_code == 200
    assert StaleReport.objects.count() == 90


def test_reports_of_one_material_are_asked_for(junk, admin):
    material = junk["bretagne"][0].material
    html = Editor(admin).client.get(REPORTS, {"ressource": material.pk}).content.decode()
    assert (html.count("de bretagne"), html.count("de occitanie")) == (1, 0)


def test_list_of_reports_costs_the_same_with_more(junk, breton_editor):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            Editor(breton_editor).client.get(REPORTS)
        return len(queries)

    cost()
    thirty = cost()
    ticked(breton_editor, junk["bretagne"][1:])
    Editor(breton_editor).client.get(DASHBOARD)  # shows the messages
    assert cost() == thirty


def test_those_who_look_after_nothing_have_no_list_of_reports(junk, client):
    nobody = user_in("personne")
    nobody.user_permissions.add(*permission_to_enter())
    for answer in (Editor(nobody).client.get(REPORTS), ticked(nobody, junk["bretagne"])):
        assert (answer.status_code, answer["Location"]) == (302, DASHBOARD)
    assert StaleReport.objects.count() == 90

"""« Ce que l’on cherche » in the admin: what it adds up, where it leads, who may read it."""

import csv
from datetime import date
from io import StringIO

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.understanding.synonyms.models import SynonymGroup
from search.usage.models import SearchCount
from tests.cold import start_cold
from tests.conftest import user_in

REPORT = "/gestion/rapports/recherches/"
WEEKS = (date(2027, 3, 1), date(2027, 3, 8))


def logged_in(user) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return client


@pytest.fixture
def staff(redaction):
    return logged_in(redaction)


@pytest.fixture
def counts(bretagne):
    def add(week: date, region: str, text: str, *numbers: int) -> None:
        names = ("searches", "near", "empty", "clicks", "rank_sum")
        SearchCount.objects.create(week=week, region=region, text=text, **dict(zip(names, numbers, strict=True)))

    add(WEEKS[0], "national", "avis", 10, 0, 0, 4, 6)
    add(WEEKS[1], "national", "avis", 5, 0, 0, 0, 0)
    add(WEEKS[1], "bretagne", "fourmi volante", 4, 1, 3, 0, 0)
    add(WEEKS[0], "bretagne", "=cmd", 1, 0, 1, 0, 0)


def rows(response) -> list[list[str]]:
    """Cells of the report's table."""
    document = lxml.html.fromstring(response.content.decode())
    table = document.xpath("//table[contains(@class, 'listing')]//tbody//tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("td")] for row in table]


HEADINGS = ["Semaine", "Région", "Recherche", "Recherches", "Sans résultat", "Résultats approchants", "Clics"]
HEADINGS += ["Somme des rangs cliqués"]
AVIS = ["avis", "–", "15", "0", "0", "4", "1,5"]
FOURMI = ["fourmi volante", "Créer un synonyme", "4", "3", "1", "0", ""]
CMD = ["=cmd", "Créer un synonyme", "1", "1", "0", "0", ""]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [AVIS, FOURMI, CMD]),
        ("?ordering=text", [CMD, AVIS, FOURMI]),
        ("?ordering=-nothing", [FOURMI, CMD, AVIS]),
        ("?region=bretagne", [FOURMI, CMD]),
        ("?week=2027-03-08", [["avis", "–", "5", "0", "0", "0", ""], FOURMI]),
        ("?week=2027-03-08&region=bretagne", [FOURMI]),
        ("?failed=true", [FOURMI, CMD]),
        ("?failed=false", [AVIS]),
    ],
)
def test_report_adds_up_what_was_chosen(counts, staff, query, expected):
    assert sorted(rows(staff.get(REPORT + query))) == sorted(expected)
    if "ordering" in query or not query:
        first = [row[0] for row in rows(staff.get(REPORT + query))]
        assert first[0] == expected[0][0]


def test_failed_query_leads_to_a_synonym_that_is_filled_in(counts, staff):
    document = lxml.html.fromstring(staff.get(REPORT).content.decode())
    [link, _other] = document.xpath("//a[normalize-space()='Créer un synonyme']")
    form = staff.get(link.get("href")).context["form"]
    assert form["expressions"].value() == "fourmi volante\n"
    SynonymGroup.objects.all().delete()
    staff.post(link.get("href"), {"expressions": "fourmi volante\nANT"})
    assert [str(group) for group in SynonymGroup.objects.all()] == ["fourmi volante = ANT"]


def test_export_holds_each_count_and_no_formula(counts, staff):
    content = staff.get(f"{REPORT}?export=csv&region=bretagne").content.decode()[1:]
    assert list(csv.reader(StringIO(content), delimiter=";")) == [
        HEADINGS,
        ["2027-03-08", "bretagne", "fourmi volante", "4", "3", "1", "0", "0"],
        ["2027-03-01", "bretagne", "'=cmd", "1", "1", "0", "0", "0"],
    ]


def test_export_for_excel_answers(counts, staff):
    response = staff.get(f"{REPORT}?export=xlsx")
    assert (response.status_code, b"".join(response.streaming_content)[:2]) == (200, b"PK")


def test_filters_are_named_in_french(counts, staff):
    page = staff.get(REPORT).content.decode()
    for said in ("du 8 mars 2027 (semaine 10)", "Bretagne", "Sans résultat exact", "Ce que l’on cherche"):
        assert said in page


@pytest.mark.parametrize(
    "query",
    [
        "week=jamais",
        "week=%00",
        "region=nulle",
        "failed=x",
        "p=abc",
        "p=1000000000000",
        "ordering=password",
        "export=exe",
        "q=%22",
    ],
)
def test_bad_values_are_ignored(counts, staff, query):
    assert staff.get(f"{REPORT}?{query}").status_code == 200


def test_empty_report_says_so(staff):
    assert rows(staff.get(REPORT)) == []


def test_number_of_queries_does_not_depend_on_the_number_of_rows(bretagne, staff):
    def cost() -> int:
        staff.get(REPORT)
        with CaptureQueriesContext(connection) as context:
            staff.get(REPORT)
        return len(context)

    SearchCount.objects.create(week=WEEKS[0], region="national", text="avis", searches=3, empty=1)
    one = cost()
    for n in range(20):
        SearchCount.objects.create(week=WEEKS[0], region="national", text=f"avis {n}", searches=3, empty=1)
    assert cost() == one


def test_menu_shows_it_to_the_national_staff_only(staff, breton_coordinator):
    start_cold()
    assert (REPORT in staff.get("/gestion/").content.decode()) is True
    assert (REPORT in logged_in(breton_coordinator).get("/gestion/").content.decode()) is False


@pytest.mark.parametrize("group", ["Rédaction Bretagne", "Coordination Bretagne"])
@pytest.mark.parametrize("path", ["", "resultats/", "?export=csv", "?region=bretagne"])
def test_region_reads_none_of_it(counts, group, path):
    response = logged_in(user_in("breton", group)).get(REPORT + path)
    assert response.status_code == 404  # by the wall


def test_visitor_is_asked_to_log_in(site, visit):
    response = visit(REPORT)
    assert (response.status_code, response["Location"]) == (302, f"/gestion/login/?next={REPORT}")

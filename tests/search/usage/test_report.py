"""« Ce que l’on cherche » in the admin: what it adds up, where it leads, who may read it."""

import csv
from datetime import date, timedelta
from io import StringIO

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.understanding.synonyms.models import SynonymGroup
from search.usage.models import SearchCount
from tests.cold import start_cold

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


def test_menu_shows_it_to_who_may_read_it(staff, breton_coordinator, breton_editor):
    start_cold()
    clients = (staff, logged_in(breton_coordinator), logged_in(breton_editor))
    assert [REPORT in client.get("/gestion/").content.decode() for client in clients] == [True, True, False]


@pytest.mark.parametrize("path", ["", "resultats/", "?export=csv", "?region=bretagne"])
def test_who_does_not_publish_reads_none_of_it(counts, breton_editor, path):
    assert logged_in(breton_editor).get(REPORT + path).status_code == 404


@pytest.fixture
def coordination(breton_coordinator):
    return logged_in(breton_coordinator)


@pytest.mark.parametrize("query", ["", "?region=bretagne", "?region=national", "?region=occitanie", "?failed=true"])
def test_coordination_reads_its_own_region_whatever_it_asks(counts, coordination, query):
    SearchCount.objects.create(week=WEEKS[0], region="occitanie", text="occitan", searches=9, empty=9)
    found = sorted(rows(coordination.get(REPORT + query)))
    asks_for_others = query in ("?region=national", "?region=occitanie")
    without_synonyms = [row[:1] + row[2:] for row in (CMD, FOURMI)]
    assert found == without_synonyms or (asks_for_others and found == [])


def test_coordination_is_told_of_no_other_region(counts, coordination):
    response = coordination.get(REPORT)
    page, cells = response.content.decode(), [cell for row in rows(response) for cell in row]
    assert ("fourmi volante" in cells, "avis" in cells, 'value="national"' in page, "synonyme" in page) == (
        True,
        False,
        False,
        False,
    )


def test_coordination_exports_its_own_region(counts, coordination):
    content = coordination.get(f"{REPORT}?export=csv").content.decode()[1:]
    regions = [row[1] for row in csv.reader(StringIO(content), delimiter=";")]
    assert regions == ["Région", "bretagne", "bretagne"]


def test_a_region_renamed_as_the_nation_reads_nothing_of_it(counts, bretagne, coordination):
    type(bretagne).objects.filter(pk=bretagne.pk).update(slug="national")
    assert coordination.get(REPORT).status_code == 404


def test_dashboard_shows_the_last_weeks_of_ones_region(bretagne, coordination, staff, breton_editor):
    this_week = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    old = this_week - timedelta(weeks=5)
    for week, region, text in (
        (this_week, "bretagne", "marée"),
        (old, "bretagne", "ancienne"),
        (this_week, "occitanie", "cassoulet"),
    ):
        SearchCount.objects.create(week=week, region=region, text=text, searches=3, empty=2)
    seen = []
    for client in (coordination, staff, logged_in(breton_editor)):
        document = lxml.html.fromstring(client.get("/gestion/").content.decode())
        panel = document.xpath("//*[@id='recherches-content']//li")
        seen.append([" ".join(line.text_content().split()) for line in panel])
    breton = "« marée » 3 fois, dont 2 sans résultat"
    assert seen == [[breton], ["« cassoulet » 3 fois, dont 2 sans résultat", breton], []]


def test_visitor_is_asked_to_log_in(site, visit):
    response = visit(REPORT)
    assert (response.status_code, response["Location"]) == (302, f"/gestion/login/?next={REPORT}")

"""The agenda by month, and its filters."""

from datetime import UTC, date, datetime

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.schedule.months import Month, Months
from tests.factories import make_event, make_format, make_session, make_workshop

pytestmark = pytest.mark.django_db


def on(*moment: int, hours: int = 3) -> dict[str, datetime]:
    start = datetime(*moment, tzinfo=UTC)
    return {"starts_at": start, "ends_at": start.replace(hour=start.hour + hours)}


@pytest.fixture
def dates(site):
    """Two in March 2031, one at each end, one of them on another clock; and one in May."""
    individual = make_format(site, title="Individuel", slug="individuel")
    beginners = make_workshop(site, title="Débuter", level="debutant", format=individual)
    others = make_workshop(site, title="Avancer", level="avance")
    make_session(site, beginners, title="Quimper", city="Quimper", postcode="29000", price=0, **on(2031, 3, 4, 8))
    make_session(
        site, others, title="Cilaos", city="Cilaos", postcode="97413", time_zone="Indian/Reunion", **on(2031, 3, 31, 20)
    )
    make_session(site, others, title="Brest", city="Brest", postcode="29200", price=12, **on(2031, 5, 2, 8))
    make_event(site, title="Rencontre", city="Rennes", postcode="35000", **on(2031, 5, 5, 8))
    return site


def page(response) -> lxml.html.HtmlElement:
    assert response.status_code == 200
    return lxml.html.fromstring(response.content.decode())


def by_day(response) -> dict[str, list[str]]:
    days = page(response).xpath("//table[@class='month']//td[.//li]")
    return {day.xpath("./time/@datetime")[0]: day.xpath(".//li/a/text()") for day in days}


def links(response) -> dict[str, str]:
    return {
        " ".join(link.text_content().split()): link.get("href")
        for link in page(response).xpath("//nav[@class='months']/a")
    }


def test_month_is_a_table_of_weeks_by_the_clock_of_each_place(dates, visit):
    assert by_day(visit("/agenda/?quand=2031-03")) == {"2031-03-04": ["Quimper"]}
    assert by_day(visit("/agenda/?quand=2031-04")) == {"2031-04-01": ["Cilaos"]}  # midnight there, the 31st in Paris
    table = page(visit("/agenda/?quand=2031-03")).xpath("//table[@class='month']")[0]
    assert [head.text for head in table.xpath(".//th[@scope='col']")][::6] == ["lundi", "dimanche"]
    assert [len(row.xpath("./td")) for row in table.xpath("./tbody/tr")] == [7] * 6
    assert table.xpath("./caption")[0].text == "mars 2031"


def test_months_around_are_a_link_away_and_none_is_beyond_the_last(dates, visit):
    assert links(visit("/agenda/?quand=2031-03")) == {"avril 2031": "?quand=2031-04"}
    assert links(visit("/agenda/?quand=2031-04")) == {"mars 2031": "?quand=2031-03", "mai 2031": "?quand=2031-05"}
    assert links(visit("/agenda/?quand=2031-05")) == {"avril 2031": "?quand=2031-04"}
    assert links(visit("/agenda/?quand=9999-01")) == {"mai 2031": "?quand=2031-05"}
    robots = [
        page(visit(f"/agenda/?quand={month}")).xpath("//meta[@name='robots']/@content")
        for month in ("2031-04", "9999-01")
    ]
    assert robots == [[], ["noindex, nofollow"]]


def test_filters_stay_from_month_to_month_where_robots_do_not_go(dates, visit):
    shown = page(visit("/agenda/?quand=2031-05&mode=presentiel"))
    (link,) = shown.xpath("//nav[@class='months']/a")
    assert (link.get("href"), link.get("rel")) == ("?quand=2031-04&mode=presentiel", "prev nofollow")
    periods = shown.xpath("//nav[@class='results-bar__sort']/a")
    assert [link.get("href") for link in periods] == [
        "?mode=presentiel",
        "?quand=passe&mode=presentiel",
        "?quand=2031-03&mode=presentiel",
    ]
    offered = page(visit("/agenda/?mode=presentiel")).xpath("//select[@name='quand']/option/@value")
    assert offered == ["", "passe", "2031-03", "2031-04", "2031-05"]


def test_what_begins_before_the_month_stands_on_its_first_day_with_its_end(site, visit):
    start, end = datetime(2031, 3, 30, 7, tzinfo=UTC), datetime(2031, 4, 2, 15, tzinfo=UTC)
    make_event(site, title="Rencontres", starts_at=start, ends_at=end)
    assert by_day(visit("/agenda/?quand=2031-04")) == {"2031-04-01": ["Rencontres"]}
    (hours,) = page(visit("/agenda/?quand=2031-03")).xpath("//span[@class='month__hours']/text()")
    assert " ".join(hours.split()) == "9 h, jusqu’au 2 avril 2031"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("departement=29", {"Quimper", "Brest"}),
        ("departement=974&mode=presentiel", {"Cilaos"}),
        ("format=individuel", {"Quimper"}),
        ("niveau=avance", {"Cilaos", "Brest"}),
        ("prix=gratuit", {"Quimper"}),
        ("prix=payant", {"Brest"}),
        ("prix=gratuit&prix=payant", {"Quimper", "Brest"}),
        ("niveau=avance&departement=29&quand=2031-05&prix=payant", {"Brest"}),
        ("niveau=expert&departement=20&format=x&prix=x", {"Quimper", "Cilaos", "Brest", "Rencontre"}),
    ],
)
def test_agenda_is_filtered(dates, visit, query, found):
    assert {card.title for card in visit(f"/agenda/?{query}").context["cards"]} == found


def test_region_offers_its_own_departements(dates, bretagne, visit):
    def offered(path: str) -> list[str]:
        return page(visit(path)).xpath("//select[@name='departement']/option/@value")

    assert (offered("/regions/bretagne/agenda/"), len(offered("/agenda/"))) == (["", "22", "29", "35", "56"], 110)


def test_queries_do_not_depend_on_how_many_dates_a_month_has(dates, visit):
    def queries() -> int:
        visit("/agenda/?quand=2031-03")
        with CaptureQueriesContext(connection) as context:
            visit("/agenda/?quand=2031-03")
        return len(context)

    before, workshop = queries(), make_workshop(dates, title="Encore")
    for day in range(5, 20):
        make_session(dates, workshop, title=f"Le {day}", **on(2031, 3, day, 8))
    assert queries() == before


def test_agenda_without_dates_has_no_months(site, visit):
    response = visit("/agenda/?quand=2031-03")
    assert (links(response), [one["label"] for one in response.context["periods"]]) == ({}, ["À venir", "Passées"])
    assert page(response).xpath("//table[@class='month']") == []


def test_no_month_leads_out_of_those_that_there_are():
    january, december = Month(date(2031, 1, 1)), Month(date(2031, 12, 1))
    months = Months(january, december)
    assert (months.previous(january), months.following(december)) == (None, None)
    assert (months.previous(Month(date(2040, 6, 1))), months.following(Month(date(1999, 6, 1)))) == (december, january)
    assert months.coming(date(2031, 11, 30), 5) == [december.before, december]
    assert months.coming(date(2032, 1, 1), 5) == []

"""The list of an agenda beside a map of where its dates are."""

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.maps.france import VIEW_BOX
from tests.factories import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def dates(site, bretagne):
    make_event(site, title="Un", city="Rennes", postcode="35000")
    make_event(bretagne, title="Deux", city="RENNES CEDEX 7", postcode="35065")
    make_event(site, title="Trois", city="Saint-Denis", postcode="97400")
    make_event(site, title="Quatre", city="Nouméa", postcode="98800")
    make_event(site, title="Cinq", city="Paris", postcode="75001", mode="distance")
    make_event(site, title="Six", venue="Chez nous", city="")


def drawn(response):
    return lxml.html.fromstring(response.content.decode()).find_class("map--dates")


def titles(response) -> list[str]:
    return sorted(title.strip() for title in drawn(response)[0].xpath(".//title/text()"))


def test_each_place_of_the_list_is_a_point_of_france(dates, visit):
    response = visit("/agenda/")
    assert titles(response) == ["Rennes (2)", "Saint-Denis"]
    (found,) = drawn(response)
    assert (found.get("viewbox"), found.get("role"), len(list(found.iter("use")))) == (VIEW_BOX, "img", 18)
    left, top, right, bottom = 0.0, 0.0, *map(float, VIEW_BOX.split()[2:])
    for point in found.iter("circle"):
        assert (left < float(point.get("cx")) < right, top < float(point.get("cy")) < bottom) == (True, True)


def test_region_has_its_own_outline_and_what_is_in_it(dates, visit):
    response = visit("/regions/bretagne/agenda/")
    assert titles(response) == ["Rennes (2)"]
    assert [one.get("href") for one in drawn(response)[0].iter("use")] == ["/static/img/regions.svg#bretagne"]


def test_no_map_where_nothing_is_anywhere_nor_beside_a_month(dates, visit):
    assert drawn(visit("/agenda/?mode=distance")) == []
    assert drawn(visit("/agenda/?quand=2031-03")) == []


def test_queries_do_not_depend_on_how_many_places_there_are(dates, site, visit):
    def queries() -> int:
        visit("/agenda/")
        with CaptureQueriesContext(connection) as context:
            visit("/agenda/")
        return len(context)

    before = queries()
    for city, postcode in (("Brest", "29200"), ("Albi", "81000"), ("Lille", "59000")):
        make_event(site, city=city, postcode=postcode)
    assert (queries(), len(titles(visit("/agenda/")))) == (before, 5)

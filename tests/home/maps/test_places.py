"""The map of a region's organisations: each is where its coordinates say, the wrong ones are nowhere."""

from dataclasses import dataclass

import lxml.html
import pytest

from home.maps.france import region_by_insee
from home.maps.places import box_of, map_of_places, position
from tests.factories import make_organisation

# Latitude and longitude of a town near one side of its region: (code, part of the width, part of the height).
TOWNS = [
    ("Rennes", "53", 48.117, -1.678, 0.86, 0.53),
    ("Lille", "32", 50.633, 3.066, 0.58, 0.21),
    ("Strasbourg", "44", 48.573, 7.752, 0.92, 0.59),
    ("Bastia", "94", 42.697, 9.450, 0.83, 0.18),
    ("Toulouse", "76", 43.604, 1.444, 0.35, 0.54),
    ("Saint-Denis", "04", -20.879, 55.448, 0.37, 0.02),
    ("Cayenne", "03", 4.922, -52.313, 0.77, 0.23),
]


@dataclass
class Place:
    title: str
    latitude: float | None
    longitude: float | None


@pytest.mark.parametrize(("town", "code", "latitude", "longitude", "across", "down"), TOWNS)
def test_town_is_where_a_reader_expects_it(town, code, latitude, longitude, across, down):
    region = region_by_insee(code)
    left, top, right, bottom = box_of(region)
    x, y = position(region, latitude, longitude)
    assert ((x - left) / (right - left), (y - top) / (bottom - top)) == pytest.approx((across, down), abs=0.04)


@pytest.mark.parametrize(
    "place",
    [
        Place("Sans coordonnées", None, None),
        Place("À moitié", 48.1, None),
        Place("Marseille", 43.3, 5.4),
        Place("Le pôle", 90, 0),
        Place("Aux antipodes", -48, 178),
    ],
)
def test_place_that_is_not_in_the_region_is_not_drawn(place):
    assert map_of_places("53", [place]) is None
    drawn = map_of_places("53", [place, Place("Rennes", 48.117, -1.678)])
    assert [point["title"] for point in drawn["points"]] == ["Rennes"]


def test_sub_site_that_is_no_region_has_no_map():
    assert map_of_places("", [Place("Rennes", 48.117, -1.678)]) is None


@pytest.mark.django_db
def test_regions_home_draws_its_public_organisations_above_their_list(bretagne, occitanie, visit):
    rennes = {"latitude": 48.117, "longitude": -1.678}
    make_organisation(bretagne, title="Office de Rennes", **rennes)
    make_organisation(bretagne, title="Brouillon", live=False, **rennes)
    make_organisation(occitanie, title="Office de Toulouse", latitude=43.604, longitude=1.444)
    html = lxml.html.fromstring(visit("/", host="bretagne.localhost").content.decode())
    (drawing,) = html.xpath("//section[@aria-labelledby='organisations']//svg[@role='img']")
    assert drawing.xpath(".//circle/title/text()") == ["Office de Rennes"]

"""What lies near a commune: the same dates on every engine as a plain computation finds."""

from math import acos, cos, radians, sin

import pytest

from home.places.communes import communes
from home.places.finding import words_of
from tests.factories import make_article, make_event, make_organisation, make_session, make_workshop
from tests.search.indexed import index_all

# Where something happens; the département's chief places and more, overseas included.
TOWNS = [
    *("Rennes 35", "Saint-Malo 35", "Fougères 35", "Vitré 35", "Redon 35", "Dinan 22", "Saint-Brieuc 22", "Lorient 56"),
    *("Vannes 56", "Brest 29", "Quimper 29", "Nantes 44", "Laval 53", "Angers 49", "Le Mans 72", "Paris 75"),
    *("Versailles 78", "Meaux 77", "Lyon 69", "Villeurbanne 69", "Saint-Étienne 42", "Grenoble 38", "Marseille 13"),
    *("Aix-en-Provence 13", "Toulon 83", "Nice 06", "Toulouse 31", "Albi 81", "Millau 12", "Rodez 12"),
    *("Strasbourg 67", "Colmar 68", "Lille 59", "Arras 62", "Ajaccio 2A", "Bastia 2B", "Saint-Denis 974"),
    *("Saint-Pierre 974", "Cilaos 974", "Fort-de-France 972", "Cayenne 973", "Mamoudzou 976"),
]
ASKED = [
    *("Rennes", "Saint-Malo", "st malo", "Vitré", "Redon", "dinan", "Lorient", "Vannes", "Brest", "Nantes", "Paris"),
    *("lyon", "Grenoble", "AIX EN PROVENCE", "Millau", "Nice", "Cilaos", "Ajaccio"),
    *("35000", "35400", "56100", "29200", "44000", "75012", "69003", "13100", "12100", "97413", "20000", "97200"),
]

NEAR_RENNES = ["Rennes", "Vitré", "Fougères", "Dinan", "Redon"]  # within 60 km, the nearest first


def place(words: str):
    name, departement = words.rsplit(" ", 1)
    return next(one for one in communes() if (one.name, one.departement) == (name, departement))


def is_meant(town, typed: str) -> bool:
    return typed in town.postcodes or words_of(typed) == words_of(town.name)


def plain_km(one, other) -> float:
    """By the spherical law of cosines, which is not how the site computes it."""
    north, south = radians(one.latitude), radians(other.latitude)
    across = radians(one.longitude - other.longitude)
    return 6371 * acos(min(1, sin(north) * sin(south) + cos(north) * cos(south) * cos(across)))


def named(answer: dict) -> list[str]:
    return [result["title"].removeprefix("Fourmi à ") for result in answer["results"]]


class NearbyContract:
    @pytest.fixture
    def dates(self, site):
        workshop = make_workshop(site, title="Atelier")
        for town in map(place, TOWNS):
            title = f"Fourmi à {town.name}"
            make_session(site, workshop, title=title, city=town.name, postcode=town.postcodes[0])
        index_all()

    def test_places_by_name_and_postcode_are_as_a_plain_computation(self, dates, ask):
        towns = {town.name: town for town in map(place, TOWNS)}
        for typed in ASKED:
            here = next(one for one in towns.values() if is_meant(one, typed))
            for text in ("fourmi", ""):
                answer = ask(text, pres=typed, km=100, tri="distance", type="seance", par_page=100)
                distances = {name: plain_km(here, town) for name, town in towns.items()}
                wanted = sorted((name for name, km in distances.items() if km <= 100), key=lambda name: distances[name])
                assert named(answer) == wanted, (typed, text)
                told = [result["distance_km"] for result in answer["results"]]
                assert told == pytest.approx([distances[name] for name in wanted], abs=0.06)
                assert answer["total"] == len(wanted)

    def test_a_distance_is_30_km_unless_another_is_asked(self, dates, ask):
        assert named(ask("fourmi", pres="Rennes", tri="distance")) == ["Rennes"]
        assert named(ask("fourmi", pres="Rennes", km=60, tri="distance")) == NEAR_RENNES
        assert named(ask("fourmi", pres="Rennes", km=10)) == ["Rennes"]

    def test_facets_count_what_is_near(self, dates, ask):
        answer = ask("fourmi", pres="35000", km=60)
        assert {value["value"]: value["count"] for value in answer["facets"]["type"]} == {"seance": 5}
        assert answer["total"] == 5

    def test_nothing_is_near_when_nothing_happens_there(self, dates, ask):
        for text in ("fourmi", ""):
            answer = ask(text, pres="Guéret")
            assert (answer["total"], answer["results"]) == (0, [])

    def test_what_has_a_place_is_found_and_what_has_none_is_not(self, site, ask):
        workshop = make_workshop(site, title="Fourmi à lire")
        make_session(site, workshop, title="Fourmi à distance", city="Rennes", postcode="35000", mode="distance")
        make_session(site, workshop, title="Fourmi à deux endroits", city="Rennes", mode="mixte")
        make_event(site, title="Fourmi à la foire", city="RENNES CEDEX 7", postcode="35065")
        make_event(site, title="Fourmi à Nulle-Part", city="Nulle-Part")
        make_organisation(site, title="Fourmi à l’office", city="Paris", latitude=48.11, longitude=-1.68)
        make_organisation(site, title="Fourmi à la gare", city="Rennes", postcode="35000", latitude=None)
        make_article(site, title="Fourmi à part")
        index_all()
        answer = ask("fourmi", pres="35238")
        assert set(named(answer)) == {"deux endroits", "la foire", "l’office", "la gare"}
        assert {result["distance_km"] for result in ask("fourmi")["results"]} == {None}

    def test_a_region_searches_near_a_place_in_its_own_scope(self, site, bretagne, occitanie, ask):
        for home in (site, bretagne, occitanie):
            make_organisation(home, title=f"Fourmi à {home.slug}", city="Rennes", postcode="35000")
        index_all()
        both = {bretagne.slug, site.slug}
        assert set(named(ask("fourmi", host="bretagne.localhost", pres="Rennes"))) == both
        assert set(named(ask("fourmi", host="bretagne.localhost", pres="Rennes", region="toutes"))) == {
            *both,
            occitanie.slug,
        }

    def test_a_departement_that_is_only_named_finds_what_is_there(self, site, ask):
        """Though its name is a word, which is read as no filter; « pas cher » is not the Cher."""
        offices = (("Truffe", "Cahors", "46000"), ("Ajonc", "Morlaix", "29600"), ("Sel", "Bourges", "18000"))
        for name, city, postcode in offices:
            make_organisation(site, title=f"Office {name}", city=city, postcode=postcode, slug=name.lower())
        workshop = make_workshop(site, title="Référent numérique")
        make_session(site, workshop, title="Référent", slug="seance", city="Cahors", postcode="46000")
        index_all()
        assert ask("office lot")["results"][0]["slug"] == "truffe"
        assert {result["slug"] for result in ask("lot")["results"]} == {"truffe", "seance"}
        assert ask("cher")["results"] == []

"""Communes found as people type them, and where they are."""

import subprocess
import sys
from pathlib import Path

import pytest

import home.places
from home.places import by_insee, commune_of, distance_km, find, key_of, meant, place_of
from home.places.communes import communes

# What is typed, the code of the commune that must come first.
TYPED = [
    ("Saint-Denis", "97411"),  # La Réunion's is the most peopled
    ("saint denis 93", "93066"),
    ("st-denis 974", "97411"),
    ("Saint Denis Réunion", "97411"),
    ("saint-denis seine-saint-denis", "93066"),
    ("97400", "97411"),
    ("93210", "93066"),
    ("L’Haÿ-les-Roses", "94038"),
    ("l'hay les roses", "94038"),
    ("LHAY", None),
    ("Ajaccio", "2A004"),
    ("2A004", "2A004"),
    ("2a", "2A004"),
    ("bastia", "2B033"),
    ("20200", "2B033"),
    ("St Malo", "35288"),
    ("Ste-Marie 974", "97418"),
    ("Paris", "75056"),
    ("Lyon 69003", "69123"),
    ("Marseille", "13055"),
    ("Fort de France", "97209"),
    ("Pointe-à-Pitre", "97120"),
    ("cayenne", "97302"),
    ("Mamoudzou", "97611"),
    ("saint pierre et miquelon", "97502"),
    ("Nouméa", "98818"),
    ("Papeete", "98735"),
    ("œuilly", "51410"),
    ("Rennes CEDEX 7", "35238"),
    ("Bellegarde-sur-Valserine", "01033"),  # merged into Valserhône
    ("pierrefitte sur seine", "93066"),
    ("Quimp", "29232"),
    ("vannes morbihan", "56260"),
    ("le port", "97407"),
    ("S Étienne", "42218"),
    ("", None),
    ("   ", None),
    ("zzzz", None),
    ("9" * 400, None),
]


@pytest.mark.parametrize(("typed", "insee"), TYPED)
def test_the_likeliest_commune_comes_first(typed, insee):
    assert [one.insee for one in find(typed, limit=1)] == ([insee] if insee else [])


@pytest.mark.parametrize(
    ("city", "postcode", "insee"),
    [
        ("Saint-Denis", "97400", "97411"),
        ("Saint-Denis", "93200", "93066"),
        ("Saint-Denis", "", None),  # which one?
        ("saint denis", "93205", "93066"),  # of a cedex
        ("Saint-Denis", "75001", None),
        ("vannes", "", "56260"),
        ("Sainte-Marie", "97230", "97228"),
        ("Vannes-le-Haut", "56000", None),
        ("", "56000", None),
    ],
)
def test_an_address_has_one_commune_or_none(city, postcode, insee):
    found = commune_of(city, postcode)
    assert (found.insee if found else None) == insee


@pytest.mark.parametrize(
    ("typed", "insees"),
    [
        ("Rennes", ["35238"]),
        ("35238", ["35238"]),
        ("35000", ["35238"]),
        ("29200", ["29019"]),  # Brest's postcode
        ("35150", ["35136"]),  # Janzé's postcode, before Lécousse's code
        ("Lécousse 35150", ["35150"]),
        ("St-Denis", ["97411", "93066", "11339", "30247"]),
        ("Saint-Denis (93)", ["93066"]),
        ("Saint-Denis, Seine-Saint-Denis", ["93066"]),
        ("Valence", ["26362"]),  # the others are villages beside it
        ("Valence 16", ["16392"]),
        ("Bellegarde-sur-Valserine", ["01033"]),
        ("Renn", []),
        ("974", []),
        ("", []),
    ],
)
def test_what_is_typed_means_one_commune_or_its_namesakes(typed, insees):
    assert [one.insee for one in meant(typed)] == insees


@pytest.mark.parametrize("insee", ["35238", "35150", "2A004", "97411", "97801", "98818", "75056"])
def test_the_key_of_a_commune_means_it_alone(insee):
    one = by_insee(insee)
    assert meant(key_of(one)) == (one,)


@pytest.mark.parametrize(
    ("city", "postcode", "insee"),
    [
        ("Rennes", "", "35238"),
        ("", "29200", "29019"),
        ("Le Moulin-du-Bout", "35400", "35288"),  # a hamlet
        ("Rennes", "29000", None),  # which of the two is wrong?
        ("Saint-Denis", "", None),
        ("Bruxelles", "", None),
        ("", "", None),
    ],
)
def test_an_address_has_a_place_unless_it_says_two_things(city, postcode, insee):
    found = place_of(city, postcode)
    assert (found.insee if found else None) == insee


@pytest.mark.parametrize(
    ("insee", "departement", "region"),
    [
        ("2A004", ("2A", "Corse-du-Sud"), "94"),
        ("2B033", ("2B", "Haute-Corse"), "94"),
        ("97411", ("974", "La Réunion"), "04"),
        ("97209", ("972", "Martinique"), "02"),
        ("29232", ("29", "Finistère"), "53"),
        ("98818", ("988", "Nouvelle-Calédonie"), "988"),
    ],
)
def test_a_commune_says_its_departement_and_region(insee, departement, region):
    one = by_insee(insee)
    assert ((one.departement, one.departement_name), one.region) == (departement, region)


@pytest.mark.parametrize(
    ("insee", "latitude", "longitude"),
    [("75056", 48.857, 2.352), ("29232", 47.996, -4.100), ("97411", -20.882, 55.450), ("2A004", 41.926, 8.737)],
)
def test_a_commune_is_where_it_is(insee, latitude, longitude):
    one = by_insee(insee)
    assert one.is_placed
    assert distance_km(one.latitude, one.longitude, latitude, longitude) < 3


def test_a_village_that_nobody_placed_is_among_its_neighbours():
    village, town = by_insee("29298"), by_insee("29232")  # Tréogat, west of Quimper
    assert not village.is_placed
    assert distance_km(town.latitude, town.longitude, village.latitude, village.longitude) < 25


def test_nothing_is_placed_by_islands_far_away():
    assert [one.name for one in communes() if one.latitude is None and not one.insee.startswith("98")] == []


def test_there_are_all_of_them_and_their_postcodes_are_postcodes():
    assert 34_900 < len(communes()) < 35_100
    assert [
        one.name for one in communes() if not all(len(code) == 5 and code.isdigit() for code in one.postcodes)
    ] == []


def test_paris_is_some_392_km_from_lyon():
    paris, lyon = by_insee("75056"), by_insee("69123")
    assert distance_km(paris.latitude, paris.longitude, lyon.latitude, lyon.longitude) == pytest.approx(392, abs=2)


def test_nothing_is_read_before_a_place_is_asked_for():
    script = "import home.places; from home.places.communes import communes; print(communes.cache_info().currsize)"
    root = Path(home.places.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_the_files_stay_small():
    folder = Path(home.places.__file__).parent
    assert sum(path.stat().st_size for path in folder.glob("*.csv*")) < 700_000

"""Communes suggested to visitors, and the commune of a browser's position."""

import pytest


def asked(client, path: str, **values):
    return client.get(f"/api/communes/{path}", values, headers={"host": "localhost"})


def test_communes_are_suggested_as_they_are_understood(site, client):
    answer = asked(client, q="saint den", path="")
    assert answer.json()["communes"][:2] == [
        {"key": "Saint-Denis 97411", "name": "Saint-Denis (974)", "departement": "La Réunion"},
        {"key": "93066", "name": "Saint-Denis (93)", "departement": "Seine-Saint-Denis"},
    ]
    assert "public" in answer["Cache-Control"]


@pytest.mark.parametrize("typed", ["", "r", "\x00", "9" * 5000, "%", "zzzz"])
def test_what_is_no_commune_suggests_none(site, client, typed):
    assert asked(client, "", q=typed).json() == {"communes": []}


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        ("48.11", "-1.68", "Rennes (35)"),
        ("-20.88", "55.45", "Saint-Denis (974)"),
        ("51.5", "-0.12", None),  # London
        ("0", "0", None),
    ],
)
def test_a_position_is_in_a_commune(site, client, lat, lon, name):
    answer = asked(client, "proche/", lat=lat, lon=lon)
    commune = answer.json()["commune"]
    assert (commune and commune["name"]) == name
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("lat", "lon"), [("", ""), ("abc", "1"), ("nan", "1"), ("inf", "1"), ("91", "0"), ("0", "181"), ("9" * 400, "0")]
)
def test_what_is_no_position_is_refused(site, client, lat, lon):
    assert asked(client, "proche/", lat=lat, lon=lon).status_code == 400

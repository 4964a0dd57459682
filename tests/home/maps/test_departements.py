"""A region's home lists its organisations by département: its own, public ones only."""

import lxml.html
import pytest

from home.maps.departements import NAMES, departement_of
from tests.factories import make_organisation


@pytest.mark.parametrize(
    ("postcode", "code"),
    [
        ("29000", "29"),
        ("01000", "01"),
        ("20000", "2A"),
        ("20137", "2A"),
        ("20200", "2B"),
        ("20620", "2B"),
        ("97400", "974"),
        ("97600", "976"),
        ("98800", ""),
        ("00000", ""),
        ("", ""),
    ],
)
def test_postcode_gives_the_departement(postcode, code):
    assert departement_of(postcode) == code


def test_there_are_101_departements():
    assert len(NAMES) == 101


def listed(response) -> list[tuple[str, list[str]]]:
    document = lxml.html.fromstring(response.content.decode())
    groups = document.xpath("//section[@aria-labelledby='organisations']//li[h3]")
    return [(group.findtext("h3"), [a.text_content() for a in group.iter("a")]) for group in groups]


@pytest.mark.django_db
def test_region_lists_its_own_public_organisations(site, bretagne, occitanie, visit):
    make_organisation(bretagne, title="Office de Quimper", postcode="29000")
    make_organisation(bretagne, title="Office de Brest", postcode="29200")
    make_organisation(bretagne, title="Office d’Auray", postcode="56400")
    make_organisation(bretagne, title="Équipe volante", postcode="")
    make_organisation(bretagne, title="Brouillon", postcode="29000", live=False)
    make_organisation(occitanie, title="Office d’Albi", postcode="81000")
    make_organisation(site, title="Fédération", postcode="75010")
    assert listed(visit("/", host="bretagne.localhost")) == [
        ("Finistère (29)", ["Office de Brest", "Office de Quimper"]),
        ("Morbihan (56)", ["Office d’Auray"]),
        ("Autres lieux", ["Équipe volante"]),
    ]


@pytest.mark.django_db
def test_region_without_organisations_says_nothing_of_them(bretagne, visit):
    assert listed(visit("/", host="bretagne.localhost")) == []

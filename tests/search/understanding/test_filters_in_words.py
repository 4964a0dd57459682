"""What is read in the words of a query: days, seasons, regions, kinds; and what is not."""

from datetime import date

import pytest

from search.understanding.filters_in_words import Surroundings, readings_of, without

SUNDAY = date(2026, 11, 29)
REGIONS = {
    "bretagne": "Bretagne",
    "la-reunion": "La Réunion",
    "nouvelle-aquitaine": "Nouvelle-Aquitaine",
    "occitanie": "Occitanie",
    "paca": "Provence-Alpes-Côte d’Azur",
}
AUDIENCES = {
    "associations": "Associations",
    "elus": "Élus",
    "equipes": "Équipes d’accueil",
    "managers": "Directions et responsables",
    "prestataires": "Prestataires touristiques",
}


def read(text: str, today: date = SUNDAY) -> list[tuple[str, str, str]]:
    """Key, values and words of each reading."""
    found = readings_of(text, Surroundings(today, REGIONS, lambda: AUDIENCES))
    return [(reading.key, " ".join(reading.values), reading.words) for reading in found]


def period(text: str, today: date = SUNDAY) -> str | None:
    return next((values for key, values, _words in read(text, today) if key == "quand"), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 janvier", "2027-01-18..2027-01-18"),
        ("le 1er décembre", "2026-12-01..2026-12-01"),
        ("samedi 18 janvier 2028", "2028-01-18..2028-01-18"),
        ("18/01/2027", "2027-01-18..2027-01-18"),
        ("2027-01-18", "2027-01-18..2027-01-18"),
        ("entre le 18 et le 20 janvier", "2027-01-18..2027-01-20"),
        ("le 07/12", "2026-12-07..2026-12-07"),
        ("lundi 7/12", "2026-12-07..2026-12-07"),
        ("dans 15 jours", "2026-12-07..2026-12-13"),
        ("du 18 au 20 janvier", "2027-01-18..2027-01-20"),
        ("du 18 décembre au 6 janvier", "2026-12-18..2027-01-06"),
        ("20 déc. 2026", "2026-12-20..2026-12-20"),
        ("29 février", "2028-02-29..2028-02-29"),
        ("29 novembre", "2026-11-29..2026-11-29"),
        ("28 novembre", "2027-11-28..2027-11-28"),
        ("décembre", "2026-12"),
        ("DECEMBRE", "2026-12"),
        ("novembre", "2026-11"),
        ("octobre", "2027-10"),
        ("en janvier 2027", "2027-01"),
        ("au mois d’août", "2027-08"),
        ("début mars", "2027-03-01..2027-03-10"),
        ("fin février", "2027-02-21..2027-02-28"),
        ("sept. 2027", "2027-09"),
        ("cet hiver", "2026-12-01..2027-03-20"),
        ("ce printemps", "2027-03-01..2027-06-20"),
        ("l’été prochain", "2027-06-01..2027-09-20"),
        ("hiver 2026-2027", "2026-12-01..2027-03-20"),
        ("hiver 2027", "2026-12-01..2027-03-20"),
        ("samedi matin", "2026-12-05..2026-12-05"),
        ("dimanche", "2026-11-29..2026-11-29"),
        ("dimanche prochain", "2026-12-06..2026-12-06"),
        ("ce week-end", "2026-11-28..2026-11-29"),
        ("le week-end prochain", "2026-12-05..2026-12-06"),
        ("cette semaine", "2026-11-23..2026-11-29"),
        ("la semaine prochaine", "2026-11-30..2026-12-06"),
        ("ce mois-ci", "2026-11"),
        ("le mois prochain", "2026-12"),
        ("l’année prochaine", "2027-01-01..2027-12-31"),
        ("en 2027", "2027-01-01..2027-12-31"),
        ("demain matin", "2026-11-30..2026-11-30"),
        ("après-demain", "2026-12-01..2026-12-01"),
        ("aujourd’hui", "2026-11-29..2026-11-29"),
        ("prochains ateliers", "a-venir"),
        ("à venir", "a-venir"),
    ],
)
def test_day_is_read_as_a_period(text, expected):
    assert period(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "20 mai 2026",
        "mars 2025",
        "31 février",
        "diagnostic 90 min",
        "sept erreurs",
        "oct",
        "taxe de séjour 2027",
        "un été réussi",
        "animations d’été",
        "automne",
        "les samedis",
        "maison",
        "en 2025",
        "« décembre »",
        '"18 janvier"',
        "wifi -janvier",
        "20 au 18 janvier",
        "24/12",
        "le 35 conseil",
        "",
        "?!",
    ],
)
def test_what_is_over_impossible_quoted_or_excluded_is_no_period(text):
    assert period(text) is None


def test_winter_goes_on_after_new_year():
    assert period("cet hiver", date(2027, 2, 3)) == "2026-12-01..2027-03-20"
    assert period("cet hiver", date(2027, 3, 21)) == "2027-12-01..2028-03-20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wifi en Bretagne", [("region", "bretagne", "en Bretagne")]),
        ("bretagne", [("region", "bretagne", "bretagne")]),
        ("La Reunion", [("region", "la-reunion", "La Reunion")]),
        ("contact limousin", [("region", "nouvelle-aquitaine", "limousin")]),
        ("Midi-Pyrénées", [("region", "occitanie", "Midi-Pyrénées")]),
        ("région PACA", [("region", "paca", "région PACA")]),
        ("Provence Alpes Côte d'Azur", [("region", "paca", "Provence Alpes Côte d'Azur")]),
        ("décalage horaire réunion", []),
        ("réunion du réseau", []),
        ("photo atelier réunion", [("type", "atelier seance", "atelier"), ("region", "la-reunion", "réunion")]),
        ("alsace", []),
        ("gîte breton", []),
    ],
)
def test_region_old_or_new_is_that_of_the_site(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ateliers", [("type", "atelier seance", "ateliers")]),
        ("des diaporamas", [("type", "ressource", "des diaporamas")]),
        ("office de tourisme", [("type", "organisation", "office de tourisme")]),
        ("animatrice numérique", [("type", "organisation", "animatrice numérique")]),
        ("qui contacter", [("type", "organisation", "qui contacter")]),
        ("ia à distance", [("mode", "distance", "à distance")]),
        ("atelier en ligne", [("type", "atelier seance", "atelier"), ("mode", "distance", "en ligne")]),
        ("formation facebook en ligne", [("type", "cycle promotion", "formation"), ("mode", "distance", "en ligne")]),
        ("atelier vendre ses chambres en ligne", [("type", "atelier seance", "atelier")]),
        ("ateliers réservation en ligne", [("type", "atelier seance", "ateliers")]),
        ("vente en ligne", []),
        ("ia en visio", [("mode", "distance", "en visio")]),
        ("Instagram pour débutants", [("niveau", "debutant", "pour débutants")]),
        ("niveau avancé", [("niveau", "avance", "niveau avancé")]),
        ("paiement d’avance", []),
    ],
)
def test_kind_way_and_level_are_read(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wifi Rennes", [("pres", "35238", "Rennes")]),
        ("photo à st brieuc", [("pres", "22278", "à st brieuc")]),
        ("gueret", [("pres", "23096", "gueret")]),
        ("près de L’Haÿ les roses", [("pres", "94038", "près de L’Haÿ les roses")]),
        ("wifi 35000", [("pres", "35238", "35000")]),
        ("29000 Quimper", [("pres", "29232", "29000 Quimper")]),
        ("Tours", [("pres", "37261", "Tours")]),
        ("wifi près de chez moi", [("ici", "ici", "près de chez moi")]),
        ("pas cher", []),
        ("vue sur mer", []),
        ("avion", []),
        ("le sens de l’accueil", []),
        ("Saint-Denis", []),
        ("diagnostic 90 min", []),
        ("répondre aux avis google", []),
        ("kayak fiche canva instagram", []),
    ],
)
def test_commune_is_read_but_no_thing_that_is_called_alike(text, expected):
    assert read(text) == expected


def test_what_is_left_is_text():
    text = "ateliers wifi à l’office en décembre 2026 -camping"
    found = [one for one in readings_of(text, Surroundings(SUNDAY, REGIONS)) if one.key == "quand"]
    assert [one.words for one in found] == ["en décembre 2026"]
    assert without(text, found).split() == ["ateliers", "wifi", "à", "l’office", "-camping"]


@pytest.mark.parametrize(
    "text", ["dans la semaine prochaine", "quoi de prévu en bretagne la semaine prochaine", "bjr que faire en décembre"]
)
def test_words_that_tell_nothing_leave_nothing(text):
    assert without(text, readings_of(text, Surroundings(SUNDAY, REGIONS))) == ""


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("wifi morbihan", "56", "morbihan"),
        ("wifi dans le Morbihan", "56", "dans le Morbihan"),
        ("ille-et-vilaine wifi", "35", "ille-et-vilaine"),
        ("wifi côtes d’armor", "22", "côtes d’armor"),
        ("wifi dans le Lot", "46", "dans le Lot"),
        ("wifi département du lot", "46", "département du lot"),
        ("wifi dans le 35", "35", "dans le 35"),
        ("dept 29", "29", "dept 29"),
        ("wifi var", "83", "var"),
        ("loire atlantique", "44", "loire atlantique"),
        ("wifi dans le calvados", "14", "dans le calvados"),
        ("wifi pays basque", "64", "pays basque"),
        ("wifi en Corse-du-Sud", "2A", "en Corse-du-Sud"),
    ],
)
def test_departement_is_read_by_its_name_or_number(text, code, words):
    assert read(text) == [("departement", code, words)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("référent numérique lot", "46"),
        ("Référente départementale du Lot", "46"),
        ("animatrice creuse", "23"),
        ("office de tourisme manche", "50"),
        ("ateliers 22", "22"),
        ("formation canva 64", None),
        ("ateliers creuse un sillon", None),
        ("diapo 12", None),
        ("wifi 22", None),
    ],
)
def test_departement_called_as_a_thing_is_read_at_the_end_after_what_is_somewhere(text, code):
    assert next((values for key, values, _words in read(text) if key == "departement"), None) == code


@pytest.mark.parametrize(
    "text",
    ["un lot de flyers", "35 conseils", "perdre le nord", "diagnostic 90 min", "la manche", "wifi creuse", "le 13"],
)
def test_words_and_numbers_are_no_departement_by_themselves(text):
    assert "departement" not in [key for key, _values, _words in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        'mars "fiche google" 2027',
        'en "click and collect" bretagne',
        'près "fiche google" de moi',
        "norme iso 27001",
        "certification 14001",
        "animer la réunion",
        "préparer la réunion de rentrée",
        "châteaux de la loire",
    ],
)
def test_what_stands_apart_or_is_called_otherwise_is_not_read_together(text):
    assert [one for one in read(text) if one[0] not in ("quand", "region") or '"' in one[2] or "iso" in text] == []
    assert all('"' not in words for _key, _values, words in read(text))
    if "réunion" in text or "loire" in text:
        assert read(text) == []


def test_words_after_cedex_are_not_the_place():
    assert [words for key, _value, words in read("quimper cedex référencement") if key == "pres"] == ["quimper cedex"]
    assert read("29000 quimper cedex")[0][0] == "pres"


@pytest.mark.parametrize("text", ["à La Réunion", "wifi La Réunion", "à la réunion", "wifi AURA"])
def test_region_that_is_a_word_too_is_read_by_its_capitals_or_after_at(text):
    regions = REGIONS | {"aura": "Auvergne-Rhône-Alpes"}
    assert [one.key for one in readings_of(text, Surroundings(SUNDAY, regions))] == ["region"]


def test_departement_knows_the_region_of_the_site_in_which_it_lies():
    found = [readings_of(text, Surroundings(SUNDAY, REGIONS))[0].wider for text in ("morbihan", "calvados")]
    assert found == ["bretagne", ""]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("atelier gratuit", "gratuit"),
        ("formations gratuites en bretagne", "gratuites"),
        ("gratuitement un webinaire", "gratuitement"),
        ("logo gratuit", None),
        ("est-ce gratuit", None),
        ("les ateliers sont-ils gratuits ?", None),
        ("c’est gratuit vos ateliers", None),
        ("« atelier gratuit »", None),
    ],
)
def test_free_is_read_of_what_one_goes_to(text, words):
    assert next((words for key, values, words in read(text) if (key, values) == ("prix", "gratuit")), None) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wifi pour les élus", [("public", "elus", "pour les élus")]),
        ("RGPD pour association", [("public", "associations", "pour association")]),
        ("canva pour une association", [("public", "associations", "pour une association")]),
        ("canva pour prestataires touristiques", [("public", "prestataires", "pour prestataires touristiques")]),
        ("canva pour nos prestataires", [("public", "prestataires", "pour nos prestataires")]),
        ("ia pour l’équipe d’accueil", [("public", "equipes", "pour l’équipe d’accueil")]),
        ("ia pour responsables", [("public", "managers", "pour responsables")]),
        ("ia pour mon équipe", []),
        ("expliquer aux élus", []),
        ("élus", []),
        ("pour", []),
        ("pour les", []),
        ("« pour les élus »", []),
    ],
)
def test_audience_is_read_after_for(text, expected):
    assert read(text) == expected

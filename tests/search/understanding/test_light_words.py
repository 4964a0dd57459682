"""Words that say how one asks, and what kind of page is wanted."""

import pytest

from search.understanding.light_words import asks_what_is_over, kinds_asked, light_forms
from search.understanding.query import parse


@pytest.mark.parametrize(
    ("typed", "light", "kinds"),
    [
        ("cmt faire des vidéos", {"cmt", "faire"}, set()),
        ("ateliers canva", {"ateliers"}, {"atelier", "seance"}),
        ("partager mes diaporamas entre animateurs", {"entre"}, set()),
        ("nos ateliers du lundi", set(), {"seance", "evenement", "promotion"}),
    ],
)
def test_words_that_ask_or_name_a_kind_are_light_unless_they_are_somebodys(typed, light, kinds):
    query = parse(typed)
    assert (light_forms(query), kinds_asked(query)) == (light, kinds)


@pytest.mark.parametrize(
    ("typed", "over"),
    [
        ("rencontre reportée", True),
        ("atelier annulé", True),
        ("séances passées", True),
        ("mot de passe", False),
        ("reporter de territoire", False),
        ("annuler", False),
    ],
)
def test_what_was_called_off_may_be_what_is_asked(typed, over):
    assert asks_what_is_over(parse(typed)) is over

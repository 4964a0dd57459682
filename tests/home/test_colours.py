"""What is said of the contrast of a colour."""

import pytest

from home.colours import ColourInput, contrast_in_words
from home.validators import LEAST_CONTRAST, contrast_with_white


@pytest.mark.parametrize(
    ("colour", "words"),
    [
        ("#0b6e4f", "Texte blanc sur cette couleur, contraste 6,2 : lisible."),
        ("#ffee00", "Texte blanc sur cette couleur, contraste 1,2 : trop clair, il faut 4,5."),
        ("#000000", "Texte blanc sur cette couleur, contraste 21,0 : lisible."),
        ("#777777", "Texte blanc sur cette couleur, contraste 4,4 : trop clair, il faut 4,5."),
        ("vert", ""),
        ("", ""),
        ("#0b6e4", ""),
    ],
)
def test_contrast_is_said_in_words(colour, words):
    assert contrast_in_words(colour) == words


def test_nothing_too_light_is_said_to_be_legible_by_rounding():
    nearly = "#777777"
    assert 4.4 < contrast_with_white(nearly) < LEAST_CONTRAST


def test_the_text_alone_is_sent():
    html = ColourInput().render("accent_colour", "#0b6e4f", {"id": "id_accent_colour"})
    assert html.count("name=") == 1
    assert "contraste 6,2 : lisible" in html

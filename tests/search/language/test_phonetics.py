"""Spellings that sound alike."""

import pytest

from search.language.phonetics import sound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("diagnostique", "diagnostic"),
        ("facebouk", "facebook"),
        ("fotografie", "photographie"),
        ("clacement", "classement"),
        ("otel", "hotel"),
        ("reso", "reseau"),
        ("instagrame", "instagram"),
        ("afiche", "affiche"),
        ("aceuil", "accueil"),
        ("niouzleteur", "newsletter"),
        ("eberjement", "hebergement"),
        ("demin", "demain"),
    ],
)
def test_same_sound(typed, meant):
    assert sound(typed) == sound(meant)


@pytest.mark.parametrize(("one", "other"), [("chambre", "jambe"), ("photo", "video"), ("avis", "devis")])
def test_other_sound(one, other):
    assert sound(one) != sound(other)

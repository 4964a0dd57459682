"""Extracts: the right words marked, everything else escaped."""

import pytest

from search.answering.highlight import LENGTH
from search.answering.highlight import extract as extract_terms
from search.language.analysis import term_of
from search.understanding.interpretation import SAME, SYNONYM, Alternative, Term
from search.understanding.query import parse


def extract(text: str, query):
    """With the terms of a query as an index that knows all of its words reads them."""
    terms = []
    for asked in query.words:
        sequences = {tuple(map(term_of, asked.parts)), (term_of("".join(asked.parts)),)}
        if asked.forms == ("photog",):
            sequences = {(term_of("photographie"),)}
        terms.append(Term(tuple(Alternative(found, 1.0, 1) for found in sorted(sequences)), frozenset(asked.forms)))
    return extract_terms(text, terms)


@pytest.mark.parametrize(
    ("text", "query", "html"),
    [
        ("L’été, réservez !", "reservation", "L’été, <mark>réservez</mark> !"),
        ("Des chambres réservées.", "reserve", "Des chambres <mark>réservées</mark>."),
        ("L’avis & l’hôte <b>", "avis hote", "L’<mark>avis</mark> &amp; l’<mark>hôte</mark> &lt;b&gt;"),
        ("Le Wi‑Fi public", "wifi", "Le <mark>Wi‑Fi</mark> public"),
        ("Le wifi public", "wi-fi", "Le <mark>wifi</mark> public"),
        ("Mon e-réputation, e et é", "e-reputation", "Mon <mark>e-réputation</mark>, e et é"),
        ("e\u0301te\u0301 chaud", "été", "<mark>e\u0301te\u0301</mark> chaud"),
        ("La photographie", "photog", "La <mark>photographie</mark>"),
        ("<mark>déjà</mark>", "rien", "&lt;mark&gt;déjà&lt;/mark&gt;"),
    ],
)
def test_marks(text, query, html):
    assert extract(text, parse(query)).html == html


def test_extract_is_around_the_words():
    text = "Avant. " * 200 + "La salicorne et la marée. " + "Après. " * 200
    found = extract(text, parse("salicorne marée"))
    assert found.terms == 2
    assert "<mark>salicorne</mark> et la <mark>marée</mark>" in found.html
    assert found.html.startswith("… ")
    assert found.html.endswith(" …")
    assert len(found.html) < LENGTH + 60


def test_extract_shows_where_most_words_stand():
    text = "La marée. " + "Du sable. " * 100 + "La marée et la salicorne. " + "Du sable. " * 100
    assert extract(text, parse("marée salicorne")).terms == 2


def test_text_without_the_words_is_shown_from_its_start():
    found = extract("Bonjour " * 100, parse("salicorne"))
    assert (found.terms, found.html.startswith("Bonjour")) == (0, True)


def asked(*alternatives: tuple[str, float], forms: str) -> list[Term]:
    found = [Alternative(tuple(map(term_of, words.split())), weight, 1) for words, weight in alternatives]
    return [Term(tuple(found), frozenset(forms.split()))]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Votre mot de passe", "Votre <mark>mot</mark> de <mark>passe</mark>"),
        ("Vos mots de passe", "Vos <mark>mots</mark> de <mark>passe</mark>"),
        ("Sans passer par là", "Sans passer par là"),
        ("Vos identifiants personnels", "Vos <mark>identifiants</mark> personnels"),
        ("Le code secret", "Le <mark>code secret</mark>"),
        ("Un jardin secret", "Un jardin secret"),
    ],
)
def test_words_of_an_expression_are_marked_apart_only_as_they_were_typed(text, html):
    terms = asked(("mot passe", SAME), ("identifiants", SYNONYM), ("code secret", SYNONYM), forms="mot passe")
    assert extract_terms(text, terms).html == html


def test_the_word_itself_is_shown_before_what_means_the_same():
    text = "Un prix. " + "Du sable. " * 100 + "Le tarif. " + "Du sable. " * 100
    terms = asked(("tarif", SAME), ("prix", SYNONYM), forms="tarif")
    assert "<mark>tarif</mark>" in extract_terms(text, terms).html
    assert "<mark>prix</mark>" in extract_terms(text.replace("tarif", "mur"), terms).html

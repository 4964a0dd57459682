"""French words, and queries made of them."""

import pytest

from search.analysis import analyse, compounds, fold, stem
from search.query import MAX_LENGTH, MAX_TERMS, parse, sanitise


def test_folding():
    assert fold("ŒUVRE d’Été À LA ﬁn, l\u00adà") == "oeuvre d'ete a la fin, la"
    assert fold("e\u0301te\u0301") == "ete"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("L’avis d'un hôte", [["avis"], ["un"], ["hote"]]),
        ("jusqu’à lorsqu'il puisqu’elle quoiqu’on", [["a"], ["il"], ["elle"], ["on"]]),
        ("aujourd’hui", [["aujourd", "hui"]]),
        ("rendez‑vous e‐réputation", [["rendez", "vous"], ["e", "reputation"]]),
        ("QR-code, IA/OT", [["qr", "code"], ["ia"], ["ot"]]),
        ("a\x00b \ud800 _c_", [["a"], ["b"], ["c"]]),
    ],
)
def test_words(text, parts):
    assert list(compounds(text)) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("photo", "photos"),
        ("video", "videos"),
        ("reserve", "reservees"),
        ("reserve", "reservee"),
        ("gite", "gites"),
        ("meuble", "meubles"),
        ("classement", "classer"),
    ],
)
def test_inflections_share_their_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["ia", "ot", "qr", "2027", "4g"])
def test_short_words_and_numbers_are_left_alone(word):
    assert stem(word) == word


def test_joined_forms_come_after_the_text():
    assert analyse("L’e-réputation locale").stems == ["e", "reput", "local", "ereput"]


def test_query_is_sanitised():
    assert sanitise("\x00 fiche\u00a0\u200b Google \ud800\n") == "fiche Google"
    assert len(sanitise("é" * 10_000)) == MAX_LENGTH
    assert len(parse(" ".join(f"m{n}" for n in range(100))).terms) == MAX_TERMS


def test_query_without_a_word_has_no_term():
    for text in ("", "?!", "\u00a0", '"', "\u0301" * 5000):
        assert not parse(text)


def test_common_words_count_only_alone():
    assert [term.stems for term in parse("de la photo").terms] == [{"photo"}]
    assert [term.stems for term in parse("de la").terms] == [{"de"}, {"la"}]


def test_last_word_may_be_unfinished_unless_it_is_short_or_closed():
    assert [parse(text).prefix for text in ("la photog", "photo de", "ia", "photog!", "wi-f")] == ["photog", *[""] * 4]

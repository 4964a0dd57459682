"""French words, and queries made of them."""

import pytest

from search.language.analysis import analyse, compounds, fold, stem, term_of
from search.understanding.query import MAX_LENGTH, MAX_TERMS, parse, sanitise


def test_folding():
    assert fold("ŒUVRE d’Été À LA ﬁn, l\u00adà") == "oeuvre d'ete a la fin, la"
    assert fold("e\u0301te\u0301") == "ete"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("L’avis d'un hôte", [["avis"], ["un"], ["hôte"]]),
        ("jusqu’à lorsqu'il puisqu’elle quoiqu’on", [["à"], ["il"], ["elle"], ["on"]]),
        ("aujourd’hui", [["aujourd", "hui"]]),
        ("rendez‑vous e‐réputation", [["rendez", "vous"], ["e", "réputation"]]),
        ("QR-code, IA/OT", [["qr", "code"], ["ia"], ["ot"]]),
        ("a\x00b \ud800 _c_", [["a"], ["b"], ["c"]]),
        ("d’ accord, qu’- wi- -fi x''y", [["d"], ["accord"], ["qu"], ["wi"], ["fi"], ["x"], ["y"]]),
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("réservée", "réserver"),
        ("réservées", "réservé"),
        ("chevaux", "cheval"),
        ("vidéos", "vidéo"),
        ("classement", "classer"),
        ("meublés", "meublé"),
        ("animateurs", "animateur"),
    ],
)
def test_words_as_written_share_their_term(one, other):
    assert term_of(one) == term_of(other)


@pytest.mark.parametrize(("one", "other"), [("mobilité", "mobile"), ("été", "être"), ("marché", "mars")])
def test_words_apart_keep_terms_of_their_own(one, other):
    assert term_of(one) != term_of(other)


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("en", "answering", "answered", True),
        ("en", "children", "child", True),
        ("en", "reviews", "review", True),
        ("de", "bewertungen", "bewertung", True),
        ("br", "levrioù", "levriou", True),  # no stemmer: folded only
        ("br", "levrioù", "levr", False),
        ("fr", "answering", "answered", False),
    ],
)
def test_words_have_the_stems_of_their_language(language, one, other, same):
    assert (term_of(one, language) == term_of(other, language)) is same
    assert (analyse(one, language).stems == analyse(other, language).stems) is same


def test_joined_forms_come_after_the_text():
    words = analyse("L’e-réputation locale")
    assert words.stems == ["e", "reput", "local", "ereput"]
    assert words.folded == ["e", "reputation", "locale", "ereputation"]
    assert words.in_order == 3


def test_no_word_is_empty_whatever_the_text():
    """Latin letters, accents and signs, alone and beside what joins words."""
    characters = [chr(code) for code in (*range(0x370), *range(0x1E00, 0x2070))]
    text = " ".join(f"{one} d'{one} {one}' a-{one}-" for one in characters)
    words = analyse(text)
    assert ("" in words.folded, "" in words.stems) == (False, False)
    assert len(words.folded) == len(words.stems) == len(words.codes.terms) == len(words.codes.forms)


def test_query_is_sanitised():
    assert sanitise("\x00 fiche\u00a0\u200b Google \ud800\n") == "fiche Google"
    assert len(sanitise("é" * 10_000)) == MAX_LENGTH
    assert len(parse(" ".join(f"m{n}" for n in range(100))).words) == MAX_TERMS


def test_query_without_a_word_asks_nothing():
    for text in ("", "?!", "\u00a0", '"', "\u0301" * 5000):
        assert not parse(text)


def asked(text: str) -> list[str]:
    return [" ".join(word.parts) for word in parse(text).words]


def test_common_words_count_only_alone():
    assert (asked("de la photo"), asked("de la")) == (["photo"], ["de", "la"])


def test_last_word_may_be_unfinished_unless_something_follows_it():
    texts = ("la photog", "photo de", "photog!", "photog ")
    assert [[word.parts for word in parse(text).words if word.unfinished] for text in texts] == [
        [("photog",)],
        [],
        [],
        [("photog",)],
    ]


def test_phrases_and_exclusions():
    query = parse('« fiche google » photo -vidéo -"carte postale"')
    assert asked(query.text) == ["fiche", "google", "photo"]
    assert query.phrases == (("fiche", "google"),)
    assert query.excluded == (("vidéo",), ("carte", "postale"))


def test_a_text_that_only_excludes_is_read_without_its_sign():
    query = parse("-fiche")
    assert (asked("-fiche"), query.excluded) == (["fiche"], ())


def test_hyphens_inside_words_exclude_nothing():
    assert parse("e-réputation wi-fi").excluded == ()

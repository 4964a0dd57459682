"""The formula of the ranking, each part by the order that it makes, and by the number that its documentation gives."""

from itertools import product
from math import log

import pytest

from search.answering.explanation import explain
from search.answering.main_theme import subject
from search.answering.ranking import Ranked, Ranker, Score, _closeness
from search.content.analysed import Texts, make_row
from search.content.models import Entry, EntryTerm
from search.content.vectors import Vector
from search.language.analysis import term_of
from search.language.codes import Codes
from search.understanding.interpretation import (
    COMPLETED,
    CORRECTED,
    EXTENDED,
    SYNONYM,
    Alternative,
    Interpretation,
    Term,
)
from search.understanding.query import Query
from search.understanding.vocabulary import Averages
from tests.search.indexed import index_all

ENTRIES = 1000
AVERAGES = Averages(ENTRIES, title=4, body=20, files=40)
OTHER = "autre "


def entry(title: str, body: str = "", *, keywords: tuple = (), files: tuple = ()) -> Vector:
    return Vector(make_row(Texts(1, "fr", (title, *keywords), body, files))[0].vector)


def term(words: str, *, weight: float = 1.0, entries: int = 10, others: tuple = (), forms: str = "") -> Term:
    """What is asked: `words` next to each other, `forms` exactly, or `others`, words each with its own weight."""
    alternatives = (Alternative(tuple(map(term_of, words.split())), weight, entries),) if words else ()
    nearby = tuple(Alternative((term_of(word),), trust, 90) for word, trust in others)
    return Term(alternatives, frozenset(forms.split()), entries, nearby)


def score(found: Vector, *terms: Term, averages: Averages = AVERAGES) -> Score:
    ranker = Ranker(terms, averages)
    result, places = ranker.score(found)
    result.closeness = ranker.closeness(found, places)
    return result


def first(query: str, **entries: Vector) -> list[str]:
    """Names of entries, best first, for words that are asked one by one."""
    terms = [term(word) for word in query.split()]
    return sorted(entries, key=lambda name: -score(entries[name], *terms).value)


def rarity(entries: int) -> float:
    return log(1 + (ENTRIES - entries + 0.5) / (entries + 0.5))


def saturated(frequency: float) -> float:
    return frequency / (1.2 + frequency)


# --- Orders ----------------------------------------------------------------------------------------------------------


def test_title_counts_more_than_a_keyword_and_a_keyword_more_than_the_body():
    assert first(
        "drone",
        body=entry("Voler", "Un drone, le drone, ce drone."),
        keyword=entry("Voler", keywords=("drone",)),
        title=entry("Drone"),
    ) == ["title", "keyword", "body"]


def test_body_counts_more_than_files():
    assert first("drone", files=entry("Voler", files=("Un drone.",)), body=entry("Voler", "Un drone.")) == [
        "body",
        "files",
    ]


def test_short_title_says_more_than_a_long_one():
    long = entry("Drone et toutes les autres machines volantes de nos campagnes")
    assert first("drone", long=long, short=entry("Drone")) == ["short", "long"]


def test_short_text_says_more_than_a_long_one():
    long = entry("Voler", "Un drone. " + OTHER * 60)
    assert first("drone", long=long, short=entry("Voler", "Un drone.")) == ["short", "long"]


def test_more_occurrences_count_more_and_less_each_time():
    values = [
        score(entry("Voler", "drone " * times + OTHER * (12 - times)), term("drone")).value for times in (1, 2, 3)
    ]
    assert values[0] < values[1] < values[2]
    assert values[1] - values[0] > values[2] - values[1]


def test_rare_word_counts_more_than_a_frequent_one():
    terms = (term("drone", entries=5), term("photo", entries=500))
    rare, frequent = (score(entry(title), *terms).value for title in ("Drone", "Photo"))
    assert rare > frequent


def test_word_as_it_was_typed_counts_more_than_its_plural():
    asked = term("drone", forms="drone")
    assert score(entry("Drone"), asked).value > score(entry("Drones"), asked).value


def test_words_that_stand_close_come_before_the_same_ones_apart():
    apart = entry("Voler", "Une photo. " + OTHER * 12 + "Un drone.")
    close = entry("Voler", OTHER * 12 + "Une photo drone.")
    assert first("photo drone", apart=apart, close=close) == ["close", "apart"]


def test_words_close_in_the_title_the_body_or_the_files_count_alike():
    asked = [term(word) for word in ("photo", "drone")]
    found = [entry("Photo drone"), entry("Voler", "Photo drone"), entry("Voler", files=("Photo drone",))]
    assert [score(one, *asked).closeness for one in found] == [1, 1, 1]


def test_words_of_two_zones_are_not_close():
    asked = [term(word) for word in ("photo", "drone")]
    assert score(entry("Photo", "Drone"), *asked).closeness == 0.5


def test_closeness_is_that_of_the_best_zone():
    asked = [term(word) for word in ("photo", "drone")]
    far, near = f"Photo {OTHER * 8} drone", "Photo drone"
    found = [entry(far, near), entry(near, far), entry("Voler", far, files=(near,)), entry("Voler", far, files=(far,))]
    assert [score(one, *asked).closeness for one in found] == [1, 1, 1, pytest.approx(0.2)]


def test_keywords_make_no_closeness():
    """They are a list: two that follow each other say nothing together."""
    assert score(entry("Voler", keywords=("photo drone",)), term("photo"), term("drone")).closeness == 0


def test_name_that_is_what_was_asked_comes_before_one_that_says_more():
    assert first("photo drone", more=entry("Photo drone atelier pratique"), same=entry("Photo drone")) == [
        "same",
        "more",
    ]


def value(words: float, **said: bool) -> float:
    flags = dict.fromkeys(("is_theme", "is_over", "is_near"), False) | said
    return Ranked(Score(words, share=1.0, fit=0.0, is_exact=True), **flags).value


def test_what_is_over_comes_after_what_is_to_come_even_if_a_good_deal_better():
    assert value(0.55) < value(1.0, is_over=True) < value(0.65)


def test_theme_is_first_among_equals_and_no_more():
    assert value(1.0) < value(1.0, is_theme=True) < value(1.05)


def test_own_region_is_first_among_equals_and_no_more():
    assert value(1.0) < value(1.0, is_near=True) < value(1.05)


# --- The numbers -----------------------------------------------------------------------------------------------------


def test_score_of_a_title():
    found = score(entry("Drone"), term("drone", entries=10, forms="drone"))
    gain = 10 / (1 - 0.4 + 0.4 * 1 / 4)
    assert found.words == pytest.approx(1.15 * rarity(10) * saturated(gain))
    assert (found.share, found.fit, found.is_exact) == (1, 1, True)
    assert found.value == pytest.approx(found.words * 1.45 * 1.3)


def test_score_of_a_word_of_every_zone():
    """Occurrences are added up before saturation, each by the length of its zone."""
    found = entry(
        "Le drone", "Un drone. " + OTHER * 8, keywords=("machine", "petit drone volant"), files=(OTHER * 9 + "drone",)
    )
    frequency = 10 / (0.6 + 0.4 * 2 / 4) + 10 * 0.6 / (0.6 + 0.4 * 3 / 4)
    frequency += 1 / (0.4 + 0.6 * 10 / 20) + 0.5 / (0.4 + 0.6 * 10 / 40)
    assert score(found, term("drone")).words == pytest.approx(rarity(10) * saturated(frequency))


def test_share_of_the_words_found():
    found = score(entry("Drone"), term("drone"), term("photo"), term("voler"), term("filmer"))
    assert (found.share, found.is_exact, found.closeness) == (0.25, False, 0.25)
    assert found.value == pytest.approx(found.words * 0.25 * (1 + 0.45 * found.fit) * (1 + 0.3 * 0.25))


def test_what_is_held_by_nothing_is_worth_nothing():
    found = score(entry("Photo"), term("drone"))
    assert (found.value, found.share, found.fit, found.closeness) == (0, 0, 0, 0)


def test_what_comes_near_counts_by_its_own_trust_and_rarity():
    """`others` are looked at when no alternative is there; then the entry does not hold all the words."""
    asked = term("drone", entries=10, others=(("dronage", 0.4), ("drole", 0.3)))
    near, exact = score(entry("Dronage"), asked), score(entry("Drone"), asked)
    gain = 10 / (0.6 + 0.4 / 4)
    assert near.words == pytest.approx(0.4 * rarity(10 + 2 * 90) * saturated(gain))
    assert (near.is_exact, exact.is_exact, near.share) == (False, True, 1)
    assert exact.words == pytest.approx(rarity(10) * saturated(gain))


def test_best_alternative_counts():
    alternatives = (Alternative((term_of("engin"),), 0.7, 5), Alternative((term_of("drone"),), 1.0, 5))
    found = [score(entry(title), Term(alternatives)) for title in ("Drone", "Engin", "Engin drone")]
    words = [one.words for one in found]
    assert words[1] == pytest.approx(0.7 * words[0])
    twice = 2 * 10 / (0.6 + 0.4 * 2 / 4)
    assert words[2] == pytest.approx(rarity(10) * saturated(twice))


def test_fit_is_that_of_the_query_and_of_the_best_name():
    asked = [term("photo"), term("drone")]
    assert score(entry("Photo drone"), *asked).fit == 1
    assert score(entry("La photo de drone"), *asked).fit == 1  # common words are no more of the name
    assert score(entry("Photo numérique"), *asked).fit == pytest.approx(0.5)  # half of each
    recall, precision = 1 / 2, 1 / 3
    fit = 2 * recall * precision / (recall + precision)
    assert score(entry("Photo numérique retouche"), *asked).fit == pytest.approx(fit)
    assert score(entry("Voler", keywords=("machine", "photo drone")), *asked).fit == pytest.approx(0.6)
    assert score(entry("Photo numérique", keywords=("photo drone",)), *asked).fit == pytest.approx(0.6)
    assert score(entry("Photo drone", keywords=("photo",)), *asked).fit == 1
    assert score(entry("Voler", "Photo drone"), *asked).fit == 0


def test_words_of_a_sequence_all_count_in_a_name():
    assert score(entry("Taxe séjour"), term("taxe séjour")).fit == 1
    assert score(entry("Taxe séjour"), term("taxe")).fit == pytest.approx(2 / 3)


def test_words_of_a_sequence_that_stand_apart_count_less():
    next_to, apart = (entry("Voler", text) for text in ("La taxe séjour.", "Le séjour, une taxe."))
    asked = term("taxe séjour", weight=0.9)
    words = [score(one, asked).words for one in (next_to, apart)]
    lengths = [next_to.body_length, apart.body_length]
    gains = [1 / (0.4 + 0.6 * length / 20) for length in lengths]
    assert words == pytest.approx(
        [trust * rarity(10) * saturated(g) for trust, g in zip((0.9, 0.72), gains, strict=True)]
    )
    assert score(entry("Voler", "Une taxe."), asked).words == 0


def test_twelve_places_of_a_word_are_looked_at():
    found = [
        score(entry("Voler", "drone " * times + OTHER * (20 - times)), term("drone")).words for times in (11, 12, 13)
    ]
    assert found[0] < found[1] == found[2]


def test_words_with_the_same_character_are_told_apart():
    """Two bytes are not enough for all words: a third one checks."""
    seen = {}
    for letters in product("bcdfglmnprt", "aiou", "bcdfglmnprt", "aiou"):
        word = "".join(letters)
        codes = Codes.of([term_of(word)])
        other, checks = seen.setdefault(codes.terms, (word, codes.checks))
        if checks != codes.checks:
            break
    assert Codes.of([term_of(other)]).terms == Codes.of([term_of(word)]).terms
    assert [score(entry(title), term(other)).share for title in (other, word)] == [1, 0]


def test_word_in_more_entries_than_there_are_is_worth_little():
    """Counts are a little late, and are added up over inflections."""
    assert score(entry("Drone"), term("drone", entries=ENTRIES * 2)).words > 0


def test_index_without_entries_divides_by_nothing():
    assert score(entry("Drone"), term("drone", entries=0), averages=Averages(0, 1, 1, 1)).words > 0


@pytest.mark.parametrize(
    ("places", "asked", "closeness"),
    [
        ([(3, 0)], 1, 1),
        ([(3, 0), (9, 0)], 2, 1 / 2),
        ([(3, 0), (4, 1)], 2, 1),
        ([(4, 1), (3, 0)], 2, 1),
        ([(3, 0), (7, 1)], 2, 2 / 5),
        ([(3, 0), (7, 1), (8, 0)], 2, 1),
        ([(0, 0), (5, 1), (6, 1), (7, 0), (20, 1)], 2, 1),
        ([(0, 0), (1, 0), (4, 1)], 2, 1 / 2),
        ([(0, 0), (2, 1), (9, 2), (11, 0), (12, 1)], 3, 3 / 4),
        ([(0, 0), (2, 1)], 3, 2 / 3 * 2 / 3),
        ([(5, 0), (5, 1)], 2, 1),  # one word that answers two
    ],
)
def test_closeness_is_the_share_times_the_tightest_window(places, asked, closeness):
    assert _closeness(list(places), asked) == pytest.approx(closeness)


# --- The subject -----------------------------------------------------------------------------------------------------


@pytest.fixture
def entries(site) -> list[int]:
    """Ids of a dozen entries and more; the first two are filed under the themes « avis » and « photo »."""
    index_all()
    ids = list(Entry.objects.order_by("pk").values_list("pk", flat=True)[:14])
    file(ids[0], "avis")
    file(ids[1], "photo")
    return ids


def file(pk: int, *slugs: str, key: str = "theme") -> None:
    EntryTerm.objects.bulk_create(EntryTerm(entry_id=pk, key=key, value=slug) for slug in slugs)


def subject_of(entries: list[int], *scores: float, themes: tuple = (0,), of_themes: float = 0.1) -> int | None:
    """Place of the theme that results of these scores are about, when themes stand behind them."""
    others = entries[2 : 2 + len(scores)]
    found = [entries[number] for number in themes]
    values = dict(zip(others, scores, strict=True)) | dict.fromkeys(found, of_themes)
    chosen = subject([*others, *found], set(found), values)
    return None if chosen is None else entries.index(chosen)


def test_subject_is_the_theme_of_two_fifths_of_the_scores(entries):
    file(entries[2], "avis")
    assert [subject_of(entries, first, 3.0, 3.0) for first in (3.9, 4.0, 4.1)] == [None, 0, 0]
    assert [subject_of(entries, first, 0.03, 0.03) for first in (0.039, 0.041)] == [None, 0]


def test_scores_are_added_up_and_not_results(entries):
    file(entries[2], "avis")
    for other in entries[3:5]:
        file(other, "photo")
    assert subject_of(entries, 5.0, 1.0, 1.0, themes=(0, 1)) == 0
    assert subject_of(entries, 5.0, 3.0, 3.0, themes=(0, 1)) == 1


def test_theme_that_was_not_found_is_no_subject(entries):
    for other in entries[2:5]:
        file(other, "photo")
    assert subject_of(entries, 1.0, 1.0, 1.0, themes=(0,)) is None


def test_audience_of_the_same_name_is_no_theme(entries):
    for other in entries[2:5]:
        file(other, "avis", key="public")
    assert subject_of(entries, 1.0, 1.0, 1.0) is None


def test_ten_results_say_the_subject(entries):
    file(entries[11], "avis")
    assert subject_of(entries, *[1.0] * 9, 9.0) == 0
    file(entries[12], "photo")
    assert subject_of(entries, *[1.0] * 9, 9.0, 100.0, themes=(0, 1)) == 0


def test_of_equal_subjects_the_oldest_is_the_one(entries):
    for other in entries[2:5]:
        file(other, "avis", "photo")
    assert subject_of(entries, 1.0, 1.0, 1.0, themes=(1, 0)) == 0


def test_results_without_a_score_have_no_subject(entries):
    file(entries[2], "avis")
    assert subject_of(entries, 0.0, 0.0, 0.0) is None


def test_theme_among_the_first_three_costs_no_query(entries, django_assert_num_queries):
    file(entries[2], "avis")
    with django_assert_num_queries(0):
        assert subject([entries[2], entries[3], entries[0]], {entries[0]}, dict.fromkeys(entries, 1.0)) is None
    with django_assert_num_queries(1):
        assert subject([*entries[2:5], entries[0]], {entries[0]}, dict.fromkeys(entries, 1.0)) is None


# --- What is said of it ----------------------------------------------------------------------------------------------


def said(ranked: Ranked | None, *terms: Term, kind: str = "article") -> list[str]:
    return explain(Entry(type=kind), ranked, Interpretation(Query(""), terms or (term("photo"), term("drone"))))


def ranked(words: float = 2.0, share: float = 1.0, fit: float = 0.0, closeness: float = 0.0, **flags: bool) -> Ranked:
    known = dict.fromkeys(("is_theme", "is_over", "is_near"), False) | flags
    return Ranked(Score(words, share, fit, is_exact=True, closeness=closeness), **known)


def test_explanation_says_what_counted_and_nothing_else():
    assert said(None) == ["Au-delà des cent premiers : ordre du moteur."]
    assert said(ranked()) == ["Note 2,00 : mots 2,00, 2 sur 2 trouvés."]
    assert said(ranked(share=0.5)) == ["Note 1,00 : mots 2,00, 1 sur 2 trouvés."]
    assert said(ranked(fit=0.5, closeness=0.25))[1:] == [
        "Titre ou autre nom proche de la recherche à 50\u00a0% : note augmentée.",
        "Mots proches les uns des autres à 25\u00a0% : note augmentée.",
    ]
    assert said(ranked(is_theme=True), kind="theme")[1:] == ["Un thème : avant ses égaux."]
    assert said(ranked(is_lifted=True))[1:] == [
        "Thème de la plupart des premiers résultats : parmi les trois premiers."
    ]
    assert said(ranked(is_over=True))[1:] == ["Date passée, annulée ou reportée : note diminuée."]
    assert said(ranked(is_near=True))[1:] == ["De la région du visiteur : avant ses égaux."]


def test_explanation_says_by_what_else_it_was_looked_for():
    terms = [term("photo", weight=weight) for weight in (SYNONYM, COMPLETED, EXTENDED, CORRECTED)]
    assert said(ranked(), *terms)[1:] == [
        "Cherché aussi par : synonymes, fin de mot devinée, mots plus longs, orthographe corrigée."
    ]
    assert said(ranked(), term("photo"), term("", others=(("drone", CORRECTED),))) == [
        "Note 2,00 : mots 2,00, 2 sur 2 trouvés."
    ]

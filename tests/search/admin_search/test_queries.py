"""Queries of Wagtail's are read as tokens, a few of them."""

from modelsearch.query import MATCH_ALL, MATCH_NONE, And, Or, Phrase, PlainText

from search.admin_search.database import holds
from search.admin_search.queries import EVERYTHING, NOTHING, All, Any, Begin, Follow, No, read
from search.admin_search.tokens import completions
from search.understanding.query import MAX_TERMS


def test_text_becomes_tokens():
    assert read(PlainText('\x00 "fiche" * - ^ (OT)')) == All((Follow(("fich",)), Follow(("ot",))))
    assert read(PlainText("l’e-rép"), typing=True) == Any(
        (
            Follow(("e", "rep")),
            Follow(("erep",)),
            All((Follow(("e",)), Begin("rep"))),
            Begin("erep"),
        )
    )


def test_only_the_first_words_are_read():
    many = And([And([Phrase(f"mot{a} mot{b}") for a in range(30)]) for b in range(30)])
    assert sum(len(part.stems) for part in _leaves(read(many))) == MAX_TERMS
    assert len(_leaves(read(PlainText(" ".join(f"m{number}" for number in range(900)))))) == MAX_TERMS


def test_nothing_asked_finds_nothing():
    assert read(PlainText("\t")) == read(And([Phrase("*")])) == read(MATCH_NONE) == NOTHING
    assert read(MATCH_ALL) == read(Or([MATCH_ALL, PlainText("a")])) == EVERYTHING
    assert read(And([MATCH_ALL, ~PlainText("miel")])) == No(Follow(("miel",)))


def test_a_list_of_tokens_answers():
    found = completions("Fiches d’e-réputation")
    asked = {"fiche e reputation": True, "ereputation": True, "fiches avis": False, "reputat": True, "utation": False}
    assert {text: holds(read(PlainText(text), typing=True), found) for text in asked} == asked
    assert not holds(No(Follow(("fich",))), found)


def _leaves(words) -> list:
    return [leaf for part in words.parts for leaf in _leaves(part)] if isinstance(words, All | Any) else [words]

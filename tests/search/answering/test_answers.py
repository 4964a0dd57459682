"""A question asked nearly as a FAQ writes it is answered above the results."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.models import FaqPage
from tests.factories import make_article
from tests.search.indexed import index_all

pytestmark = pytest.mark.django_db

QUESTIONS = {
    "Combien de temps dure un atelier ?": "Une demi-journée, le plus souvent.",
    "Puis-je annuler ma place ?": "Oui, par le lien du courriel « Ma place », jusqu’à la veille.",
    "Qui paie le déplacement ?": "Chacun le sien.",
    "Qu’est-ce qu’un ANT ?": "Un animateur numérique de territoire.",
    "Qui a payé le déplacement ?": "Personne ne le sait.",
}


def groups(questions: dict[str, str], title: str = "Participer") -> list:
    asked = [{"question": question, "answer": f"<p>{answer}</p>"} for question, answer in questions.items()]
    return [("group", {"title": title, "questions": asked})]


@pytest.fixture
def faq(site):
    page = FaqPage.objects.child_of(site).get()
    page.groups = groups(QUESTIONS) + groups({"Puis-je annuler ma place ?": "Même réponse."}, "Encore")
    page.save_revision().publish()
    for number in range(12):
        make_article(site, title=f"Annuler sa place et son atelier {number}", slug=f"a{number}")
    index_all()
    return page


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_asked_as_it_is_written_is_answered_and_its_page_first(faq, ask, question):
    answer = ask(question)
    assert answer["answers"][0]["question"] == question
    assert re.sub("</?mark>", "", answer["answers"][0]["extract"]) == QUESTIONS[question]
    assert answer["results"][0]["slug"] == faq.slug
    assert answer["results"][0]["anchor"] == answer["answers"][0]["anchor"]


def test_anchors_are_those_of_the_page(faq, ask, visit):
    shown = visit("/faq/").content.decode()
    found = [answer["anchor"] for answer in ask("puis-je annuler ma place")["answers"]]
    places = [shown.index(f'id="{anchor}"') for anchor in found]
    assert (len(set(found)), places) == (2, sorted(places))


@pytest.mark.parametrize("query", ["annuler ma plase", "peut-on annuler une place", "annuler place"])
def test_question_asked_nearly_as_it_is_written_is_answered(faq, ask, query):
    assert "Puis-je annuler ma place ?" in [answer["question"] for answer in ask(query)["answers"]]


@pytest.mark.parametrize(
    "query", ["place", "annuler atelier photo de groupe", "déplacement", "introuvable", "-place", ""]
)
def test_what_no_question_asks_is_not_answered(faq, ask, query):
    assert ask(query)["answers"] == []


def test_answer_passes_the_filters_and_stands_on_the_first_page(faq, ask):
    assert [result["slug"] for result in ask("annuler ma place", type="article")["results"]][:1] != [faq.slug]
    assert ask("annuler ma place", type="article")["answers"] == []
    assert ask("annuler ma place", par_page=5, page=2)["answers"] == []
    assert ask("annuler ma place", tri="titre")["answers"] != []


def test_facets_count_the_page_that_answers(faq, ask):
    counts = {value["value"]: value["count"] for value in ask("annuler ma place")["facets"]["type"]}
    assert counts == {kind: ask("annuler ma place", type=kind)["total"] for kind in counts}


@pytest.mark.parametrize("how", ["draft", "private", "expired", "unpublished"])
def test_answer_of_a_page_that_is_not_public_is_not_told(faq, ask, how):
    """Though the index and what is remembered have not followed."""
    assert ask("puis-je annuler ma place")["answers"]
    if how == "draft":
        faq.groups = groups({"Puis-je annuler ma place ?": "Un brouillon secret."})
        faq.save_revision()
        assert "secret" not in str(ask("puis-je annuler ma place"))
        return
    if how == "private":
        PageViewRestriction.objects.create(page=faq, restriction_type=PageViewRestriction.LOGIN)
    if how == "expired":
        FaqPage.objects.filter(pk=faq.pk).update(expire_at="2020-01-01T00:00Z")
    if how == "unpublished":
        FaqPage.objects.filter(pk=faq.pk).update(live=False)
    assert ask("puis-je annuler ma place")["answers"] == []


def test_markup_and_script_of_an_answer_are_text(faq, ask):
    faq.groups = groups({"Puis-je annuler ma place ?": "Avec &lt;script&gt;alert(1)&lt;/script&gt; et <b>gras</b>"})
    faq.save_revision().publish()
    index_all()
    (answer,) = ask("puis-je annuler ma place")["answers"]
    assert re.findall("<(?!/?mark>)", answer["extract"]) == []


def test_answers_cost_no_query(faq, ask):
    def queries() -> int:
        ask("puis-je annuler ma place")
        with CaptureQueriesContext(connection) as captured:
            ask("puis-je annuler ma place")
        return len(captured)

    one = queries()
    faq.groups = groups(QUESTIONS | {f"Puis-je annuler ma place numéro {n} ?": "Oui." for n in range(9)})
    faq.save_revision().publish()
    index_all()
    assert queries() == one


def test_page_of_results_quotes_the_answer(faq, visit):
    page = visit("/recherche/?q=annuler+ma+place").content.decode()
    assert ('<article class="answer">' in page, "jusqu’à la veille" in page) == (True, True)
    assert '<article class="answer">' not in visit("/recherche/?q=annuler").content.decode()


def test_page_of_questions_stands_where_the_best_of_them_would(site, ask):
    """Whose answer has the words, though it is not asked as it is written; long as the page is."""
    page = FaqPage.objects.child_of(site).get()
    fill = "Rien de tout cela, qui parle longuement d’autre chose et de bien d’autres choses encore. " * 3
    others = {f"Une question numéro {number} ?": fill for number in range(20)}
    page.groups = groups(others | {"Puis-je annuler ma place ?": QUESTIONS["Puis-je annuler ma place ?"]})
    page.save_revision().publish()
    make_article(site, title="Autre chose", body=[("text", f"<p>Annuler un courriel la veille. {fill}</p>")])
    index_all()
    answer = ask("annuler courriel veille")
    assert (answer["answers"], [result["slug"] for result in answer["results"]][:1]) == ([], [page.slug])
    assert answer["results"][0]["anchor"] == "puis-je-annuler-ma-place"

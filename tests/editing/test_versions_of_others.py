"""A form that saves itself never writes over what somebody else saved, and says so in French."""

import pytest
from wagtail.models import Revision

from home.models import ArticlePage
from tests.editing.forms import Editor, address, body
from tests.factories import make_article
from tests.home.walls.french import not_french

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(bretagne):
    return make_article(bretagne, title="Un article", live=False)


@pytest.fixture
def form(article, breton_editor):
    return Form(Editor(breton_editor), article)


@pytest.fixture
def other(article, breton_coordinator):
    return Form(Editor(breton_coordinator), article)


class Form:
    """Somebody's form of the article, which was opened and saves itself as one types."""

    def __init__(self, editor: Editor, article: ArticlePage):
        self.editor, self.article, self.own = editor, article, {}
        self.values = editor.open(address("edit", article), ArticlePage) | body("Un texte.")

    def type(self, title: str) -> dict:
        """What the site answers to the form that saves itself."""
        values = self.values | {"title": title} | self.own
        answer = self.editor.client.post(
            address("edit", self.article), values, headers={"accept": "application/json"}
        ).json()
        if answer["success"]:
            self.own = {"overwrite_revision_id": answer["revision_id"]}
        return answer


def title_of(article) -> str:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().title


def is_refused(answer: dict) -> bool:
    return (answer["success"], not_french(answer.get("error_message", "x"))) == (False, None)


def test_two_forms_of_one_page(form, other, article):
    """Alone, a form writes over its own version; another's form of the same page is refused until it is opened anew."""
    assert form.type("Un")["success"]
    before = Revision.page_revisions.count()
    assert form.type("Un article")["success"]
    assert Revision.page_revisions.count() == before
    assert is_refused(other.type("Le mien"))
    assert title_of(article) == "Un article"
    anew = Form(other.editor, article)
    assert anew.type("Le mien, après avoir lu")["success"]
    assert is_refused(form.type("Un article encore"))
    assert title_of(article) == "Le mien, après avoir lu"


def test_form_whose_own_version_is_gone(form, article):
    """Deleted with the old versions, once somebody else's came."""
    form.type("Un")
    ArticlePage.objects.get(pk=article.pk).save_revision()
    Revision.objects.filter(pk=form.own["overwrite_revision_id"]).delete()
    assert is_refused(form.type("Deux"))


def test_two_windows_of_one_person(form, article):
    """The second was opened before the first saved, over a version of the same person."""
    form.type("Un")
    first, second = Form(form.editor, article), Form(form.editor, article)
    assert first.type("Deux")["success"]
    assert is_refused(second.type("Trois"))
    assert title_of(article) == "Deux"


def test_form_of_somebody_whose_browser_logged_in_as_another(form, other, article):
    """The version that it would write over is not this account's."""
    form.type("Un")
    other.own, other.values = form.own, form.values
    assert is_refused(other.type("Deux"))
    assert title_of(article) == "Un"


def test_version_that_changed_while_its_form_was_open_is_kept(form, other, article):
    """Its form, opened by the other, is of the version that was there: the same number, with other words by now."""
    form.type("Un")
    opened = Form(other.editor, article)
    form.type("Un, puis deux")
    assert is_refused(opened.type("Le mien"))
    assert title_of(article) == "Un, puis deux"

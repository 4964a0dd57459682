"""Who saves a page is told which of its links visitors cannot follow; nothing is refused, nothing is lost."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import ArticlePage
from tests.editing.forms import Editor, address, rich_text, said, stream
from tests.factories import make_article

pytestmark = pytest.mark.django_db

BEGINNING = "Des liens de cette page ne mènent pas tous les visiteurs à bon port : "


def linking(page: Page | int, words: str = "la suite") -> tuple:
    pk = getattr(page, "pk", page)
    return "text", rich_text(f'<p>Lisez <a linktype="page" id="{pk}"><b>{words}</b></a>.</p>')


def calling(page: Page) -> tuple:
    return "call_to_action", {"title": "Et vous ?", "text": "", "page": str(page.pk), "url": "", "label": "Voir"}


@pytest.fixture
def editor(redaction):
    return Editor(redaction)


def warned(response) -> list[str]:
    return [words for words in said(response) if words.startswith(BEGINNING)]


def kinds(site) -> dict[str, Page]:
    expired = make_article(site, title="Expiré")
    Page.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    left = make_article(site, title="Parti")
    left.unpublish()
    private = make_article(site, title="Réservé")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    return {
        "brouillon": make_article(site, title="En cours", live=False),
        "dépubliée": left,
        "expirée": expired,
        "protégée": private,
    }


@pytest.mark.parametrize("publish", [False, True])
@pytest.mark.parametrize("naming", [linking, calling])
@pytest.mark.parametrize("reason", ["brouillon", "dépubliée", "expirée", "protégée"])
def test_a_link_that_visitors_cannot_follow_is_told_and_kept(site, editor, reason, naming, publish):
    target = kinds(site)[reason]
    page = make_article(site)
    response = editor.edit(page, stream("body", naming(target)), publish=publish)
    assert warned(response) == [f"{BEGINNING}« {target.title} » ({reason})."]
    again = ArticlePage.objects.get(pk=page.pk)
    kept = again.get_latest_revision_as_object()
    assert str(target.pk) in str(kept.body.get_prep_value())
    assert again.has_unpublished_changes is not publish


def test_a_link_to_a_public_page_is_nothing_to_say(site, editor):
    target = make_article(site)
    response = editor.edit(make_article(site), stream("body", linking(target), calling(target)), publish=True)
    assert warned(response) == []


def test_a_new_page_is_told_of_all_its_links_at_once(site, editor):
    found = kinds(site)
    articles = site.get_children().get(slug="articles").specific
    values = {"title": "Neuf", "slug": "neuf"} | stream("body", linking(found["brouillon"]), calling(found["expirée"]))
    response = editor.add(ArticlePage, articles, values)
    assert warned(response) == [f"{BEGINNING}« En cours » (brouillon) ; « Expiré » (expirée)."]


def test_a_page_that_was_deleted_is_told_by_the_words_of_the_link(site, editor):
    target = make_article(site)
    page = make_article(site, body=[("text", f'<p><a linktype="page" id="{target.pk}">la fiche</a></p>')])
    Page.objects.get(pk=target.pk).delete()
    response = editor.edit(page, stream("body", linking(target.pk, "la fiche")), publish=True)
    assert warned(response) == [f"{BEGINNING}« la fiche » (page supprimée)."]


def test_what_saves_by_itself_says_nothing(site, editor):
    page, target = make_article(site), make_article(site, live=False)
    url = address("edit", page)
    values = editor.open(url, ArticlePage) | stream("body", linking(target))
    response = editor.client.post(url, values, headers={"accept": "application/json"})
    assert response.json()["success"]
    assert list(get_messages(response.wsgi_request)) == []


def test_an_editor_reads_no_title_of_another_region(site, occitanie, bretagne, breton_editor):
    """A link that was sound when it was made: its target left since, under another name."""
    target = make_article(occitanie, title="Public")
    page = make_article(bretagne, body=[("text", f'<p><a linktype="page" id="{target.pk}">la fiche</a></p>')])
    target.unpublish()
    Page.objects.filter(pk=target.pk).update(title="Secret", draft_title="Secret")
    response = Editor(breton_editor).edit(page, stream("body", linking(target, "la fiche")))
    assert warned(response) == [f"{BEGINNING}« Page non publiée » (dépubliée)."]

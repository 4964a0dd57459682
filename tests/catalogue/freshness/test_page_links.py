"""« À revoir » lists the pages that lead to a page that is gone, as soon as it is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from catalogue.freshness.page_links import list_page_links
from catalogue.models import PageLink
from home.models import ArticlePage
from tests.catalogue.freshness.test_report import rows, titles
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def link(page: Page, words: str = "la fiche") -> tuple:
    return "text", f'<p>Voyez <a linktype="page" id="{page.pk}">{words}</a>.</p>'


def cards(*pages: Page) -> tuple:
    return "cards", {"title": "À lire", "pages": list(pages)}


def published(home, title: str, *body: tuple) -> ArticlePage:
    page = make_article(home, title=title, body=list(body))
    page.save_revision().publish()
    return page


def why(user) -> dict[str, str]:
    return {row[0]: row[2] for row in rows(user)}


@pytest.fixture
def target(site):
    return make_article(site, title="Guide")


def test_a_sound_link_is_nothing_to_review(site, target, redaction):
    published(site, "Source", link(target), cards(target))
    assert rows(redaction) == []


def test_a_deleted_target_is_missed_at_once_in_texts_and_blocks(site, target, redaction):
    published(site, "Texte", link(target))
    published(site, "Bloc", cards(target))
    Page.objects.get(pk=target.pk).delete()
    said = "Liens vers des pages disparues : "
    assert why(redaction) == {
        "Texte": f"{said}« la fiche » : page supprimée",
        "Bloc": f"{said}dans un bloc : page supprimée",
    }


def test_a_target_that_left_or_expired_is_missed_until_it_comes_back(site, target, redaction):
    source = published(site, "Source", link(target))
    target.unpublish()
    assert why(redaction)["Source"].endswith("« la fiche » : page « Guide » dépubliée")
    target.save_revision().publish()
    assert rows(redaction) == []
    Page.objects.filter(pk=target.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert why(redaction)["Source"].endswith("« la fiche » : page « Guide » expirée")
    source.body = []
    source.save_revision().publish()
    assert rows(redaction) == []


def test_a_private_target_is_not_gone(site, target, redaction):
    published(site, "Source", link(target))
    target.view_restrictions.create(restriction_type="login")
    assert rows(redaction) == []


def test_a_draft_is_asked_nothing_until_it_is_published(site, target, redaction):
    draft = make_article(site, title="Brouillon", body=[link(target)], live=False)
    target.unpublish()
    list_page_links()
    assert rows(redaction) == []
    draft.save_revision().publish()
    assert titles(redaction) == {"Brouillon"}


def test_pages_that_nobody_published_by_hand_are_read_once_a_day(site, target, redaction):
    """Made in bulk, imported, copied."""
    page = published(site, "Source")
    ArticlePage.objects.filter(pk=page.pk).update(body=[link(target)])
    target.unpublish()
    assert rows(redaction) == []
    list_page_links()
    list_page_links()
    assert titles(redaction) == {"Source"}
    page.unpublish()
    list_page_links()
    assert PageLink.objects.count() == 0


def test_another_region_reads_neither_the_page_nor_the_target(bretagne, occitanie, breton_editor):
    target = make_article(occitanie, title="Public")
    published(bretagne, "Source bretonne", link(target))
    published(occitanie, "Source occitane", link(target))
    target.unpublish()
    Page.objects.filter(pk=target.pk).update(title="Secret", draft_title="Secret")
    assert why(breton_editor) == {
        "Source bretonne": "Liens vers des pages disparues : « la fiche » : page « Page non publiée » dépubliée"
    }


def test_the_reason_is_filtered(site, target, redaction):
    published(site, "Source", link(target))
    make_article(site, title="À temps", review_on=timezone.localdate())
    target.unpublish()
    assert (titles(redaction), titles(redaction, reason="pages")) == ({"Source", "À temps"}, {"Source"})

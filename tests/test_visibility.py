"""What is not public is named nowhere: lists, menus, filters, the plan, sitemap.xml, signatures; files never run."""

from contextlib import closing
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import ContentPage
from tests.factories import (
    make_article,
    make_author,
    make_document,
    make_material,
    make_session,
    make_theme,
    make_workshop,
)

pytestmark = pytest.mark.django_db

SECRET = "Serpolet"
LISTS = ["/", "/themes/", "/ateliers/", "/agenda/", "/ressources/", "/articles/"]
PUBLIC_PLACES = [*LISTS, "/plan-du-site/", "/sitemap.xml"]


def hide(page: Page, how: str) -> None:
    if how == "expired":
        Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    elif how == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        page.unpublish()


@pytest.fixture(params=["expired", "private", "unpublished"])
def hidden(request, site):
    """A theme, a workshop, a session, a material, an article, its author and a page of the menu, hidden one way."""
    theme = make_theme(site, title=f"{SECRET} thème")
    workshop = make_workshop(site, title=f"{SECRET} atelier", themes=[theme])
    author = make_author(site, title=f"{SECRET} plume")
    pages = [
        theme,
        make_session(site, workshop, title=f"{SECRET} séance"),
        workshop,
        make_material(site, title=f"{SECRET} ressource", themes=[theme]),
        make_article(site, title=f"{SECRET} article", author=author),
        author,
        site.add_child(instance=ContentPage(title=f"{SECRET} page", slug="page-cachee", show_in_menus=True)),
    ]
    make_article(site, title="Article public", author=author)
    for page in pages:
        hide(page, request.param)
    return pages


@pytest.mark.parametrize("path", [*PUBLIC_PLACES, "/articles/article-public/"])
def test_hidden_page_is_named_nowhere(hidden, visit, path):
    response = visit(path)
    assert (response.status_code, SECRET.lower() in response.content.decode().lower()) == (200, False)


def test_page_that_is_not_hidden_is_named(site, visit):
    """The control of the test above."""
    make_article(site, title=f"{SECRET} article")
    assert [SECRET in visit(path).content.decode() for path in ("/", "/articles/", "/plan-du-site/")] == [True] * 3
    assert SECRET.lower() in visit("/sitemap.xml").content.decode()


@pytest.mark.parametrize(
    ("path", "status"),
    [("media/documents/{}", 404), ("media/images/../documents/{}", 400), ("media/images/..%2fdocuments/{}", 400)],
)
def test_documents_never_come_by_media(site, visit, path, status):
    document = make_document(b"<script>alert(1)</script>", "page.html")
    assert visit("/" + path.format(document.filename)).status_code == status


def test_document_is_always_an_attachment(site, visit):
    document = make_document(b"<script>alert(1)</script>", "page.html")
    make_material(site, documents=[document])
    with closing(visit(document.url)) as response:
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"

"""What is not public is named nowhere: lists, menus, filters, the plan, sitemap.xml, signatures; files never run."""

import re
from contextlib import closing
from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue.enums import EditorialStatus
from catalogue.relations import public_relations
from home.models import ContentPage
from tests.cold import start_cold
from tests.factories import (
    make_article,
    make_author,
    make_cycle,
    make_document,
    make_event,
    make_format,
    make_material,
    make_organisation,
    make_promotion,
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


# --- What names a hidden page ----------------------------------------------------------------------------------------


@pytest.fixture
def named(site):
    """What other pages are related to, by kind."""
    workshop = make_workshop(site, title=f"{SECRET} atelier")
    return {
        "atelier": workshop,
        "organisation": make_organisation(site, title=f"{SECRET} organisation"),
        "theme": make_theme(site, title=f"{SECRET} thème"),
        "format": make_format(site, title=f"{SECRET} format"),
        "cycle": make_cycle(site, title=f"{SECRET} cycle"),
        "date": make_session(site, workshop, title=f"{SECRET} date"),
        "ressource": make_material(site, title=f"{SECRET} ressource"),
    }


@pytest.fixture
def naming(site, named):
    """Pages, each with the kinds that it names."""
    by = {"organisation": named["organisation"]}
    themes = [named["theme"]]
    moved = {"moved_to": named["date"], "status": EditorialStatus.POSTPONED}
    workshop = make_workshop(
        site, themes=themes, format=named["format"], materials=[named["ressource"]], next_workshops=[named["atelier"]]
    )
    return {
        make_session(site, named["atelier"], title="Séance", **by, **moved): {"atelier", "organisation", "date"},
        make_event(site, title="Événement", themes=themes, **by): {"theme", "organisation"},
        make_promotion(site, named["cycle"], title="Promotion", **by): {"cycle", "organisation"},
        make_material(site, title="Ressource", themes=themes, **by): {"theme", "organisation"},
        workshop: {"theme", "format", "ressource", "atelier"},
    }


def names(visit, page) -> set[str]:
    said = visit(page.get_url()).content.decode().lower()
    return set(re.findall(f"{SECRET.lower()}[ -](\\w+)", said.replace("è", "e")))


@pytest.mark.parametrize("how", ["expired", "private", "unpublished"])
def test_page_names_what_it_is_related_to_while_that_is_public(how, named, naming, visit):
    assert {page: names(visit, page) for page in naming} == naming
    for page in named.values():
        hide(page, how)
    start_cold()
    assert {page: names(visit, page) for page in naming} == {page: set() for page in naming}


def test_chips_are_the_themes_in_their_order_and_nothing_else(site):
    """In the tree, whatever their age."""
    second, first, other = (make_theme(site, title=title) for title in ("A", "B", "C"))
    first.move(second, pos="left")
    other.unpublish()
    page = make_material(site, themes=[second, other, first], organisation=make_organisation(site, title="Office"))
    related = public_relations(RequestFactory().get("/"), page, "organisation")
    chips = [(chip.title, chip.url, chip.icon) for chip in related["themes"]]
    assert chips == [("B", "/themes/b/", "theme"), ("A", "/themes/a/", "theme")]
    assert related["organisation"].title == "Office"


def test_page_may_be_related_to_nothing(site):
    event = make_event(site)
    assert public_relations(RequestFactory().get("/"), event, "organisation", "moved_to") == {
        "organisation": None,
        "moved_to": None,
        "themes": [],
    }


def test_draft_shows_the_themes_that_it_names(site):
    page = make_workshop(site, themes=[make_theme(site, title="Avis")])
    page.themes = [make_theme(site, title="Réseaux")]
    draft = page.save_revision().as_object()
    related = public_relations(RequestFactory().get("/"), draft, "format")
    assert [chip.title for chip in related["themes"]] == ["Réseaux"]


def test_draft_may_have_lost_what_it_must_have(site):
    session = make_session(site, make_workshop(site))
    session.workshop_id = None
    assert public_relations(RequestFactory().get("/"), session, "workshop") == {"workshop": None}


LINKS = {
    "text": lambda page: [("text", f'<p>Voir <a linktype="page" id="{page.pk}">ici</a>.</p>')],
    "button": lambda page: [("call_to_action", {"title": "Voir", "text": "", "page": page, "url": "", "label": "ici"})],
}


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize(("how", "linked"), [("expired", False), ("unpublished", False), ("private", True)])
def test_link_leads_to_no_page_that_is_not_served(site, visit, link, how, linked):
    """Its address tells its title. A page behind a password is reached by its links: they stay."""
    target = make_article(site, title=f"{SECRET} article")
    page = make_article(site, title="Article public", body=LINKS[link](target))
    assert names(visit, page) == {"article"}
    hide(target, how)
    start_cold()
    assert names(visit, page) == ({"article"} if linked else set())


@pytest.mark.parametrize(("how", "linked"), [("expired", False), ("unpublished", False), ("private", True)])
def test_footer_leads_to_no_page_that_is_not_served(occitanie, visit, how, linked):
    target = occitanie.add_child(instance=ContentPage(title=f"{SECRET} mentions", slug="mentions"))
    occitanie.legal_notice_page = target
    occitanie.save()
    assert names(visit, occitanie) == {"mentions"}
    hide(target, how)
    start_cold()
    assert names(visit, occitanie) == ({"mentions"} if linked else set())


def test_link_to_a_page_that_expires_goes_on_its_day(site, visit, monkeypatch):
    """No worker and no change of the tree is waited for."""
    target = make_article(site, title=f"{SECRET} article", expire_at=timezone.now() + timedelta(days=1))
    page = make_article(site, title="Article public", body=LINKS["text"](target))
    assert names(visit, page) == {"article"}
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert names(visit, page) == set()


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

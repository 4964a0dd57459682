"""What social networks show of a page: its own picture, or its title drawn; nothing of what is not everybody's."""

import io
from datetime import timedelta

import lxml.html
import pytest
from django.core.cache import caches
from django.utils import timezone
from PIL import Image
from wagtail.models import PageViewRestriction

from home.share_pictures import kept
from home.share_pictures.drawing import draw
from home.share_pictures.told import Told
from tests.factories import make_article, make_image, make_theme, make_workshop
from tests.lines import full_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(monkeypatch):
    """What was drawn: the title and the sign of each."""
    found = []

    def drawing(told, icon):
        found.append((told.title, icon))
        return draw(told, icon)

    monkeypatch.setattr(kept, "draw", drawing)
    return found


def head(response) -> dict[str, str]:
    metas = lxml.html.fromstring(response.content.decode()).xpath("//head/meta[@content]")
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in metas}


def address(response) -> str:
    return head(response)["og:image"].removeprefix("http://localhost")


def size(response) -> tuple[int, int]:
    with Image.open(io.BytesIO(response.content)) as image:
        return image.size


def test_page_without_a_picture_has_its_title_drawn_once(site, visit, drawn):
    theme = make_theme(site, title="Avis", icon="avis")
    workshop = make_workshop(site, title="Répondre aux avis : par où commencer ?", themes=[theme])
    said = head(visit(workshop.url))
    assert {name: said[name] for name in ("og:image:width", "og:image:height", "twitter:card")} == {
        "og:image:width": "1200",
        "og:image:height": "630",
        "twitter:card": "summary_large_image",
    }
    answers = [visit(address(visit(workshop.url))) for _ in range(2)]
    assert [(one.status_code, one["Content-Type"], size(one)) for one in answers] == [
        (200, "image/png", (1200, 630))
    ] * 2
    assert answers[0]["Cache-Control"] == "public, max-age=86400"
    assert drawn == [(said["og:image:alt"], "avis")]
    known = visit(address(visit(workshop.url)), **{"If-None-Match": answers[0]["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


def test_uploaded_picture_wins(site, visit):
    article = make_article(site, illustration=make_image(description="Un banc au soleil"))
    said = head(visit(article.url))
    assert ("/media/images/" in said["og:image"], said["og:image:alt"]) == (True, "Un banc au soleil")


def test_new_title_has_a_new_address_where_the_former_one_leads(site, visit, drawn):
    article = make_article(site, title="Avant")
    before = address(visit(article.url))
    article.title = "Après"
    article.save_revision().publish()
    after = address(visit(article.url))
    assert (before != after, visit(before)["Location"], drawn) == (True, after, [])
    assert visit(after).status_code == 200


def _leaves(page):
    page.unpublish()


def _expires(page):
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


def _closes(page):
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="fourmi")


def _closes_with_its_parent(page):
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")


@pytest.mark.parametrize("change", [_leaves, _expires, _closes, _closes_with_its_parent])
def test_picture_of_what_is_no_longer_public_is_shown_to_nobody(site, visit, client, breton_editor, change):
    article = make_article(site, title="Bientôt secret")
    picture = address(visit(article.url))
    etag = visit(picture)["ETag"]
    change(article)
    assert (visit(picture).status_code, visit(picture, **{"If-None-Match": etag}).status_code) == (404, 404)
    assert "og:image" not in visit(article.url).content.decode()
    client.force_login(breton_editor)
    assert visit(picture).status_code == 404


def test_guesses_and_drafts_draw_nothing(site, visit, drawn):
    draft, online = make_article(site, title="Brouillon", live=False), make_article(site, title="En ligne")
    guesses = [f"/partage/{pk}-0123456789abcdef.png" for pk in (draft.pk, online.pk, 999_999, 10**17)]
    assert [visit(guess).status_code for guess in guesses] == [404, 302, 404, 404]
    assert drawn == []


def test_region_signs_with_its_name_and_its_colour(site, bretagne, visit):
    for home in (site, bretagne):
        make_article(home, title="Titre", slug="titre")
    pictures = {
        address(visit("/articles/titre/", host=host)).partition("-")[2] for host in ("localhost", "bretagne.localhost")
    }
    assert len(pictures) == 2


@pytest.mark.parametrize(
    "title",
    [
        "",
        "🐜🐜🐜",
        'Fourmis 👩🏽‍💻 et \u202eséver\u202c, \x00 \ud800 \ufffe #strong[gras] $x$ \\ "cité" <b>',
        "Mot" * 85,
        "Une phrase bien plus longue que les autres, comme on en écrit parfois " * 4,
        "日本語 עברית العربية Ελληνικά Кириллица e\u0301\u0302\u0303" + "\u0301" * 200,
    ],
    ids=["empty", "emoji", "signs", "endless word", "long", "scripts"],
)
def test_any_text_can_be_drawn(title):
    told = Told(title=title, kind=title, network=title or "Réseau", region=title, accent="#0b6e4f", language="fr")
    with Image.open(io.BytesIO(draw(told, "inconnu"))) as image:
        assert image.size == (1200, 630)


def test_those_who_ask_while_others_are_drawn_are_asked_to_come_again(site, visit):
    picture = address(visit(make_article(site).url))
    with full_line():
        busy = visit(picture)
    assert (busy.status_code, busy["Retry-After"], busy["Cache-Control"]) == (503, "30", "no-store")
    assert visit(picture).status_code == 200
    caches["share_pictures"].clear()
    assert visit(picture).status_code == 200

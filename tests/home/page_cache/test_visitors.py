"""Nobody gets through the cache what is not for them, nor puts into it what others would get."""

import gzip

import brotli
import pytest
from django.core.cache import caches
from wagtail.models import PageViewRestriction

from home.page_cache import middleware
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(monkeypatch):
    """How often a page was kept."""
    kept = []
    original = middleware.KeptPage.of
    monkeypatch.setattr(middleware.KeptPage, "of", lambda *args: kept.append(1) or original(*args))
    return kept


def test_second_visitor_gets_the_page_without_a_query_but_one(site, visit, django_assert_num_queries):
    first = visit("/agenda/")
    with django_assert_num_queries(1):
        second = visit("/agenda/")
    assert (first.content, dict(first.headers)) == (second.content, dict(second.headers))
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert second["Content-Language"] == "fr"


def test_two_hosts_never_mix(site, bretagne, visit, made_anew):
    answers = {}
    for _ in range(2):
        for host in ("localhost", "bretagne.localhost", "LOCALHOST", "localhost:8080", "bretagne.localhost:8080"):
            answers.setdefault(host, set()).add(visit("/agenda/", host=host).content)
            answers[host].add(made_anew("/agenda/", host=host).content)
    assert [len(contents) for contents in answers.values()] == [1] * 5
    assert visit("/agenda/", host="sans-site.localhost").status_code == 404
    assert visit("/agenda/", host="evil.example").status_code == 400
    assert answers["bretagne.localhost"].isdisjoint(answers["localhost"])


def test_what_a_request_says_beside_its_address_changes_nothing_for_the_next(site, visit, made):
    clean = visit("/agenda/").content
    for name, value in {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "203.0.113.9",
        "X-Original-URL": "/gestion/",
        "X-HTTP-Method-Override": "POST",
        "Accept-Language": "en",
        "Range": "bytes=0-9",
        "Authorization": "Basic YTpi",
        "Accept": "application/json",
    }.items():
        assert visit("/agenda/", **{name: value}).content == clean, name
    assert (len(made), visit("/agenda/").content) == (1, clean)


@pytest.mark.parametrize(
    "query",
    [
        "inconnu=1",
        "page=1&inconnu=1",
        "theme=<script>",
        "q=texte",
        "theme=" + "a" * 5_000,
        "&".join(f"page={n}" for n in range(300)),
        "page=%31",
        "theme[]=1",
        "&",
    ],
)
def test_query_that_is_not_known_is_answered_and_kept_for_nobody(query, site, visit, made, made_anew):
    assert visit(f"/agenda/?{query}").content == made_anew(f"/agenda/?{query}").content
    assert made == []
    assert visit("/agenda/").content == made_anew("/agenda/").content


def test_known_queries_have_each_their_own_page(site, visit, made, made_anew):
    for _ in range(2):
        for query in ("page=2", "mode=distance", "mode=distance&page=2", "mode=nimporte"):
            assert visit(f"/agenda/?{query}").content == made_anew(f"/agenda/?{query}").content
    assert len(made) == 4


@pytest.mark.parametrize("path", ["//agenda/", "/agenda//", "/AGENDA/", "/agenda/%2e/", "/agenda", "/nulle-part/"])
def test_other_forms_of_an_address_are_kept_for_nobody(path, site, client, made, settings):
    answers = []
    for kept in (True, False):
        settings.PAGE_CACHE = kept
        response = client.get("/", PATH_INFO=path, headers={"host": "localhost"})
        answers.append((response.status_code, response.content))
    assert (answers[0], made) == (answers[1], [])


def test_head_then_get_and_get_then_head(site, visit, client, made):
    head = client.head("/agenda/", headers={"host": "localhost"})
    full = visit("/agenda/")
    assert (head.content, made, len(full.content) > 1_000) == (b"", [1], True)
    again = client.head("/agenda/", headers={"host": "localhost"})
    assert (again.content, again["Content-Length"], again["ETag"]) == (b"", str(len(full.content)), full["ETag"])


def test_whoever_posts_is_answered_by_the_site(site, client, visit):
    visit("/agenda/")
    assert client.post("/agenda/", headers={"host": "localhost"}).headers.get("ETag") is None


def test_signed_in_and_whoever_has_a_cookie_get_their_own_page(site, client, visit, made, admin):
    public = visit("/agenda/").content
    client.cookies["quelconque"] = "1"
    assert visit("/agenda/").get("ETag") is None
    client.force_login(admin)
    own = visit("/agenda/")
    assert (b"wagtail-userbar" in own.content, own.get("ETag"), made) == (True, None, [1])
    client.logout()
    client.cookies.clear()
    assert visit("/agenda/").content == public


def test_preview_is_neither_kept_nor_answered_from_what_is(site, made, visit):
    article = make_article(site, title="En ligne", slug="apercu")
    online = visit("/articles/apercu/").content
    article.title = "Brouillon"
    preview = article.make_preview_request()
    assert (b"Brouillon" in preview.content, len(made)) == (True, 1)
    assert visit("/articles/apercu/").content == online


@pytest.mark.parametrize("kind", ["password", "login"])
def test_page_behind_a_restriction_is_kept_for_nobody(kind, site, visit, made):
    article = make_article(site, slug="reserve")
    path = article.get_url()
    visit(path)
    PageViewRestriction.objects.create(page=article, restriction_type=kind, password="fourmi")
    answers = [visit(path) for _ in range(2)]
    assert [(b"corps de l\xe2\x80\x99article" in one.content, one.get("ETag")) for one in answers] == [
        (False, None)
    ] * 2
    assert len(made) == 1


def test_neither_forms_nor_searches_nor_what_is_no_page_are_kept(site, visit, made):
    for path in ("/recherche/?type=atelier", "/api/recherche/", "/robots.txt", "/sitemap.xml", "/gestion/login/"):
        visit(path)
    for path in ("/recherche/", "/agenda/calendrier.ics", "/sante/", "/nulle-part/", "/signaler/1/"):
        visit(path)
    assert made == []


def test_page_is_compressed_once_and_asked_again_without_a_body(site, visit):
    plain = visit("/agenda/")
    packed = [visit("/agenda/", **{"Accept-Encoding": said}) for said in ("gzip, deflate, br", "gzip", "br;q=0, gzip")]
    assert [one["Content-Encoding"] for one in packed] == ["br", "gzip", "gzip"]
    assert [brotli.decompress(packed[0].content), gzip.decompress(packed[1].content)] == [plain.content] * 2
    assert (plain.get("Content-Encoding"), plain["Vary"]) == (None, "Accept-Encoding, Cookie")
    assert {one["ETag"] for one in (plain, *packed)} == {plain["ETag"]}
    known = visit("/agenda/", **{"If-None-Match": plain["ETag"]})
    assert (known.status_code, known.content, known["ETag"]) == (304, b"", plain["ETag"])
    assert known["Cache-Control"] == plain["Cache-Control"] == "public, no-cache"
    assert visit("/agenda/", **{"If-None-Match": 'W/"autre"'}).status_code == 200


def test_site_goes_on_while_its_cache_keeps_nothing(site, visit, settings):
    settings.CACHES = settings.CACHES | {"pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert [visit("/agenda/").status_code for _ in range(2)] == [200, 200]
    assert caches["pages"].get("x") is None

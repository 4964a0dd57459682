"""What visitors get in each language: the switcher, hreflang, sitemap, search, lang attributes, and what it costs."""

import lxml.etree
import lxml.html
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.languages.switching import switch_on_language
from tests.cold import start_cold
from tests.factories import make_article
from tests.search.indexed import index_all

pytestmark = pytest.mark.django_db

OTHERS = [code for code, _name in settings.LANGUAGES if code != "fr"]
XHTML = "{http://www.w3.org/1999/xhtml}link"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def publish(page, locale) -> Page:
    """Publish a translation: each French text stands, turned round, for its own translation."""
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
    for segment in StringSegment.objects.filter(source=translation.source).exclude(context__path="slug"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={"data": f"{locale.language_code} {segment.string.data}", "translation_type": "manual"},
        )
    translation.source.create_or_update_translation(locale, publish=False, fallback=True)
    version = translation.get_target_instance()
    version.get_latest_revision().publish()
    version.refresh_from_db()
    return version


@pytest.fixture
def brittany(bretagne, breizh, breton):
    return publish(bretagne, breton)


def document(response):
    return lxml.html.fromstring(response.content.decode())


def alternates(response) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in document(response).findall(".//link[@hreflang]")}


def switcher(response) -> list[tuple[str, str]]:
    nav = document(response).find_class("languages")
    return [(node.get("lang"), node.text_content()) for node in nav[0].xpath("./a|./span[@lang]")] if nav else []


BOTH = {
    "fr": "http://bretagne.localhost/",
    "br": "http://bretagne.localhost/br/",
    "x-default": "http://bretagne.localhost/",
}


@pytest.mark.parametrize(("host", "below"), [("localhost", "/regions/bretagne/"), ("bretagne.localhost", "/")])
def test_each_version_names_both_on_both_hosts(brittany, visit, host, below):
    for path in (below, f"/br{below}"):
        response = visit(path, host=host)
        assert (response.status_code, alternates(response)) == (200, BOTH)
        assert switcher(response) == [("fr", "Français"), ("br", "Brezhoneg")]


@pytest.mark.parametrize("hidden", ["draft", "alias", "private", "expired"])
def test_version_that_visitors_may_not_see_is_nowhere(hidden, bretagne, brittany, visit):
    rows = Page.objects.filter(pk=brittany.pk)
    if hidden == "draft":
        rows.update(live=False)
    elif hidden == "alias":
        rows.update(alias_of=bretagne.page_ptr)
    elif hidden == "private":
        PageViewRestriction.objects.create(page=brittany.page_ptr, restriction_type="login")
    else:
        rows.update(expire_at=timezone.now())
    start_cold()
    index_all()
    french = visit("/", host="bretagne.localhost")
    assert (alternates(french), switcher(french)) == ({}, [])
    assert "/br/" not in visit("/sitemap.xml", host="bretagne.localhost").content.decode()
    assert b"br Bretagne" not in visit("/br/recherche/?q=bretagne", host="bretagne.localhost").content
    response = visit("/br/", host="bretagne.localhost")
    assert response.status_code == {"draft": 404, "expired": 404, "alias": 302, "private": 302}[hidden]
    if hidden == "alias":
        assert response["Location"] == "/"


def test_sitemap_names_the_versions_of_each_page(brittany, visit):
    tree = lxml.etree.fromstring(visit("/sitemap.xml", host="bretagne.localhost").content)
    found = {
        url.findtext(f"{SITEMAP}loc"): {link.get("hreflang"): link.get("href") for link in url.findall(XHTML)}
        for url in tree
    }
    assert (found["http://bretagne.localhost/"], found["http://bretagne.localhost/br/"]) == (BOTH, BOTH)
    assert found["http://bretagne.localhost/agenda/"] == {}


def test_breton_page_says_its_language_and_that_its_frame_is_french(brittany, visit):
    page = document(visit("/br/", host="bretagne.localhost"))
    assert (page.get("lang"), page.find("body").get("lang"), page.find(".//h1").get("lang")) == ("br", "fr", "br")
    assert page.find(".//meta[@property='og:locale']").get("content") == "br_FR"
    french = document(visit("/", host="bretagne.localhost"))
    assert (french.get("lang"), french.find("body").get("lang"), french.find(".//h1").get("lang")) == ("fr", None, None)


def test_way_home_from_a_breton_page_leads_to_pages_that_exist(brittany, bretagne, breton, visit):
    publish(bretagne.get_children().get(slug="agenda").specific, breton)
    page = document(visit("/br/regions/bretagne/agenda/"))
    links = [link.get("href") for link in page.xpath("//nav[contains(@class,'breadcrumbs')]//a")]
    assert links == ["/br/regions/bretagne/"]
    for link in page.xpath("//a[starts-with(@href, '/')]/@href"):
        assert visit(link).status_code in (200, 302), link


def test_link_to_a_page_in_french_says_so_in_the_visitors_language(brittany, bretagne, visit):
    article = make_article(bretagne, title="Une journée à Quimper", slug="quimper")
    type(brittany).objects.filter(pk=brittany.pk).update(privacy_page=article, footer_text=_TEXT)
    page = document(visit("/br/", host="bretagne.localhost"))
    links = page.xpath("//a[@href][not(ancestor::nav[contains(@class, 'languages')])]")
    outside = [link for link in links if _is_french(link.get("href"))]
    assert {link.get("href") for link in outside} >= {
        "http://localhost/",
        "/articles/quimper/",
        "/contact/?de=pied#haut",
    }
    assert [link.get("href") for link in outside if link.get("hreflang") != "fr"] == []
    assert {link.xpath("string(.//span[@class='in-french'][@lang='br'])") for link in outside} == {" (e galleg)"}
    assert [link.get("href") for link in links if link not in outside and link.get("hreflang")] == []
    told = {link.get("href"): (link.get("lang"), " ".join(link.text_content().split())) for link in outside}
    assert told["/articles/quimper/"] == ("fr", "Une journée à Quimper (e galleg)")
    assert told["/contact/?de=pied#haut"] == (None, "écrivez-nous (e galleg)")
    assert document(visit("/", host="bretagne.localhost")).find_class("in-french") == []


_TEXT = """<p><a href="/contact/?de=pied#haut">écrivez-nous</a>, <a href="/br/">Degemer</a>,
<a href="/media/a/">non</a>, <a href="https://exemple.fr/">ailleurs</a>, <a href="//exemple.fr/">ailleurs</a>,
<a href="#haut">haut</a></p>"""


def _is_french(href: str) -> bool:
    path = href.removeprefix("http://localhost").removeprefix("http://bretagne.localhost")
    return path.startswith("/") and not path.startswith(("//", "/br/", "/media/", "/static/"))


def test_refusal_bears_no_draft_of_the_region(bretagne, breizh, visit):
    Page.objects.filter(pk=breizh.pk).update(title="Titre secret")
    type(breizh).objects.filter(pk=breizh.pk).update(site_name="Nom secret", accent_colour="#123456")
    response = visit("/br/nulle-part/", host="bretagne.localhost")
    assert response.status_code == 404
    assert [word for word in ("secret", "123456") if word in response.content.decode()] == []


def test_page_moved_under_another_language_is_not_served_there(brittany, bretagne, visit):
    article = make_article(bretagne, title="Français", slug="francais")
    article.move(brittany, pos="last-child")
    assert visit("/br/francais/", host="bretagne.localhost").status_code == 404


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_is_served_below_its_code(code, bretagne, visit):
    version = switch_on_language(bretagne, code)
    assert visit(f"/{code}/", host="bretagne.localhost").status_code == 404
    publish(bretagne, version.locale)
    response = visit(f"/{code}/", host="bretagne.localhost")
    assert (response.status_code, document(response).get("lang"), response["Content-Language"]) == (200, code, code)
    assert f"{code} Bretagne" not in visit("/", host="bretagne.localhost").content.decode()


def cost(visit, path: str) -> tuple[int, int]:
    counts = []
    start_cold()
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert visit(path, host="bretagne.localhost").status_code == 200, path
        counts.append(len(queries))
    return counts[0], counts[1]


def test_pages_cost_the_same_with_1_and_9_languages(bretagne, brittany, visit):
    paths = ["/", "/br/", "/agenda/", "/br/recherche/?q=x", "/br/plan-du-site/", "/sitemap.xml"]
    before = {path: cost(visit, path) for path in paths}
    for code in OTHERS:
        version = switch_on_language(bretagne, code)
        if code != "br":
            publish(bretagne, version.locale)
    assert len(switcher(visit("/", host="bretagne.localhost"))) == 10
    assert {path: cost(visit, path) for path in paths} == before


def test_page_made_private_in_french_is_private_in_breton(bretagne, brittany, visit):
    assert visit("/br/", host="bretagne.localhost").status_code == 200
    restriction = PageViewRestriction.objects.create(page=bretagne.page_ptr, restriction_type="login")
    assert visit("/br/", host="bretagne.localhost").status_code == 302
    restriction.delete()
    assert visit("/br/", host="bretagne.localhost").status_code == 200

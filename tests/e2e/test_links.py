"""Everything links: no page of the demonstration is far from the home, no link is dead, five questions take three taps.
What is met on the way is correct HTML, and light.

Of the regions, which are made alike, one is walked; the home and the links of the others are.
"""

import gzip
import re

import pytest

from tests.e2e.html_checker import mistakes
from tests.e2e.walking import Visitor, Walk, get, on_national_host
from tests.engines.errors import OutOfReach

pytestmark = pytest.mark.e2e

MOST_STEPS = 4
MOST_TAPS = 3
HEAVIEST = 15_000  # bytes, compressed
FIRST_VISIT = 120_000  # with styles, scripts and fonts, pictures apart
NATION, WALKED = "localhost", "bretagne"
REGIONS = {f"{slug}.localhost": slug for slug in (WALKED, "nouvelle-aquitaine", "occitanie", "la-reunion")}
ASKED = ("/recherche/?q=avis", "/recherche/?q=zzzzzz", "/agenda/?pres=Rennes", "/nulle-part/")  # no link leads there
LANGUAGES = {"en", "br"}  # those that are on, beside French
_LOCATION = re.compile(r"<loc>http://[^/]+(/.*?)</loc>")


@pytest.fixture(scope="module")
def sitemaps(running_site) -> dict[str, set[str]]:
    """Public pages by host, as paths on the national one."""
    hosts = {NATION: ""} | REGIONS
    texts = {host: get(running_site.port, "/sitemap.xml", host).body.decode() for host in hosts}
    return {host: {on_national_host(path, hosts[host]) for path in _LOCATION.findall(texts[host])} for host in hosts}


@pytest.fixture(scope="module")
def walk(running_site, sitemaps) -> Walk:
    own = sitemaps[NATION] | sitemaps[f"{WALKED}.localhost"]
    public = set().union(*sitemaps.values())
    return Walk(running_site.port, public, own, REGIONS).go()


def test_every_language_that_is_on_is_walked(walk):
    assert {path[1:3] for path in walk.own if path[3:4] == "/"} == LANGUAGES


def test_every_public_page_is_four_steps_from_the_home_at_most_without_the_map_of_the_site(walk):
    homes = {f"/regions/{slug}/" for slug in REGIONS.values()}
    far = {path: walk.steps.get(path) for path in walk.own | homes if walk.steps.get(path, 99) > MOST_STEPS}
    assert far == {}


def test_no_link_is_dead(walk):
    assert (walk.dead, walk.lost_anchors()) == ({}, set())


def test_every_page_is_correct_html(walk, tmp_path):
    asked = {address: get(walk.port, address).body for address in ASKED}
    try:
        found = mistakes(walk.pages | asked, tmp_path / "walked")
    except OutOfReach as error:
        pytest.skip(f"Le vérificateur de HTML est hors d’atteinte : {error}")
    assert found == []
    broken = walk.pages["/"].replace(b"</main>", b"<p><div></p></main>", 1)
    assert [address for address, _line, _said in mistakes({"/": broken}, tmp_path / "broken")]


def test_every_page_is_light(walk):
    weights = {address: weight(body) for address, body in walk.pages.items()}
    assert {address: found for address, found in weights.items() if found > HEAVIEST} == {}


def test_first_visit_on_a_phone_is_light(walk, open_page):
    page = open_page("/", 390)
    page.wait_for_load_state("networkidle")
    got = page.evaluate("performance.getEntriesByType('resource').map(one => [new URL(one.name).pathname, one.name])")
    paths = [path for path, name in got if not name.endswith((".webp", ".avif", ".jpg", ".png"))]
    files: dict[str, bytes] = {}
    for path in paths:  # styles are one file where they are served for good
        kind = path.rsplit(".", 1)[-1]
        files[kind] = files.get(kind, b"") + get(walk.port, path).body
    assert set(files) == {"css", "js", "woff2", "svg"}
    fonts = len(files.pop("woff2"))
    assert fonts + sum(map(weight, files.values())) + weight(walk.pages["/"]) <= FIRST_VISIT


def weight(body: bytes) -> int:
    """As it is sent."""
    return len(gzip.compress(body, 6))


@pytest.fixture
def visitor(running_site) -> Visitor:
    return Visitor(running_site.port)


class TestNewcomer:
    """Five questions, each from the home, on a telephone."""

    def test_what_is_this(self, visitor):
        visitor.tap("Comprendre en deux minutes")
        assert "animation numérique" in visitor.reads()
        assert visitor.taps <= MOST_TAPS

    def test_is_there_a_workshop_on_google_near_rennes(self, visitor):
        """None within 30 km: how far one must go is a tap away."""
        visitor.tap("Fiche Google")
        visitor.ask("/agenda/", pres="Rennes")
        visitor.tap("100 km")
        assert "Saint-Brieuc" in visitor.reads()
        assert visitor.taps <= MOST_TAPS

    def test_who_is_my_contact(self, visitor):
        visitor.tap("Bretagne")
        assert visitor.page.xpath("//main//a[starts-with(@href, 'mailto:') or starts-with(@href, 'tel:')]")
        assert visitor.taps <= MOST_TAPS

    def test_may_i_reuse_this_deck(self, visitor):
        visitor.ask("/recherche/", q="auditer un site")
        visitor.tap("Auditer le site d’un prestataire")
        assert "Licence" in visitor.reads()
        assert visitor.taps <= MOST_TAPS

    def test_what_is_an_ant(self, visitor):
        visitor.ask("/recherche/", q="c’est quoi un ANT")
        assert "animateur numérique de territoire" in visitor.reads()
        assert visitor.taps <= MOST_TAPS

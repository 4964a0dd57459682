"""What any visitor may ask for tells nothing that is draft, private, expired or another site's secret."""

import json
from contextlib import closing

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.home.walls.addresses import fill, routes
from tests.home.walls.crawl import everything_said, snapshot, undone
from tests.home.walls.world import SECRET, TYPED, word

HOSTS = ["localhost", "bretagne.localhost", "occitanie.localhost"]
QUERIES = ["", f"?q={TYPED}", f"?q={TYPED}&region=toutes", "?q=vitrine", f"?q={SECRET[:6]}&type=article&par_page=100"]
# Addresses whose pattern cannot be filled by name: a page's, a file's. They are asked for in `of_things`.
UNNAMED = {"wagtail_serve", "wagtaildocs_serve", "media/images/<path:path>", "media/original_images/<path:path>"}


def of_views(world) -> list[str]:
    """Addresses that are no page's, from the URL resolver."""
    sides = world["bretagne"], world["occitanie"]
    public = [route for route in routes() if not route.is_admin and route.name not in UNNAMED]
    return [address + query for route in public for address, _theirs in fill(route, *sides) for query in QUERIES]


def of_things(world, host: str) -> list[str]:
    """Addresses on a host of every page, its lists among them, of every file, and of what no one should mount."""
    found = ["/gestion/", "/gestion/api/main/pages/", "/api/v2/pages/", "/media/images/", "/media/documents/"]
    for side in world.values():
        region = host.split(".")[0] if "." in host else None
        if region in (None, side.name):
            below = "" if region or side.name == "national" else f"regions/{side.name}/"
            pages = [side.home, *side.home.get_children(), *side.pages.values()]
            paths = [below + page.url_path.removeprefix(side.home.url_path) for page in pages]
            found += [prefix + path for path in paths for prefix in ("/", "/en/")]
        found += [side.document.url, f"/media/documents/{side.document.filename}", f"/{word(side.name, 'redirect')}/"]
    names = ("flux.atom", "agenda.ics", "export.csv")
    return [*found, *(f"/recherche/{name}?q={TYPED}" for name in names), "/agenda/?region=occitanie"]


def crawl(addresses, host: str, client=None) -> dict[str, list]:
    """Where a secret was told, and what failed."""
    client = client or Client(raise_request_exception=False)
    found = {"told": [], "failed": []}
    for address in addresses:
        with undone():
            response = client.get(address, headers={"host": host})
            said = everything_said(response)
        if SECRET in said.replace(address.lower(), ""):
            found["told"].append(f"{address} : {said[max(0, said.index(SECRET) - 60) :][:120]!r}")
        if response.status_code >= 500:
            found["failed"].append(f"{address} : {response.status_code}")
    return {kind: items for kind, items in found.items() if items}


@pytest.mark.parametrize("host", HOSTS)
def test_visitor_reads_no_secret(world, host):
    before = snapshot()
    assert crawl([*of_views(world), *of_things(world, host)], host) == {}
    assert snapshot() == before


def test_secrets_are_read_once_they_are_public(world):
    """The control: the same crawl finds a page that nothing hides any more."""
    with undone():
        PageViewRestriction.objects.all().delete()
        page = world["occitanie"].pages["private"]
        page.save_revision().publish()
        assert "told" in crawl([f"/articles/{page.slug}/"], "occitanie.localhost")


@pytest.mark.parametrize("person", ["Rédaction", "Coordination"])
def test_editor_of_another_region_is_a_visitor_on_public_addresses(world, person):
    """Their session opens nothing: neither drafts nor files."""
    client = Client(raise_request_exception=False)
    client.force_login(world["bretagne"].people[person])
    secret = world["occitanie"]
    pages = [f"/regions/occitanie/{page.url_path.removeprefix(secret.home.url_path)}" for page in secret.pages.values()]
    answers = crawl([*pages, secret.document.url], "localhost", client)
    assert answers == {}


def test_api_of_the_search_names_public_pages_only(world):
    with closing(
        Client().get(f"{reverse('search_api')}?q=vitrine&region=toutes", headers={"host": "localhost"})
    ) as answer:
        titles = {result["title"] for result in json.loads(answer.content)["results"]}
    assert {title for title in titles if SECRET in title} == set()

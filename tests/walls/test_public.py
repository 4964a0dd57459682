"""What any visitor may ask for tells nothing that is draft, private, expired or another site's secret."""

import json
from contextlib import closing

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.walls.addresses import fill, routes
from tests.walls.crawl import everything_said, snapshot, undone
from tests.walls.world import SECRET, TYPED, word

HOSTS = ["localhost", "bretagne.localhost", "occitanie.localhost"]
QUERIES = ["", f"?q={TYPED}", f"?q={TYPED}&region=toutes", "?q=vitrine", f"?q={SECRET[:6]}&type=article&par_page=100"]
# Addresses whose pattern cannot be filled by name: a page's, a file's. They are asked for in `of_things`.
UNNAMED = {"wagtail_serve", "wagtaildocs_serve", "media/images/<path:path>", "media/original_images/<path:path>"}


def of_views(world) -> list[str]:
    """Addresses that are no page's, from the URL resolver."""
    sides = world["bretagne"], world["occitanie"]
    public = [route for route in routes() if not route.is_admin and route.name not in UNNAMED]
    return [address + query for route in public for address, _theirs in fill(route, *sides) for query in QUERIES]


def of_things(world) -> list[str]:
    """Addresses of every page, on a region’s host and below the national one, of every file, and of lists of them."""
    found = ["/gestion/", "/gestion/api/main/pages/", "/api/v2/pages/", "/media/images/", "/media/documents/"]
    for side in world.values():
        root = side.home.url_path
        for page in [*side.pages.values(), *side.home.get_descendants()]:
            path = page.url_path.removeprefix(root)
            found += [f"/{path}", f"/regions/{side.name}/{path}", f"/en/{path}", f"/en/regions/{side.name}/{path}"]
        found += [side.document.url, f"/media/documents/{side.document.filename}"]
        found.append(f"/{word(side.name, 'redirect')}/")
        for name in ("flux.atom", "agenda.ics", "export.csv"):
            found.append(f"/recherche/{name}?q={TYPED}")
    found += [f"/?theme={SECRET[:6]}", "/agenda/?region=occitanie", "/ressources/?q=zyzo", "/articles/?page=2"]
    return found


@pytest.fixture(scope="module")
def asked(world):
    return sorted({*of_views(world), *of_things(world)})


def crawl(addresses, host: str, client=None) -> dict[str, list]:
    """Where a secret was told, and what failed."""
    client = client or Client(raise_request_exception=False)
    found = {"told": [], "failed": []}
    for address in addresses:
        for method in ("get", "post"):
            with undone():
                response = getattr(client, method)(address, headers={"host": host})
                said = everything_said(response)
            if SECRET in said:
                found["told"].append(f"{method} {address} : {said[said.index(SECRET) - 60 :][:120]!r}")
            if response.status_code >= 500:
                found["failed"].append(f"{method} {address} : {response.status_code}")
    return {kind: items for kind, items in found.items() if items}


@pytest.mark.parametrize("host", HOSTS)
def test_visitor_reads_no_secret(world, asked, host):
    before = snapshot()
    assert crawl(asked, host) == {}
    assert snapshot() == before


def test_secrets_are_read_once_they_are_public(world, asked):
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

"""More regions cost no more queries: what visitors read, and the admin that editors and administrators work in."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from catalogue.provisioning import create_region
from tests.editing.forms import Editor

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/regions/",
    "/agenda/",
    "/annuaire/",
    "/contact/",
    "/plan-du-site/",
    "/sitemap.xml",
    "/recherche/?q=region",
]
ADMIN = ["/gestion/", "/gestion/regions/", "/gestion/pages/{regions}/", "/gestion/pages/{bretagne}/"]
EDITOR = ["/gestion/", "/gestion/pages/{bretagne}/", "/gestion/comptes/{bretagne}/", "/gestion/pages/search/?q=region"]


def make_regions(first: int, last: int) -> None:
    """Every second one with a host name."""
    for number in range(first, last):
        hostname = f"region-{number}.localhost" if number % 2 else ""
        create_region(f"region-{number}", f"Région {number}", hostname=hostname, port=80)


def cost(get, path: str) -> int:
    """Queries with warm content types and empty caches."""
    get(path)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = get(path)
    assert response.status_code == 200, path
    return len(queries)


def test_thirty_regions_cost_what_four_do(site, bretagne, admin, breton_coordinator, visit):
    places = {"regions": Page.objects.get(slug="regions").pk, "bretagne": bretagne.pk}
    visitor, administrator, editor = visit, Editor(admin).client.get, Editor(breton_coordinator).client.get

    def costs() -> dict[str, int]:
        asked = [(visitor, PUBLIC), (administrator, ADMIN), (editor, EDITOR)]
        return {
            f"{number} {path}": cost(get, path.format(**places))
            for number, (get, paths) in enumerate(asked)
            for path in paths
        }

    make_regions(1, 4)
    four = costs()
    make_regions(4, 30)
    assert costs() == four

"""What a page costs: the same with 3 and with 30 items, 21 queries at most with cold caches, 12 with warm ones."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from catalogue.models import EventPage, MaterialPage, PromotionPage, SessionPage, WorkshopPage
from catalogue.provisioning import create_region
from home.bulk import add_pages
from home.models import ArticlePage, OrganisationPage
from home.renditions import prepare_renditions
from tests.cold import start_cold
from tests.factories import make_audience, make_cycle, make_format, make_image, make_theme
from tests.factories.catalogue import in_days

pytestmark = pytest.mark.django_db

COLD, WARM = 21, 12  # one of each asks whether the tree changed


class Garden:
    """A site whose lists can be made longer."""

    def __init__(self, home, region):
        self.homes = [home, region]
        self.image = make_image()
        prepare_renditions.call(self.image.pk)  # as the task does once the image is committed
        self.theme = make_theme(home, title="Avis", slug="avis", illustration=self.image)
        self.audience = make_audience(home)
        self.format = make_format(home, slug="atelier")
        self.cycle = make_cycle(home, slug="ant")
        self.size = 0

    def grow(self, size: int) -> None:
        """Bring every list of the nation and of the region to `size` items."""
        for home in self.homes:
            self._add(home, "annuaire", size, OrganisationPage, kind="ot")
            about = {"tags": "conseil", "themes": [self.theme]}
            self._add(home, "articles", size, ArticlePage, body=[("text", "<p>Texte.</p>")], **about)
            named = {"organisation": OrganisationPage.objects.child_of(self._branch(home, "annuaire")).first()}
            self._add(home, "ressources", size, MaterialPage, subject=True, licence="cc-by", **named)
            self._add(home, "ateliers", size, WorkshopPage, subject=True, format=self.format)
            workshop = WorkshopPage.objects.get(slug="workshoppage-0", path__startswith=self.homes[0].path, depth=4)
            dated = in_days(10) | {"city": "Pau"} | named
            self._add(home, "agenda", size, SessionPage, workshop=workshop, signup_phone="01 99 00 00 00", **dated)
            self._add(home, "agenda", size, EventPage, subject=True, **dated)
            self._add(home, "formations", size, PromotionPage, cycle=self.cycle, signup_phone="01 99 00 00 00", **dated)
        self.size = size
        workshop.materials.set(MaterialPage.objects.child_of(self._branch(self.homes[0], "ressources"))[:size])
        workshop.next_workshops.set(WorkshopPage.objects.exclude(pk=workshop.pk)[:size])
        workshop.save()

    def _branch(self, home, slug):
        return Page.objects.child_of(home).get(slug=slug).specific

    def _add(self, home, branch, size, model, *, subject=False, themes=None, tags=None, **values):
        pages = []
        for number in range(self.size, size):
            name = f"{model.__name__.lower()}-{number}"
            page = model(title=f"Titre {name}", slug=name, illustration=self.image, summary="Résumé.", **values)
            if subject:
                page.themes, page.audiences = [self.theme], [self.audience]
            if themes:
                page.themes = themes
            if tags:
                page.tags.add(tags)
            pages.append(page)
        add_pages(self._branch(home, branch), pages)


@pytest.fixture
def garden(site, bretagne):
    garden = Garden(site, bretagne)
    garden.grow(3)
    return garden


def costs(visit, path: str) -> tuple[int, int]:
    """Queries of a first visit with empty caches, then of the same one again."""
    counts = []
    start_cold()
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            response = visit(path)
        assert response.status_code == 200, path
        counts.append(len(queries))
    return counts[0], counts[1]


NATIONAL = [
    "/",
    "/themes/",
    "/themes/avis/",
    "/ateliers/",
    "/ateliers/workshoppage-0/",
    "/agenda/",
    "/agenda/sessionpage-0/",
    "/agenda/eventpage-0/",
    "/formations/",
    "/formations/ant/",
    "/formations/promotionpage-0/",
    "/ressources/",
    "/ressources/materialpage-0/",
    "/formats/",
    "/formats/atelier/",
    "/articles/",
    "/articles/articlepage-0/",
    "/annuaire/",
    "/annuaire/organisationpage-0/",
    "/regions/",
    "/faq/",
    "/contact/",
    "/plan-du-site/",
    "/mentions-legales/",
    "/recherche/?q=titre",
]
REGIONAL = [
    "/regions/bretagne/",
    "/regions/bretagne/agenda/",
    "/regions/bretagne/agenda/sessionpage-0/",
    "/regions/bretagne/ateliers/",
    "/regions/bretagne/formations/",
    "/regions/bretagne/ressources/",
    "/regions/bretagne/articles/",
    "/regions/bretagne/annuaire/",
    "/regions/bretagne/contact/",
    "/regions/bretagne/plan-du-site/",
    "/regions/bretagne/recherche/?q=titre",
]


def test_pages_cost_the_same_with_3_and_30_items_and_stay_within_budget(garden, visit):
    addresses = [*NATIONAL, *REGIONAL]
    with_3 = {path: costs(visit, path) for path in addresses}
    garden.grow(30)
    with_30 = {path: costs(visit, path) for path in addresses}
    grew = {path: (cost, with_30[path]) for path, cost in with_3.items() if with_30[path] > cost}
    too_many = {path: cost for path, cost in with_30.items() if cost[0] > COLD or cost[1] > WARM}
    assert (grew, too_many) == ({}, {})


def test_depth_of_a_page_costs_nothing(garden, visit):
    shallow, deep = costs(visit, "/agenda/sessionpage-0/"), costs(visit, "/regions/bretagne/agenda/sessionpage-0/")
    assert deep[1] <= shallow[1] + 1  # the region's identity


def test_other_regions_cost_nothing(garden, visit):
    before = {path: costs(visit, path) for path in ("/", "/agenda/", "/recherche/?q=titre")}
    for number in range(6):
        create_region(f"region-{number}", f"Région {number}")
    assert {path: costs(visit, path) for path in before} == before

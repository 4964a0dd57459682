"""Redirects belong to a site: who publishes its home sees and makes them, no one else."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.home.walls.crawl import undone
from tests.home.walls.world import word


@pytest.fixture
def clients(world):
    with undone():
        found = {}
        for side, role in (("bretagne", "Coordination"), ("bretagne", "Rédaction"), ("national", "redaction")):
            client = Client(headers={"host": "localhost"})
            client.force_login(world[side].people[role])
            found[side if side == "national" else role] = client
        yield found


def listed(client) -> list[str]:
    """Redirects that the list names, by side; the status when it is no list."""
    response = client.get("/gestion/redirects/")
    if response.status_code != 200:
        return [str(response.status_code)]
    text = response.content.decode()
    return [side for side in ("national", "bretagne", "occitanie") if word(side, "redirect") in text]


def test_each_sees_those_of_the_site_that_they_publish(clients):
    assert {name: listed(client) for name, client in clients.items()} == {
        "Coordination": ["bretagne"],
        "Rédaction": ["302"],
        "national": ["national"],
    }


def site_of(side) -> int:
    return Site.objects.get(root_page=side.home).pk


def add(client, site, **values):
    values = {
        "old_path": "/ancienne",
        "site": site,
        "is_permanent": "on",
        "redirect_link": "https://example.org/",
    } | values
    return client.post("/gestion/redirects/add/", values)


def made() -> set:
    return set(Redirect.objects.filter(old_path="/ancienne").values_list("site", flat=True))


def test_coordination_adds_one_to_its_own_site(world, clients):
    add(clients["Coordination"], site_of(world["bretagne"]))
    assert made() == {site_of(world["bretagne"])}


@pytest.mark.parametrize("side", ["national", "occitanie", None])
def test_coordination_adds_none_elsewhere(world, clients, side):
    response = add(clients["Coordination"], site_of(world[side]) if side else "")
    assert ("site" in response.context["form"].errors, made()) == (True, set())


def test_redirect_leads_to_no_draft_of_others(world, clients):
    draft = world["occitanie"].pages["draft"].pk
    response = add(clients["Coordination"], site_of(world["bretagne"]), redirect_page=draft, redirect_link="")
    assert response.context["form"].errors["redirect_page"] == [
        "Cette page n’est pas publiée : choisissez-en une autre."
    ]
    assert made() == set()


def test_region_without_a_host_name_has_none(world, clients):
    Site.objects.filter(root_page=world["bretagne"].home).delete()
    assert listed(clients["Coordination"]) == ["302"]


@pytest.mark.parametrize("kind", ["draft", "expired"])
def test_visitor_is_sent_to_no_page_that_is_not_served(world, kind):
    with undone():
        site = Site.objects.get(root_page=world["bretagne"].home)
        Redirect.objects.create(old_path="/avant", site=site, redirect_page=world["bretagne"].pages[kind])
        response = Client(headers={"host": "bretagne.localhost"}).get("/avant/")
        assert (response.status_code, response.get("Location")) == (404, None)

"""Every screen of the admin, as each role, in each state of a page: French, and in this trade's words.

What the libraries' catalogues hold is in tests/home/test_french_admin.py; here is what people meet.
"""

import pytest
from django.test import Client

from home.models import User
from tests.home.walls.addresses import Route, own, routes
from tests.home.walls.crawl import undone
from tests.home.walls.french import not_french, texts_of

ROLES = [("Rédaction", "bretagne"), ("Coordination", "bretagne"), ("redaction", "national")]
# Screens that say in which state a page is. The others say the same of every page.
_OF_STATES = ("pages:edit", "pages:delete", "pages:unpublish", "pages:workflow_status", "pages:set_privacy")


def is_for_everybody(route: Route) -> bool:
    """What a role's own rights may change: menus, lists, first pages, and the editor."""
    return not route.parts or route.name.endswith(_OF_STATES) or route.name == "wagtailadmin_explore"


def wrong_texts(person, side, only=lambda route: True, methods=("get", "post")) -> dict[str, str]:
    """What is not French, with why and where it was read first. What is sent is empty: forms say what they lack."""
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    client.force_login(person)
    cookies, found = client.cookies.copy(), {}
    for route in routes():
        if not route.is_admin or not only(route):
            continue
        for number, address in enumerate(own(route, side)):
            if number and not route.name.endswith(_OF_STATES):
                break
            for method in methods if number == 0 else ("get",):
                client.cookies = cookies.copy()
                with undone():
                    response = getattr(client, method)(address)
                    texts = texts_of(response)
                response.close()
                for text in texts:
                    found.setdefault(text, f"{method.upper()} {address} ({route.name})")
    return {text: f"{reason}, {found[text]}" for text in found if (reason := not_french(text))}


def test_every_screen_is_french(world):
    with undone():
        admin = User.objects.create_superuser("admin", "admin@example.org", "fourmi-de-test-12")
        assert wrong_texts(admin, world["bretagne"]) == {}


@pytest.mark.parametrize(("role", "name"), ROLES, ids=[role for role, _name in ROLES])
def test_what_a_role_meets_is_french(world, role, name):
    assert wrong_texts(world[name].people[role], world[name], is_for_everybody, ("get",)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Root",
        "More actions",
        "Ce(tte) page",
        "que page est verrouillé(e)",
        "4 mins",
        "Africa/Abidjan",
        "Can add page",
        "Nouveau: Séance",
    ],
)
def test_what_was_seen_is_wrong(text):
    assert not_french(text)


@pytest.mark.parametrize("text", ["Changer de langue", "CC BY-SA 4.0", "Plus d’actions", "4 min", "De Paris à Brest"])
def test_french_is_french(text):
    assert not_french(text) is None

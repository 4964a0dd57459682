"""Rights stop at the wall: the nation's do not reach into regions, a region's stay in it, administrators' reach all."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.provisioning import create_region
from home.models import HomePage, RegionIndexPage, User
from home.walls.territory import territory_of
from tests.home.walls.crawl import undone


def fresh(person) -> User:
    """As a new request knows them: nothing read yet."""
    return User.objects.get(pk=person.pk)


def everyone(world) -> dict[str, User]:
    people = {f"{side.name} {role}": person for side in world.values() for role, person in side.people.items()}
    return {name: fresh(person) for name, person in people.items()}


def editable_sides(world, person) -> set[str]:
    """The sides of which a person may change some page."""
    return {
        side.name
        for side in world.values()
        for page in [side.home, *side.pages.values()]
        if page.permissions_for_user(person).can_edit()
    }


def test_each_edits_on_their_own_side_only(world):
    assert {name: editable_sides(world, person) for name, person in everyone(world).items()} == {
        "national redaction": {"national"},
        "bretagne Rédaction": {"bretagne"},
        "bretagne Coordination": {"bretagne"},
        "occitanie Rédaction": {"occitanie"},
        "occitanie Coordination": {"occitanie"},
    }


ACTIONS = ["can_edit", "can_delete", "can_publish", "can_unpublish", "can_move", "can_copy", "can_lock", "can_unlock"]


def allowed(page: Page, person) -> list[str]:
    tester = page.permissions_for_user(person)
    return [action for action in [*ACTIONS, "can_set_view_restrictions"] if getattr(tester, action)()]


def test_national_staff_do_nothing_to_a_regional_page(world):
    redaction = fresh(world["national"].people["redaction"])
    done = {kind: allowed(page, redaction) for kind, page in world["occitanie"].pages.items()}
    assert {kind: actions for kind, actions in done.items() if actions} == {}
    assert allowed(world["occitanie"].home, redaction) == []


def test_administrators_reach_regional_pages(world):
    admin = User(username="admin", is_superuser=True)
    assert allowed(world["occitanie"].pages["live"], admin) == [*ACTIONS, "can_set_view_restrictions"]
    assert policy_registry.get_by_type(Page).explorable_instances(admin).count() == Page.objects.count()


def test_page_on_which_regions_stand_is_not_taken_away_by_national_staff(world):
    redaction = fresh(world["national"].people["redaction"])
    french = {"locale__language_code": "fr"}
    for page in (RegionIndexPage.objects.get(**french), HomePage.objects.get(**french)):
        assert allowed(page, redaction) == ["can_edit", "can_publish", "can_lock", "can_unlock"]


def test_home_of_a_region_is_not_taken_away_by_its_coordination(world):
    coordination = fresh(world["bretagne"].people["Coordination"])
    kept = ["can_edit", "can_publish", "can_lock", "can_unlock", "can_set_view_restrictions"]
    assert allowed(world["bretagne"].home, coordination) == kept


@pytest.mark.parametrize("action", ["add", "change", "publish", "lock", "bulk_delete"])
def test_lists_say_what_each_page_says(world, action):
    """The policy's lists, its answer for one page and the tester agree."""
    policy = policy_registry.get_by_type(Page)
    for person in everyone(world).values():
        listed = set(policy.instances_user_has_permission_for(person, action).values_list("pk", flat=True))
        asked = {
            page.pk for page in Page.objects.all() if policy.user_has_permission_for_instance(person, action, page)
        }
        tested = {
            page.pk
            for page in Page.objects.filter(depth__gt=1)
            if action in page.permissions_for_user(person).permissions
        }
        assert listed == asked == tested
        for page in Page.objects.filter(pk__in=listed):
            assert person in policy.users_with_permission_for_instance(action, page)
        for page in Page.objects.exclude(pk__in=listed):
            assert person not in policy.users_with_permission_for_instance(action, page)


def test_visitor_has_no_rights(world):
    policy = policy_registry.get_by_type(Page)
    assert list(policy.instances_user_has_permission_for(AnonymousUser(), "change")) == []


def test_national_staff_explore_no_region(world):
    redaction = fresh(world["national"].people["redaction"])
    explored = policy_registry.get_by_type(Page).explorable_instances(redaction)
    assert {territory_of(redaction).home_of(page.path) for page in explored} == {None}
    assert world["national"].home in {page.specific for page in explored}


def queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


SCREENS = ["/gestion/", "/gestion/pages/", "/gestion/reports/site-history/", "/gestion/choose-page/"]


def warm_queries(world) -> dict[tuple[str, str], int]:
    """Queries of the second visit to each screen, for the nation and for a region."""
    found = {}
    for person in (world["national"].people["redaction"], world["bretagne"].people["Rédaction"]):
        client = Client(headers={"host": "localhost"})
        client.force_login(person)
        found |= {(person.username, url): [queries(client, url) for _ in range(2)][1] for url in SCREENS}
    return found


def test_regions_cost_the_admin_nothing(world):
    before = warm_queries(world)
    with undone():
        for number in range(6):
            create_region(f"region-{number}", f"Région {number}")
        after = warm_queries(world)
    assert after == before


def test_refusal_costs_three_queries_at_most_beside_the_session(world):
    client = Client(headers={"host": "localhost"})
    client.force_login(world["bretagne"].people["Rédaction"])
    draft = world["occitanie"].pages["draft"].pk
    nothing = queries(client, "/gestion/nulle-part/")
    assert queries(client, f"/gestion/pages/{draft}/edit/") <= nothing + 3

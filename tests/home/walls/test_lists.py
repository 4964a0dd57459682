"""What the admin lists beside the page one works on: the dashboard's panels, the groups of a form, proposals."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.admin.views import home as dashboard
from wagtail.log_actions import log
from wagtail.models import Page, PageViewRestriction, WorkflowState

from home.admin.dashboard.hooks import NOT_SHOWN
from home.models import User
from home.wagtail_patches import dashboard_panels
from home.walls.territory import Territory
from tests.home.walls.crawl import undone
from tests.home.walls.world import word

VISIBLE = "vitrine occitanie"  # a title that everybody may read


def logged_in(person) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    return client


@pytest.fixture
def newcomer(world):
    """The coordination of Bretagne, who left traces in Occitanie: sent to moderation, locked, edited."""
    person = world["bretagne"].people["Coordination"]
    side = world["occitanie"]
    with undone():
        WorkflowState.objects.filter(pk__in=side.ids["workflow_state_id"]).update(requested_by=person)
        Page.objects.filter(pk=side.pages["locked"].pk).update(locked_by=person)
        Page.objects.filter(pk=side.pages["live"].pk).update(owner=person)
        log(side.pages["live"], "wagtail.edit", user=person)
        yield person


def test_the_dashboard_names_nothing_of_a_region_that_one_left(newcomer):
    said = logged_in(newcomer).get("/gestion/").content.decode().lower()
    assert [secret for secret in (word("occitanie", ""), VISIBLE) if secret in said] == []
    assert word("bretagne", "") in said


def test_without_narrow_panels_the_dashboard_names_them(newcomer, monkeypatch):
    """A control of the one before."""
    monkeypatch.setattr(dashboard_panels, "territory_of", lambda user: Territory(everything=True))
    assert VISIBLE in logged_in(newcomer).get("/gestion/").content.decode().lower()


def test_every_panel_of_wagtail_is_narrowed():
    """One that an upgrade adds is read by nobody before somebody looked at it."""
    found = {name for name in vars(dashboard) if name.endswith("Panel")}
    ours = {panel.__name__ for panel in dashboard_panels.NARROWED}
    assert found - ours == NOT_SHOWN | {"SiteSummaryPanel"}


def groups_offered(person, page) -> set[str]:
    form = logged_in(person).get(reverse("wagtailadmin_pages:set_privacy", args=[page.pk])).context["form"]
    return {str(label) for _value, label in form.fields["groups"].choices}


@pytest.mark.parametrize(
    ("side", "role", "names"),
    [
        ("bretagne", "Coordination", {"Rédaction Bretagne", "Coordination Bretagne"}),
        ("national", "redaction", {"Rédaction nationale"}),
    ],
)
def test_the_form_of_privacy_offers_the_groups_of_ones_own_side(world, side, role, names):
    assert groups_offered(world[side].people[role], world[side].pages["live"]) == names


def test_administrators_are_offered_every_group(world):
    with undone():
        admin = User.objects.create_superuser("admin", "admin@example.org", "fourmi-de-test-12")
        every = set(Group.objects.values_list("name", flat=True))
        assert groups_offered(admin, world["bretagne"].pages["live"]) == every


def test_a_group_beyond_the_wall_cannot_be_posted_and_one_that_is_held_stays_unseen(world):
    person, page = world["bretagne"].people["Coordination"], world["bretagne"].pages["live"]
    own, other = (Group.objects.get(name=f"Rédaction {name}") for name in ("Bretagne", "Occitanie"))
    address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    client = logged_in(person)
    with undone():
        response = client.post(address, {"restriction_type": "groups", "groups": [other.pk]})
        assert not PageViewRestriction.objects.filter(page=page).exists()
        assert other.name not in response.content.decode()
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
        restriction.groups.set([other])
        assert other.name not in client.get(address).content.decode()
        client.post(address, {"restriction_type": "groups", "groups": [own.pk]})
        assert set(restriction.groups.all()) == {own, other}
        client.post(address, {"restriction_type": "groups"})
        assert set(restriction.groups.all()) == {other}


def test_the_nation_reads_no_draft_title_of_what_was_proposed(world):
    """A material that its region unpublished takes its next title at once, in the database."""
    redaction, side = world["national"].people["redaction"], world["occitanie"]
    title, proposal = word("occitanie", "retitled"), side.ids["proposal_id"][0]
    with undone():
        Page.objects.filter(pk=side.pages["material"].pk).update(live=False, title=title, draft_title=title)
        client = logged_in(redaction)
        decline = {"action": "decline", "note": "Non."}
        addresses = [
            reverse("catalogue_national_proposals"),
            reverse("catalogue_national_proposals_results"),
            reverse("catalogue_national_decision", args=[proposal]),
        ]
        said = [client.get(address) for address in addresses]
        said.append(client.post(addresses[-1], decline, follow=True))
        for response in said:
            assert response.status_code == 200
            assert title not in response.content.decode()
            assert "Page non publiée" in response.content.decode()

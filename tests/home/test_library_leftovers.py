"""Wagtail's own groups and workflow: gone from new sites and from those that exist, unless somebody is in them."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.library_leftovers import name_roots, remove_leftovers
from tests.conftest import user_in
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def left() -> dict[str, list[str]]:
    return {
        "groups": sorted(Group.objects.filter(name__in=("Editors", "Moderators")).values_list("name", flat=True)),
        "tasks": list(GroupApprovalTask.objects.filter(name="Moderators approval").values_list("name", flat=True)),
        "workflows": list(Workflow.objects.filter(name="Moderators approval").values_list("name", flat=True)),
    }


NOTHING = {"groups": [], "tasks": [], "workflows": []}
EVERYTHING = {
    "groups": ["Editors", "Moderators"],
    "tasks": ["Moderators approval"],
    "workflows": ["Moderators approval"],
}


@pytest.fixture
def as_wagtail_leaves_it(site):
    """What its migrations make."""
    root = Page.get_first_root_node()
    for name, rights in (("Editors", ("add", "change")), ("Moderators", ("add", "change", "publish"))):
        group = Group.objects.create(name=name)
        for right in rights:
            GroupPagePermission.objects.create(group=group, page=root, permission_type=right)
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.set([group])
    workflow = Workflow.objects.create(name="Moderators approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)


def test_a_new_site_has_none_of_them(site):
    assert left() == NOTHING


def test_they_leave_a_site_that_has_them_and_regions_keep_theirs(as_wagtail_leaves_it, bretagne):
    assert left() == EVERYTHING
    assert remove_leftovers() == []
    assert (left(), remove_leftovers()) == (NOTHING, [])
    assert bretagne.get_workflow().name == "Modération Bretagne"


def test_what_waited_there_is_the_national_staffs_again(as_wagtail_leaves_it, site, redaction):
    page = make_article(site, live=False)
    page.get_workflow().start(page, redaction)
    page = Page.objects.get(pk=page.pk).specific
    assert page.get_lock().for_user(redaction)
    remove_leftovers()
    page = Page.objects.get(pk=page.pk).specific
    assert (page.get_lock(), page.get_workflow(), page.workflow_in_progress) == (None, None, False)
    assert page.permissions_for_user(redaction).can_publish()


def test_a_group_with_somebody_in_it_stays_and_so_does_its_workflow(as_wagtail_leaves_it):
    user_in("moderatrice", "Moderators")
    assert remove_leftovers() == ["Moderators"]
    assert left() == EVERYTHING | {"groups": ["Moderators"]}


def test_a_workflow_that_somebody_gave_other_steps_stays(as_wagtail_leaves_it):
    step = GroupApprovalTask.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=Workflow.objects.get(name="Moderators approval"), task=step, sort_order=1)
    remove_leftovers()
    assert left() == EVERYTHING | {"groups": []}


def test_what_is_above_everything_has_a_french_name_and_keeps_one_that_somebody_gave(site):
    page, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    assert (page.title, page.draft_title, collection.name) == (
        "Tous les sites",
        "Tous les sites",
        "Toutes les collections",
    )
    Page.objects.filter(pk=page.pk).update(title="Le réseau")
    Collection.objects.filter(pk=collection.pk).update(name="Root")
    name_roots()
    assert Page.get_first_root_node().title == "Le réseau"
    assert Collection.get_first_root_node().name == "Toutes les collections"

"""200 regions cost no more queries than 4: what visitors read, the admin, and making one more."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from catalogue.provisioning import create_region
from catalogue.provisioning.regions import region_index
from catalogue.provisioning.roles import ROLES
from home.bulk import add_pages
from home.models import RegionPage
from tests.cold import start_cold
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
    "/recherche/?q=regions",
    "/regions/bretagne/",
]
ADMIN = [
    "/gestion/",
    "/gestion/regions/",
    "/gestion/langues/",
    "/gestion/pages/{regions}/",
    "/gestion/pages/{bretagne}/",
    "/gestion/choose-page/{regions}/",
    "/gestion/choose-page/search/?q=region",
    "/gestion/reports/workflow_tasks/",
]
EDITOR = [
    "/gestion/",
    "/gestion/pages/{bretagne}/",
    "/gestion/comptes/{bretagne}/",
    "/gestion/pages/search/?q=region",
    "/gestion/choose-page/{regions}/",
    "/gestion/choose-page/search/?q=region",
    "/gestion/rapports/a-revoir/",
    "/gestion/reports/site-history/",
]


def create(numbers: range) -> None:
    """Whole regions, as the command makes them, every second one with a host name."""
    for number in numbers:
        hostname = f"region-{number}.localhost" if number % 2 else ""
        create_region(f"region-{number}", f"Région {number:03}", hostname=hostname, port=80)


def crowd(numbers: range) -> None:
    """What a site has one of for each region, without the pages below their homes: a whole region takes far longer."""
    names = [f"Région {number:03}" for number in numbers]
    homes = [RegionPage(title=name, slug=f"region-{n}", site_name=name) for n, name in zip(numbers, names, strict=True)]
    add_pages(region_index(), homes)
    Site.objects.bulk_create(Site(hostname=f"{home.slug}.localhost", root_page=home.page_ptr) for home in homes[::2])
    root = Collection.get_first_root_node()
    first = Collection._str2int(root.get_last_child().path[-Collection.steplen :]) + 1
    paths = [Collection._get_path(root.path, 2, first + n) for n in range(len(names))]
    Collection.objects.bulk_create(
        Collection(name=name, path=path, depth=2) for name, path in zip(names, paths, strict=True)
    )
    for role in ROLES:
        groups = Group.objects.bulk_create(Group(name=role.name(name)) for name in names)
        rights = list(Permission.objects.filter(codename__in=role.rights, content_type__app_label="wagtailcore"))
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page_id=home.pk, permission=right)
            for home, group in zip(homes, groups, strict=True)
            for right in rights
        )
    workflows = Workflow.objects.bulk_create(Workflow(name=f"Modération {name}") for name in names)
    kind = ContentType.objects.get_for_model(GroupApprovalTask)
    tasks = Task.objects.bulk_create(Task(name=f"Validation {name}", content_type=kind) for name in names)
    for task in tasks:
        GroupApprovalTask(task_ptr=task).save_base(raw=True, force_insert=True)
    WorkflowTask.objects.bulk_create(map(lambda flow, task: WorkflowTask(workflow=flow, task=task), workflows, tasks))
    WorkflowPage.objects.bulk_create(
        map(lambda flow, home: WorkflowPage(workflow=flow, page_id=home.pk), workflows, homes)
    )


def cost(get, path: str) -> int:
    """Queries with empty caches."""
    start_cold()
    with CaptureQueriesContext(connection) as queries:
        response = get(path)
    assert response.status_code == 200, path
    return len(queries)


def cost_of_creating(number: int) -> int:
    """Of the last region by name: Wagtail sorts collections, and moves each of those that follow a new one."""
    with CaptureQueriesContext(connection) as queries:
        create(range(number, number + 1))
    return len(queries)


def test_200_regions_cost_what_4_do(site, bretagne, admin, breton_coordinator, visit):
    places = {"regions": Page.objects.get(slug="regions").pk, "bretagne": bretagne.pk}
    asked = [(visit, PUBLIC), (Editor(admin).client.get, ADMIN), (Editor(breton_coordinator).client.get, EDITOR)]

    def costs() -> dict[str, int]:
        return {
            f"{number} {path}": cost(get, path.format(**places))
            for number, (get, paths) in enumerate(asked)
            for path in paths
        }

    create(range(1, 5 - RegionPage.objects.count()))
    costs()  # content types are read once a process
    four = costs()
    fifth = cost_of_creating(5)
    crowd(range(6, 6 + 199 - RegionPage.objects.count()))
    assert cost_of_creating(201) == fifth
    assert RegionPage.objects.count() == 200
    assert costs() == four

"""Each check lets through what is one's own, and neither what is another's, nor both together, nor what is nothing."""

import pytest
from wagtail.models import Page, Task, Workflow
from wagtail_localize.models import TranslationSource

from catalogue.models import Audience
from home.models import HomePage, RegionIndexPage, User
from home.walls import lookups
from tests.home.walls.crawl import undone
from tests.home.walls.world import word

# By check: the name under which the world keeps ids of such things.
CHECKS = {
    lookups.own_pages: "page_id",
    lookups.explored_pages: "page_id",
    lookups.own_images: "image_id",
    lookups.own_documents: "document_id",
    lookups.own_redirects: "redirect_id",
    lookups.own_uploads: "uploaded_file_id",
    lookups.own_workflow_states: "workflow_state_id",
    lookups.own_task_states: "task_state_id",
    lookups.own_translations: "translation_id",
    lookups.own_translation_sources: "translation_source_id",
    lookups.own_accounts: "account",
    lookups.known_accounts: "account",
}


@pytest.fixture
def breton(world):
    with undone():
        yield User.objects.get(pk=world["bretagne"].people["Coordination"].pk)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_check_lets_through_what_is_ones_own(world, breton, check):
    mine, theirs = (list(map(str, world[name].ids[CHECKS[check]])) for name in ("bretagne", "occitanie"))
    assert check(breton, mine)
    assert [ids for ids in theirs if check(breton, [ids])] == []
    assert not check(breton, [*mine, theirs[0]])
    assert [wrong for wrong in ("0", "x", str(2**63)) if check(breton, [mine[0], wrong])] == []


def test_page_is_translated_once_it_is_published(world, breton):
    pages = world["bretagne"].pages
    published = {kind for kind, page in pages.items() if lookups.own_live_pages(breton, [str(page.pk)])}
    assert published == {kind for kind, page in pages.items() if page.live}
    assert not lookups.own_live_pages(breton, [str(world["occitanie"].pages["live"].pk)])


def test_page_may_be_linked_by_others_while_it_is_public(world, breton):
    root = Page.objects.get(depth=1)
    assert lookups.readable_pages(breton, [str(root.pk)])
    for name, linked in (("bretagne", set(world["bretagne"].pages)), ("occitanie", {"live", "material"})):
        pages = world[name].pages
        assert {kind for kind, page in pages.items() if lookups.readable_pages(breton, [str(page.pk)])} == linked
    live = str(world["occitanie"].pages["live"].pk)
    assert [wrong for wrong in ("0", "x") if lookups.readable_pages(breton, [live, wrong])] == []


def test_explorer_leads_through_the_pages_above_and_past_the_others(world, breton):
    french = {"locale__language_code": "fr"}
    above = [Page.objects.get(depth=1), HomePage.objects.get(**french), RegionIndexPage.objects.get(**french)]
    assert lookups.explored_pages(breton, [str(page.pk) for page in above])
    assert not lookups.own_pages(breton, [str(above[-1].pk)])
    assert not lookups.explored_pages(breton, [str(world["occitanie"].home.pk)])


@pytest.mark.parametrize("side", ["bretagne", "occitanie", "national"])
def test_workflows_and_steps_that_one_knows_went_over_pages_of_ones_side(world, side):
    person = User.objects.get(pk=next(iter(world[side].people.values())).pk)
    assert {flow.name for flow in lookups.own_workflows(person)} >= {word(side, "workflow")}
    assert {task.name for task in lookups.own_tasks(person)} >= {word(side, "task")}
    others = set(world) - {side}
    known = {thing.name for thing in [*lookups.own_workflows(person), *lookups.own_tasks(person)]}
    assert known & {word(other, kind) for other in others for kind in ("workflow", "task")} == set()


def test_workflow_that_a_page_went_through_is_known_when_it_is_given_to_none(world, breton):
    flow = Workflow.objects.get(name=word("bretagne", "workflow"))
    flow.workflow_pages.all().delete()
    assert flow in lookups.own_workflows(breton)
    other = Workflow.objects.create(name="Jamais suivi")
    other.workflow_pages.create(page=world["bretagne"].pages["draft"])
    assert other in lookups.own_workflows(breton)


def test_administrators_know_every_workflow_and_step(world):
    with undone():
        chief = User.objects.create_superuser("chef", "chef@example.org", "fourmi-de-test-12")
        assert set(lookups.own_workflows(chief)) == set(Workflow.objects.all())
        assert set(lookups.own_tasks(chief)) == set(Task.objects.filter(workflow_tasks__isnull=False))


def test_translation_of_a_national_snippet_is_the_nations(world, breton):
    with undone():
        source = TranslationSource.update_or_create_from_instance(Audience.objects.first())[0]
        national = User.objects.get(pk=world["national"].people["redaction"].pk)
        assert lookups.own_translation_sources(national, [str(source.pk)])
        assert not lookups.own_translation_sources(breton, [str(source.pk)])

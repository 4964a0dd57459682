"""archive_region and restore_region: offline with everything, back as it was, its people out and in."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, PageLogEntry, Revision, Site, WorkflowPage

from catalogue.models import MaterialPage, RegionArchive
from catalogue.provisioning import archive_region, create_region, restore_region
from home.models import RegionPage, User
from search.content.models import Entry
from tests.conftest import user_in
from tests.editing.forms import Editor, address
from tests.factories import make_article, make_material, make_organisation, make_session, make_workshop
from tests.search.indexed import index_all

pytestmark = pytest.mark.django_db

HOST = "bretagne.localhost"


def run(verb: str, slug: str) -> str:
    out = StringIO()
    call_command(f"{verb}_region", slug, stdout=out)
    return out.getvalue()


def live_ids(region) -> list[int]:
    return list(Page.objects.descendant_of(region, inclusive=True).live().order_by("pk").values_list("pk", flat=True))


def rows(region) -> list[dict]:
    """All that the database keeps of a region's pages."""
    return list(Page.objects.descendant_of(region, inclusive=True).order_by("pk").values())


def memberships() -> list[tuple]:
    return sorted(User.groups.through.objects.values_list("group__name", "user__username"))


@pytest.fixture
def peopled(site, bretagne, breton_editor, breton_coordinator):
    """A region with pages of each state and people; its material is found."""
    make_article(bretagne, title="Article breton")
    make_article(bretagne, title="Brouillon breton", live=False)
    changed = make_article(bretagne, title="Article repris")
    changed.title = "Article en cours"
    changed.save_revision()
    make_material(bretagne, title="Guide breton")
    Page.objects.filter(slug="contact").child_of(bretagne).get().specific.unpublish()
    return RegionPage.objects.get(pk=bretagne.pk)


def test_archived_region_answers_nothing_and_back_answers_as_before(peopled, visit):
    paths = ["/", "/articles/", "/articles/article-breton/"]
    before = [visit(path, host=HOST).status_code for path in paths]
    run("archive", "bretagne")
    assert live_ids(peopled) == []
    by_path = [visit(f"/regions/bretagne{path}").status_code for path in paths]
    by_host = [(response.status_code, response["Location"]) for path in paths if (response := visit(path, host=HOST))]
    assert (by_path, by_host) == ([404] * 3, [(302, "http://localhost/regions/")] * 3)
    assert visit("/recherche/", host=HOST).status_code == 404
    assert "article-breton" not in visit("/sitemap.xml", host=HOST).content.decode()
    run("restore", "bretagne")
    assert [visit(path, host=HOST).status_code for path in paths] == before == [200] * 3


def test_restoring_brings_back_the_same_rows_twice_over(peopled):
    before, people = rows(peopled), memberships()
    for _ in range(2):
        run("archive", "bretagne")
    assert (RegionArchive.objects.count(), live_ids(peopled)) == (1, [])
    for _ in range(2):
        run("restore", "bretagne")
    assert (rows(peopled), memberships(), RegionArchive.objects.count()) == (before, people, 0)


def test_search_and_lists_follow(peopled, visit):
    index_all()
    found = {entry.title for entry in Entry.objects.filter(title__icontains="breton")}
    assert found == {"Article breton", "Guide breton"}
    run("archive", "bretagne")
    assert not Entry.objects.filter(title__icontains="breton").exists()
    pages = [visit(path).content.decode() for path in ("/", "/regions/", "/recherche/?q=guide+breton", "/agenda/")]
    assert ["/regions/bretagne/" in page or HOST in page or "Guide breton" in page for page in pages] == [False] * 4
    run("restore", "bretagne")
    assert {entry.title for entry in Entry.objects.filter(title__icontains="breton")} == found
    assert 'href="/regions/bretagne/"' in visit("/regions/").content.decode()


def test_national_session_is_not_found_by_an_organisation_of_an_archived_region(site, bretagne, visit):
    office = make_organisation(bretagne, title="Office de Zostère")
    make_session(site, make_workshop(site), title="Séance nationale", organisation=office)
    index_all()

    def found() -> list[str]:
        return [item["title"] for item in visit("/api/recherche/?q=zostère&type=seance").json()["results"]]

    before = found()
    archive_region(bretagne)
    during = found()
    restore_region(bretagne)
    assert (before, during, found()) == (["Séance nationale"], [], ["Séance nationale"])


def test_its_people_are_locked_out_and_let_in_again(peopled, breton_coordinator, occitanie):
    outsider = user_in("occitanie", "Rédaction Occitanie")
    run("archive", "bretagne")
    article = Page.objects.get(slug="article-breton")
    editor = Editor(breton_coordinator)
    refused = editor.client.get(address("edit", article))
    assert (refused.status_code, refused["Location"]) == (302, f"/gestion/login/?next={address('edit', article)}")
    assert memberships() == [("Rédaction Occitanie", "occitanie")]
    run("restore", "bretagne")
    assert editor.client.get(address("edit", article)).status_code == 200
    assert Editor(outsider).client.get(address("edit", article)).status_code == 404


def test_account_of_two_regions_keeps_the_other(peopled, occitanie):
    user_in("les-deux", "Rédaction Bretagne", "Rédaction Occitanie")
    run("archive", "bretagne")
    assert memberships() == [("Rédaction Occitanie", "les-deux")]


def test_account_deleted_meanwhile_is_left_out(peopled, breton_editor):
    archive_region(peopled)
    breton_editor.delete()
    restore_region(peopled)
    assert memberships() == [("Coordination Bretagne", "coordination-bretagne")]


def test_other_regions_and_the_nation_notice_nothing(site, peopled, occitanie):
    make_article(occitanie, title="Article occitan")
    before = live_ids(site), live_ids(occitanie), memberships()
    archive_region(peopled)
    breton = set(Page.objects.descendant_of(peopled, inclusive=True).values_list("pk", flat=True))
    assert live_ids(site) == [pk for pk in before[0] if pk not in breton]
    assert live_ids(occitanie) == before[1]


def test_region_in_another_language_goes_and_comes_with_it(peopled, english):
    brittany = peopled.copy_for_translation(english, copy_parents=True)
    brittany.save_revision().publish()
    archive_region(peopled)
    versions = RegionPage.objects.filter(translation_key=peopled.translation_key, live=True)
    assert versions.count() == 0
    restore_region(peopled)
    assert versions.count() == 2


def test_edit_made_meanwhile_stays_a_draft(peopled):
    article = Page.objects.get(slug="article-breton").specific
    archive_region(peopled)
    article.refresh_from_db()
    article.title = "Retouché pendant la fermeture"
    article.save()  # as the admin does with a page that is not live
    article.save_revision()
    restore_region(peopled)
    article.refresh_from_db()
    shown = (article.title, article.live, article.get_latest_revision_as_object().title)
    assert shown == ("Article breton", True, "Retouché pendant la fermeture")


def test_page_moved_out_or_published_meanwhile_is_left_alone(peopled, occitanie):
    archive_region(peopled)
    page = MaterialPage.objects.get(title="Guide breton")
    page.move(Page.objects.child_of(occitanie).get(slug="ressources"), "last-child")
    restore_region(peopled)
    page.refresh_from_db()
    assert page.live is False


def _let_a_day_pass() -> None:
    """What was to be published tomorrow is to be published now."""
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()


def test_nothing_is_published_on_schedule_while_archived(peopled):
    draft = Page.objects.get(slug="brouillon-breton").specific
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    _let_a_day_pass()
    run("archive", "bretagne")
    call_command("publish_scheduled", stdout=StringIO())
    assert live_ids(peopled) == []
    run("restore", "bretagne")
    call_command("publish_scheduled", stdout=StringIO())
    draft.refresh_from_db()
    assert draft.live


def test_host_stays_the_regions_and_history_tells(peopled, admin):
    archive_region(peopled, admin)
    assert Site.objects.get(hostname=HOST).root_page_id == peopled.pk
    restore_region(peopled, admin)
    log = PageLogEntry.objects.filter(page=peopled.pk, user=admin).order_by("pk").values_list("action", flat=True)
    assert list(log) == ["wagtail.unpublish", "wagtail.publish"]


def test_creating_an_archived_region_again_publishes_nothing(peopled):
    archive_region(peopled)
    before = rows(peopled)
    create_region("bretagne", "Bretagne", insee="53", hostname=HOST, port=80)
    assert rows(peopled) == before


@pytest.mark.parametrize("verb", ["archive", "restore"])
def test_unknown_region_is_refused(site, verb):
    with pytest.raises(CommandError, match="Aucune région n’a pour identifiant « corse »"):
        run(verb, "corse")


# --- Moderation ----------------------------------------------------------------------------------------------------


def test_what_editors_submit_waits_for_their_coordination(bretagne, occitanie):
    article = make_article(bretagne, live=False)
    tasks = [list(page.get_workflow().tasks) for page in (article, make_article(occitanie, live=False))]
    names = [[(task.name, [g.name for g in task.specific.groups.all()]) for task in found] for found in tasks]
    assert names == [
        [("Validation Bretagne", ["Coordination Bretagne"])],
        [("Validation Occitanie", ["Coordination Occitanie"])],
    ]
    assert article.get_workflow().name == "Modération Bretagne"


def test_workflow_that_was_changed_stays(bretagne):
    other = WorkflowPage.objects.get(page=bretagne).workflow
    other.name = "À nous"
    other.save()
    create_region("bretagne", "Bretagne")
    assert WorkflowPage.objects.get(page=bretagne).workflow.name == "À nous"
    assert GroupApprovalTask.objects.filter(groups__name="Coordination Bretagne").count() == 1


def test_coordination_made_again_approves_again(bretagne):
    GroupApprovalTask.objects.get(groups__name="Coordination Bretagne").groups.get().delete()
    create_region("bretagne", "Bretagne")
    assert GroupApprovalTask.objects.filter(groups__name="Coordination Bretagne").count() == 1

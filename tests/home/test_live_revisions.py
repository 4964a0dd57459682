"""A page that is online has a revision that says so: a later version is scheduled without taking it offline."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.management.commands.purge_revisions import purge_revisions
from wagtail.models import Page, Revision, get_page_models

from catalogue.models import MaterialPage
from catalogue.provisioning import archive_region, restore_region
from home.bulk import add_pages
from home.languages.switching import switch_on_language
from home.live_revisions import remember_all_live
from home.models import RegionPage, SitePage
from tests.editing.forms import Editor
from tests.factories import make_article, make_material
from tests.factories.whole import Whole

pytestmark = pytest.mark.django_db

TOMORROW = timezone.now() + timedelta(days=1)


def branch(home, slug: str) -> Page:
    return Page.objects.child_of(home).get(slug=slug).specific


def material_in_bulk(home, **values) -> MaterialPage:
    page = MaterialPage(**{"title": "Guide", "slug": "guide", "licence": "cc0"} | values)
    add_pages(branch(home, "ressources"), [page])
    return MaterialPage.objects.get(pk=page.pk)


def forget_revisions(pages=None) -> None:
    """The site as it was before: online without any revision."""
    pages = Page.objects.filter(depth__gt=1) if pages is None else pages
    ids = [str(pk) for pk in pages.values_list("pk", flat=True)]
    Revision.page_revisions.filter(object_id__in=ids).delete()
    pages.update(latest_revision=None, live_revision=None, latest_revision_created_at=None)


def schedule(page: Page, title: str) -> None:
    """Plan a later version, as the admin does."""
    later = page.get_latest_revision_as_object()
    later.title, later.go_live_at = title, TOMORROW
    later.save_revision(log_action=True).publish()


def state(page: Page) -> tuple:
    row = Page.objects.get(pk=page.pk)
    return row.live, row.title, row.scheduled_revision is not None


def test_page_made_in_bulk_stays_online_when_a_later_version_is_scheduled_in_the_form(site, admin, visit):
    page = material_in_bulk(site)
    local = timezone.localtime(TOMORROW).strftime("%Y-%m-%d %H:%M")
    Editor(admin).edit(page, {"title": "Guide de demain", "go_live_at": local}, publish=True)
    assert state(page) == (True, "Guide", True)
    assert visit("/ressources/guide/").status_code == 200


def test_page_without_a_published_version_stays_online_too(site):
    page = material_in_bulk(site)
    forget_revisions(Page.objects.filter(pk=page.pk))
    schedule(MaterialPage.objects.get(pk=page.pk), "Guide de demain")
    assert state(page) == (True, "Guide", True)
    assert Page.objects.get(pk=page.pk).live_revision.content["title"] == "Guide"


def test_page_whose_published_version_was_purged_stays_online(site):
    page = make_material(site, title="Guide")
    page.title = "Brouillon"
    page.save_revision()
    purge_revisions()
    assert Page.objects.get(pk=page.pk).live_revision is None
    schedule(MaterialPage.objects.get(pk=page.pk), "Guide de demain")
    assert state(page) == (True, "Guide", True)


def test_page_with_a_draft_from_before_its_publication_stays_online(site):
    page = make_material(site, title="Guide", live=False)
    first = page.latest_revision
    page.title = "Brouillon"
    page.save_revision()
    first.publish()
    schedule(MaterialPage.objects.get(pk=page.pk), "Guide de demain")
    assert state(page) == (True, "Guide", True)


def test_new_page_scheduled_at_once_is_not_online_before(site):
    page = MaterialPage(title="Guide", slug="guide", licence="cc0", go_live_at=TOMORROW)
    branch(site, "ressources").add_child(instance=page)  # online for a moment, as in the admin
    page.save_revision(log_action=True).publish()
    assert state(page) == (False, "Guide", True)


# --- What earlier versions of the site left ------------------------------------------------------------------------


def test_mended_page_of_any_type_has_a_revision_equal_to_its_content(site):
    whole = Whole(site)
    types = [model for model in get_page_models() if issubclass(model, SitePage)]
    pages = [whole.page(model) for model in types]
    add_pages(site, pages)
    forget_revisions()
    online = Page.objects.live().filter(depth__gt=1)
    assert remember_all_live() == online.count()
    assert remember_all_live() == 0
    for page in online.specific():
        content, now = page.live_revision.content, json.loads(page.to_json())
        own = ("latest_revision", "live_revision", "latest_revision_created_at")  # those of the time before
        assert {**content, **dict.fromkeys(own)} == {**now, **dict.fromkeys(own)}
        assert (page.latest_revision, page.has_unpublished_changes) == (page.live_revision, False)
        assert page.live_revision.is_latest_revision()


def test_draft_newer_than_the_page_stays_its_latest_version(site):
    page = material_in_bulk(site)
    forget_revisions(Page.objects.filter(pk=page.pk))
    page = MaterialPage.objects.get(pk=page.pk)
    page.title = "Brouillon"
    draft = page.save_revision()
    assert remember_all_live() == 1
    row = Page.objects.get(pk=page.pk)
    assert (row.latest_revision, row.draft_title, row.has_unpublished_changes) == (draft, "Brouillon", True)
    assert (row.live_revision.content["title"], draft.is_latest_revision()) == ("Guide", True)
    assert row.get_latest_revision_as_object().title == "Brouillon"


def test_drafts_and_aliases_are_left_alone(site, english):
    make_material(site, live=False)
    alias = make_article(site).create_alias(update_slug="copie", parent=branch(site, "articles"))
    Page.objects.filter(pk=alias.pk).update(live_revision=None)
    before = list(Page.objects.order_by("pk").values())
    assert remember_all_live() == 0
    assert list(Page.objects.order_by("pk").values()) == before


def test_migrate_mends(site, monkeypatch):
    page = material_in_bulk(site)
    forget_revisions(Page.objects.filter(pk=page.pk))
    out = StringIO()
    monkeypatch.setattr("sys.stdout", out)
    call_command("migrate", verbosity=1)
    assert Page.objects.get(pk=page.pk).live_revision is not None
    assert "Pages en ligne sans version publiée, réparées : 1\n" in out.getvalue()


# --- Other ways of making pages ------------------------------------------------------------------------------------


def without_revision() -> list[str]:
    """Pages that are online without a published version, and drafts without any."""
    online = Page.objects.filter(live=True, live_revision=None, alias_of=None, depth__gt=1)
    drafts = Page.objects.filter(live=False, latest_revision=None, alias_of=None)
    return sorted({*online.values_list("url_path", flat=True), *drafts.values_list("url_path", flat=True)})


def test_site_and_regions_are_made_with_revisions(site, bretagne):
    assert (bretagne.live, without_revision()) == (True, [])


def test_copies_and_translations_have_revisions(site, bretagne, english, admin):
    page = material_in_bulk(site)
    page.copy(update_attrs={"slug": "copie"}, keep_live=True, user=admin)
    page.copy(update_attrs={"slug": "brouillon"}, keep_live=False)
    switch_on_language(bretagne, "en")
    assert without_revision() == []


def test_restored_region_has_revisions(site, bretagne):
    material_in_bulk(bretagne)
    forget_revisions(Page.objects.descendant_of(bretagne, inclusive=True))
    archive_region(bretagne)
    restore_region(RegionPage.objects.get(pk=bretagne.pk))
    assert without_revision() == []

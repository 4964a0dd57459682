"""The index follows the site: each change, once committed, shows in the next search."""

from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from search.content.models import ChangeDuringRebuild, Entry, Rebuild, Word
from search.engines import database_engine, get_engine
from search.indexing import indexing
from search.indexing.indexing import public_ids
from search.indexing.repair import repair
from search.indexing.word_counts import held_by
from tests.factories import make_article, make_audience, make_material, make_session, make_theme, make_workshop
from tests.search.indexed import index_all


def found(ask, q: str = "", **filters) -> list[str]:
    return sorted(result["title"] for result in ask(q, **filters)["results"])


def assert_index_is_the_database() -> None:
    assert set(Entry.objects.values_list("pk", flat=True)) == public_ids()
    assert get_engine().ids() == public_ids()


class UpkeepContract:
    def test_publishing_enters(self, site, ask, followed):
        with followed():
            make_article(site, title="Nouvelle coccinelle")
        assert found(ask, "coccinelle") == ["Nouvelle coccinelle"]

    def test_publishing_again_replaces(self, site, ask, followed):
        with followed():
            page = make_article(site, title="Coccinelle")
        with followed():
            page.title = "Cigale"
            page.save_revision().publish()
        assert (found(ask, "coccinelle"), found(ask, "cigale")) == ([], ["Cigale"])

    def test_unpublishing_leaves(self, site, ask, followed):
        with followed():
            page = make_article(site, title="Coccinelle")
        with followed():
            page.unpublish()
        assert found(ask, "coccinelle") == []
        assert page.pk not in get_engine().ids()

    def test_deleting_leaves_at_once(self, site, ask, followed):
        with followed():
            page = make_article(site, title="Coccinelle")
        key = page.pk
        with followed():
            page.delete()
            assert (found(ask, "coccinelle"), key in database_engine().ids()) == ([], False)
        assert key not in get_engine().ids()

    def test_a_deletion_that_is_undone_changes_nothing(self, site, ask, followed):
        page = make_article(site, title="Coccinelle")
        index_all()
        with followed(), suppress(RuntimeError), transaction.atomic():
            Page.objects.get(pk=page.pk).delete()
            raise RuntimeError("panne")
        assert found(ask, "coccinelle") == ["Coccinelle"]
        assert_index_is_the_database()

    def test_deleting_a_section_takes_what_stands_below(self, site, followed):
        with followed():
            page = make_article(site, title="Coccinelle")
        with followed():
            page.get_parent().delete()
        assert page.pk not in get_engine().ids()
        assert not Entry.objects.filter(pk=page.pk).exists()

    def test_moving_changes_region_and_address(self, site, bretagne, ask, followed):
        with followed():
            page = make_article(site, title="Coccinelle", slug="coccinelle")
        assert found(ask, "coccinelle", region="national") == ["Coccinelle"]
        with followed():
            page.move(Page.objects.child_of(bretagne).get(slug="articles"), pos="last-child")
        result = ask("coccinelle", region="bretagne")["results"][0]
        assert (result["region"], result["url"]) == ("bretagne", "/regions/bretagne/articles/coccinelle/")

    def test_a_new_slug_above_changes_the_addresses_below(self, site, bretagne, ask, followed):
        with followed():
            make_article(bretagne, title="Coccinelle", slug="coccinelle")
        bretagne.refresh_from_db()
        with followed():
            bretagne.slug = "breizh"
            bretagne.save_revision().publish()
        result = ask("coccinelle")["results"][0]
        assert (result["region"], result["url"]) == ("breizh", "/regions/breizh/articles/coccinelle/")

    def test_restricting_hides_and_lifting_shows(self, site, ask, followed):
        with followed():
            page = make_article(site, title="Coccinelle")
        with followed():
            restriction = PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
        assert found(ask, "coccinelle") == []
        with followed():
            restriction.delete()
        assert found(ask, "coccinelle") == ["Coccinelle"]

    def test_renaming_a_theme_reaches_what_is_filed_under_it(self, site, ask, followed):
        with followed():
            theme = make_theme(site, title="Coccinelle", slug="coccinelle")
            workshop = make_workshop(site, title="Atelier", themes=[theme])
            make_session(site, workshop, title="Séance")
            make_material(site, title="Ressource", themes=[theme])
        assert found(ask, "coccinelle") == ["Atelier", "Coccinelle", "Ressource", "Séance"]
        with followed():
            theme.title, theme.slug = "Cigale", "cigale"
            theme.save_revision().publish()
        assert found(ask, "coccinelle") == []
        assert found(ask, "cigale") == ["Atelier", "Cigale", "Ressource", "Séance"]
        assert found(ask, theme="cigale") == ["Atelier", "Cigale", "Ressource", "Séance"]

    def test_renaming_an_audience_reaches_what_is_for_it(self, site, ask, followed):
        audience = make_audience(site, slug="loueurs")
        with followed():
            make_workshop(site, title="Atelier", audiences=[audience])
        with followed():
            audience.slug = "hebergeurs"
            audience.save()
        assert found(ask, public="hebergeurs") == ["Atelier"]

    def test_renaming_a_workshop_reaches_its_sessions(self, site, ask, followed):
        with followed():
            workshop = make_workshop(site, title="Atelier")
            make_session(site, workshop, title="Séance")
        with followed():
            workshop.title = "Coccinelle"
            workshop.save_revision().publish()
        assert found(ask, "coccinelle") == ["Coccinelle", "Séance"]

    def test_repair_finds_and_mends_each_difference(self, site):
        missing, stale = make_article(site, title="Absente"), make_article(site, title="Dépassée")
        lost, gone = make_article(site, title="Sans moteur"), make_article(site, title="Partie")
        index_all()
        Entry.objects.filter(pk=missing.pk).delete()
        Entry.objects.filter(pk=stale.pk).update(title="Ancien titre")
        get_engine().remove([lost.pk])
        Page.objects.filter(pk=gone.pk).update(live=False)
        found = repair()
        assert (found.missing, found.stale, found.stray) == (sorted([missing.pk, lost.pk]), [stale.pk], [gone.pk])
        assert_index_is_the_database()
        assert not repair()

    def test_rebuild_makes_everything_again(self, site):
        page = make_article(site, title="Coccinelle")
        index_all()
        before = get_engine().ids()
        get_engine().remove(before)
        out = StringIO()
        call_command("search_rebuild", stdout=out)
        assert get_engine().ids() == before
        assert f"{len(before)} entrées" in out.getvalue()
        assert page.pk in before

    def test_what_changes_during_a_rebuild_is_right_after_it(self, site, ask, followed, monkeypatch):
        """Changed after it was read, and before it is written."""
        renamed, gone, deleted = (make_article(site, title=f"{name} coccinelle") for name in ("Une", "Deux", "Trois"))
        stray = make_article(site, title="Partie sans un mot coccinelle")
        index_all()
        Page.objects.filter(pk=stray.pk).update(live=False)
        read, late = indexing.entries_of_pages, [True]

        def read_then_change(ids):
            entries = list(read(ids))
            if late:
                late.clear()
                with followed():
                    make_article(site, title="Nouvelle libellule")
                    renamed.title = "Cigale coccinelle"
                    renamed.save_revision().publish()
                    gone.unpublish()
                    Page.objects.get(pk=deleted.pk).delete()
            return iter(entries)

        monkeypatch.setattr(indexing, "entries_of_pages", read_then_change)
        call_command("search_rebuild", stdout=StringIO())
        assert not late
        assert [found(ask, word) for word in ("libellule", "libelule", "cigale", "coccinelle")] == [
            ["Nouvelle libellule"],
            ["Nouvelle libellule"],
            ["Cigale coccinelle"],
            ["Cigale coccinelle"],
        ]
        assert_index_is_the_database()
        counted = held_by(Entry.objects.values_list("pk", flat=True)).words["fr"]
        words = Word.objects.filter(locale="fr").values_list("form", "term", "entries")
        assert {(form, term): number for form, term, number in words} == dict(counted)
        assert (Rebuild.objects.count(), ChangeDuringRebuild.objects.count()) == (0, 0)

    def test_visitors_read_the_old_index_when_a_rebuild_fails(self, site, ask, monkeypatch):
        make_article(site, title="Coccinelle")
        index_all()

        def fail(ids):
            raise RuntimeError("panne")

        monkeypatch.setattr("search.indexing.indexing.entries_of_pages", fail)
        with pytest.raises(RuntimeError, match="panne"):
            call_command("search_rebuild", stdout=StringIO())
        assert found(ask, "coccinelle") == ["Coccinelle"]
        assert Rebuild.objects.count() == 0

    def test_indexing_twice_is_once(self, site):
        make_article(site, title="Coccinelle")
        assert index_all() == index_all() == len(public_ids())
        assert_index_is_the_database()

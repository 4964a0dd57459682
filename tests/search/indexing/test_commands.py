"""Commands, and work that bulk commands gather."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, connections

from catalogue.gathering import gathered_work
from search.checks import check_engine
from search.content.models import Entry, Word
from search.indexing.indexing import remove_pages
from search.indexing.repair import repair
from tests.factories import make_article, make_theme
from tests.search.indexed import index_all


def run(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def test_repair_says_what_differed(site):
    page = make_article(site)
    remove_pages([page.pk])
    assert f"{page.pk}" in run("search_repair")
    assert "L’index était égal à la base." in run("search_repair")


def test_an_empty_word_that_was_let_in_is_purged_and_stops_no_correction(site, ask):
    make_article(site, title="Coccinelle")
    index_all()
    Word.objects.create(locale="fr", form="", term="", entries=3)
    repair()
    assert ask("coccinlele")["correction"] == "coccinelle"
    assert not Word.objects.filter(form="").exists()


def test_rebuild_refuses_another_engine(site):
    with pytest.raises(CommandError):
        run("search_rebuild", "--engine", "inconnu")


def test_eval_scores_themes(site, tmp_path):
    make_theme(site, title="Avis", slug="avis", vocabulary="e-réputation")
    make_theme(site, title="Photo", slug="photo")
    make_article(site, title="Avis, avis, avis")
    index_all()
    cases = tmp_path / "cases.tsv"
    cases.write_text("e reputation\tavis\tfacile\nphotos\tavis|photo\tfacile\nzzz\tphoto\tdur\n", encoding="utf-8")
    lines = run("search_eval", str(cases), "--kind", "theme").splitlines()
    assert [line.split()[:2] for line in lines] == [["ensemble", "3"], ["dur", "1"], ["facile", "2"]]
    assert "success@1 0.667  success@3 0.667  success@10 0.667  MRR@10 0.667  zéro résultat 33.3%" in lines[0]
    assert "success@1 1.000" in lines[2]


def test_eval_by_address(site, tmp_path):
    make_article(site, title="Salicorne", slug="salicorne")
    index_all()
    cases = tmp_path / "cases.tsv"
    cases.write_text("salicorne\t/articles/salicorne/\n", encoding="utf-8")
    assert "success@1 1.000" in run("search_eval", str(cases), "--kind", "url")


@pytest.mark.parametrize("content", ["", "sans tabulation\n"])
def test_eval_refuses_a_file_it_cannot_read(site, tmp_path, content):
    cases = tmp_path / "cases.tsv"
    cases.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError):
        run("search_eval", str(cases))


def test_bulk_work_is_indexed_when_it_ends_without_a_worker(site, ask):
    page = make_article(site, title="Coccinelle", live=False)
    with gathered_work():
        page.save_revision().publish()
        assert ask("coccinelle")["total"] == 0
    assert ask("coccinelle")["total"] == 1


def test_bulk_work_is_indexed_even_when_it_fails(site, ask):
    page = make_article(site, title="Coccinelle", live=False)

    @gathered_work()
    def publish_then_fail():
        page.save_revision().publish()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        publish_then_fail()
    assert ask("coccinelle")["total"] == 1


def test_unknown_engine_is_an_error_of_the_checks(settings):
    assert check_engine(None) == []
    settings.SEARCH_ENGINE = "inconnu"
    assert [error.id for error in check_engine(None)] == ["search.E001"]


def test_another_database_is_an_error_of_the_checks(monkeypatch):
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "vendor", "oracle")
    (error,) = check_engine(None)
    assert "oracle" in error.msg


def test_rebuild_if_empty_leaves_an_index_alone(site):
    page = make_article(site, title="Fourmi")
    remove_pages(Entry.objects.values_list("pk", flat=True))
    out = StringIO()
    call_command("search_rebuild", if_empty=True, stdout=out)
    assert Entry.objects.filter(pk=page.pk).exists()
    Entry.objects.update(title="Gardé")
    call_command("search_rebuild", if_empty=True, stdout=out)
    assert set(Entry.objects.values_list("title", flat=True)) == {"Gardé"}

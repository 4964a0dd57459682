"""import_materials: what goes in, what is refused and why, and that twice is once."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import PageLogEntry, ReferenceIndex
from wagtail.search.backends import get_search_backend

from catalogue.demo.documents import KINDS, make_document
from catalogue.demo.texts import in_days
from catalogue.models import DocumentPassage, MaterialPage
from home.models import SiteDocument
from tests.factories import make_audience, make_theme
from tests.files import bad_files

pytestmark = pytest.mark.django_db

_GOOD = len(KINDS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A good file of each of the five kinds and ten bad ones."""
    folder = tmp_path_factory.mktemp("ressources")
    for number, kind in enumerate(KINDS):
        text = f"## Premier point\n- Le mot unique{number} se trouve ici.\n\n## Second point\n- Et la suite.\n"
        content = make_document(kind, f"Support {number}", "Résumé.", text, "cc-by", in_days(0))
        (folder / f"support_{number}.{kind}").write_bytes(content)
    for name, content in bad_files().items():
        (folder / name).write_bytes(content)
    return folder


def run(*args, **options) -> str:
    out = StringIO()
    call_command("import_materials", *map(str, args), stdout=out, **options)
    return out.getvalue()


def test_folder_goes_in_and_bad_files_are_told_with_a_reason(site, folder):
    report = run(folder, "--under", "ressources", "--licence", "cc-by", "--publish")
    assert "Ressources créées : 5 ; mises à jour : 0 ; inchangées : 0 ; refusées : 10" in report
    reasons = [line for line in report.splitlines() if line.startswith("  refusée : ")]
    assert len(reasons) == len(bad_files()) == 10
    assert all(" — " in line and line.endswith(".") for line in reasons)
    assert MaterialPage.objects.live().count() == SiteDocument.objects.count() == _GOOD
    assert MaterialPage.objects.filter(licence="cc-by").count() == _GOOD
    assert DocumentPassage.objects.filter(content__contains="unique3").count() == 1


def test_same_folder_again_doubles_nothing(site, folder):
    run(folder, "--under", "ressources", "--publish")
    report = run(folder, "--under", "ressources", "--publish")
    assert "créées : 0 ; mises à jour : 0 ; inchangées : 5 ; refusées : 10" in report
    assert MaterialPage.objects.count() == SiteDocument.objects.count() == _GOOD


def test_same_folder_under_a_region_makes_other_pages_in_its_collection(site, bretagne, folder):
    run(folder, "--under", "ressources", "--publish")
    run(folder, "--under", "regions/bretagne/ressources", "--publish")
    assert MaterialPage.objects.count() == 2 * _GOOD
    assert MaterialPage.objects.within(bretagne).count() == _GOOD
    assert SiteDocument.objects.filter(collection__name="Bretagne").count() == _GOOD


def test_dry_run_writes_nothing(site, folder):
    report = run(folder, "--under", "ressources", "--dry-run")
    assert "Ressources à créer : 5" in report
    assert MaterialPage.objects.count() == SiteDocument.objects.count() == 0


def test_without_publish_pages_are_drafts(site, folder):
    run(folder, "--under", "ressources")
    assert (MaterialPage.objects.count(), MaterialPage.objects.live().count()) == (_GOOD, 0)


def manifest(path: Path, *rows: dict | str) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


ROW = {
    "id": "guide-1",
    "title": "Guide des avis",
    "body": "Premier paragraphe.\n\nSecond <b>paragraphe</b>.",
    "licence": "lo-2.0",
    "level": "debutant",
    "themes": ["avis"],
    "audiences": ["elus"],
    "tags": ["réponse"],
    "language": "fr",
}


@pytest.fixture
def vocabulary(site):
    make_theme(site, title="Avis", slug="avis")
    make_audience(site, slug="elus")


def test_manifest_line_becomes_a_page_with_everything_it_says(site, vocabulary, tmp_path):
    run(manifest(tmp_path / "m.jsonl", ROW), "--under", "ressources", "--publish")
    page = MaterialPage.objects.get(source_id="guide-1")
    assert (page.title, page.licence, page.level) == ("Guide des avis", "lo-2.0", "debutant")
    assert [theme.slug for theme in page.themes.all()] == ["avis"]
    assert [audience.slug for audience in page.audiences.all()] == ["elus"]
    assert list(page.tags.names()) == ["réponse"]
    assert page.body[0].value.source == "<p>Premier paragraphe.</p><p>Second &lt;b&gt;paragraphe&lt;/b&gt;.</p>"


def test_changed_line_updates_its_page(site, vocabulary, tmp_path):
    run(manifest(tmp_path / "m.jsonl", ROW), "--under", "ressources", "--publish")
    report = run(manifest(tmp_path / "m.jsonl", ROW | {"title": "Guide relu"}), "--under", "ressources", "--publish")
    assert "créées : 0 ; mises à jour : 1 ; inchangées : 0" in report
    page = MaterialPage.objects.get()
    assert (page.title, page.live, page.source_id) == ("Guide relu", True, "guide-1")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ROW | {"title": ""}, "Le titre manque."),
        (ROW | {"licence": "gpl"}, "« licence » : « gpl »."),
        (ROW | {"themes": ["inconnu"]}, "« thème » : « inconnu »."),
        (ROW | {"body": ""}, "Il faut un fichier, un texte ou une adresse."),
        (ROW | {"file": "../../etc/passwd"}, "hors du dossier du manifeste."),
        (ROW | {"url": "javascript:alert(1)"}, "ne commence pas par https:// ou http://."),
        (ROW | {"tags": [{"a": 1}]}, "« tags » doit être une liste de textes."),
        ("{", "Cette ligne n’est pas du JSON."),
        ("[1]", "Cette ligne n’est pas un objet JSON."),
    ],
)
def test_bad_line_is_refused_and_the_others_go_in(site, vocabulary, tmp_path, row, reason):
    good = ROW | {"id": "autre", "title": "Autre guide"}
    report = run(manifest(tmp_path / "m.jsonl", row, good), "--under", "ressources", "--publish")
    assert "créées : 1 ; mises à jour : 0 ; inchangées : 0 ; refusées : 1" in report
    assert reason in report.splitlines()[-1]
    assert [page.title for page in MaterialPage.objects.all()] == ["Autre guide"]


def test_csv_manifest_reads_lists_parted_by_bars(site, vocabulary, tmp_path):
    path = tmp_path / "m.csv"
    path.write_text('id,title,body,licence,themes,tags\nx1,Titre,"Un texte",cc0,avis,"a|b"\n', encoding="utf-8")
    run(path, "--under", "ressources", "--publish")
    page = MaterialPage.objects.get()
    assert (page.source_id, sorted(page.tags.names())) == ("x1", ["a", "b"])


@pytest.mark.parametrize("under", ["agenda", "nulle-part", ""])
def test_place_that_is_no_library_is_said(site, folder, under):
    with pytest.raises(CommandError, match="Il n’y a pas de bibliothèque"):
        run(folder, "--under", under)


# --- An import does as an editor does --------------------------------------------------------------------------------


def test_updated_page_has_the_history_and_references_that_the_form_writes(site, vocabulary, tmp_path):
    (tmp_path / "fiche.txt").write_text("Un texte.", encoding="utf-8")
    row = ROW | {"body": "", "file": "fiche.txt"}
    run(manifest(tmp_path / "m.jsonl", row), "--under", "ressources", "--publish")
    run(manifest(tmp_path / "m.jsonl", row | {"title": "Guide relu"}), "--under", "ressources", "--publish")
    page = MaterialPage.objects.get()
    actions = PageLogEntry.objects.filter(page=page.pk).order_by("pk").values_list("action", flat=True)
    first, then = ["wagtail.create", "wagtail.edit", "wagtail.publish"], ["wagtail.edit", "wagtail.rename"]
    assert list(actions) == [*first, *then, "wagtail.publish"]
    written = set(ReferenceIndex.get_references_for_object(page).values_list("content_path", flat=True))
    ReferenceIndex.create_or_update_for_object(page)
    assert written == set(ReferenceIndex.get_references_for_object(page).values_list("content_path", flat=True))
    assert f"files.{page.files.get().pk}.document" in written


def test_draft_that_an_import_changed_is_unchanged_the_next_time(site, vocabulary, tmp_path):
    run(manifest(tmp_path / "m.jsonl", ROW), "--under", "ressources")
    changed = manifest(tmp_path / "m.jsonl", ROW | {"title": "Guide relu"})
    reports = [run(changed, "--under", "ressources") for _ in range(2)]
    assert ["mises à jour : 1 ; inchangées : 0" in reports[0], "mises à jour : 0 ; inchangées : 1" in reports[1]] == [
        True,
        True,
    ]
    page = MaterialPage.objects.get()
    assert (page.title, page.latest_revision.content["title"], page.live) == ("Guide relu", "Guide relu", False)


def test_draft_of_a_page_online_is_unchanged_the_next_time_and_stays_unseen(site, vocabulary, tmp_path):
    run(manifest(tmp_path / "m.jsonl", ROW), "--under", "ressources", "--publish")
    changed = manifest(tmp_path / "m.jsonl", ROW | {"title": "Guide relu", "tags": ["autre"]})
    reports = [run(changed, "--under", "ressources") for _ in range(2)]
    assert "mises à jour : 0 ; inchangées : 1" in reports[1]
    page = MaterialPage.objects.get()
    assert (page.title, page.draft_title, list(page.tags.names())) == ("Guide des avis", "Guide relu", ["réponse"])
    assert [found.title for found in get_search_backend().search("relu", MaterialPage)] == []

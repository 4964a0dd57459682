"""Manifests as spreadsheets write them; a doubtful one is refused with words. And copies of what was imported."""

import codecs

import pytest
from django.core.management import CommandError

from catalogue.models import MaterialPage
from home.models import RegionPage
from tests.catalogue.importing.test_imports import manifest, run, vocabulary  # noqa: F401  a fixture
from tests.editing.forms import Editor, address

pytestmark = pytest.mark.django_db

HEADER = ["id", "title", "body", "tags", "themes", "language"]
ROWS = [
    [
        "ess-1",
        "Répondre à un avis : l’accueil d’été",
        "Première étape : remercier. « Zibeline ».",
        "Réseaux sociaux,Avis",
        "avis",
        "fr",
    ],
    ["ess-2", "Créer sa fiche d’hôtel", "Zibelune; avec point-virgule", "réseaux sociaux|E-réputation", "avis", "fr"],
]


def table(separator: str, encoding: str, mark: bytes = b"", first: str = "") -> bytes:
    """As a spreadsheet does: cells that hold the separator stand between quotes, lines end with CR LF."""
    lines = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in (HEADER, *ROWS)]
    text = first + "".join(separator.join(line) + "\r\n" for line in lines)
    return mark + text.encode(encoding)


WRITTEN = {
    "excel-fr-cp1252": table(";", "cp1252"),
    "excel-fr-utf8": table(";", "utf-8", codecs.BOM_UTF8),
    "excel-fr-sep": table(";", "cp1252", first="sep=;\r\n"),
    "virgule-utf8": table(",", "utf-8"),
    "virgule-cp1252": table(",", "cp1252"),
    "tab-utf16": table("\t", "utf-16-le", codecs.BOM_UTF16_LE),
    "tab-utf16-be": table("\t", "utf-16-be", codecs.BOM_UTF16_BE),
    "tab-utf8": table("\t", "utf-8"),
}


def said(page: MaterialPage) -> tuple:
    body = "".join(block.value.source for block in page.body)
    return page.source_id, page.title, body, sorted(page.tags.names()), [theme.slug for theme in page.themes.all()]


RIGHT = [
    ("ess-1", ROWS[0][1], f"<p>{ROWS[0][2]}</p>", ["Avis", "Réseaux sociaux"], ["avis"]),
    ("ess-2", ROWS[1][1], f"<p>{ROWS[1][2]}</p>", ["E-réputation", "Réseaux sociaux"], ["avis"]),
]


@pytest.fixture
def bring(site, vocabulary, tmp_path):  # noqa: F811
    def of(content: bytes, name: str = "m.csv") -> str:
        (tmp_path / name).write_bytes(content)
        return run(tmp_path / name, "--under", "ressources", "--publish")

    return of


@pytest.mark.parametrize("way", WRITTEN)
def test_each_spreadsheet_gives_the_same_pages(bring, way):
    bring(WRITTEN[way])
    assert [said(page) for page in MaterialPage.objects.order_by("source_id")] == RIGHT
    assert "créées : 0 ; mises à jour : 0 ; inchangées : 2" in bring(WRITTEN["virgule-utf8"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_json_lines_in_each_encoding_give_the_same_page(bring, encoding):
    line = '{"id": "x", "title": "Été à l’œuvre", "body": "Un texte."}\n'
    bring(line.encode(encoding), "m.jsonl")
    assert MaterialPage.objects.get().title == "Été à l’œuvre"


ENCODING, COLUMNS = "ne sont pas lisibles", "doit nommer les colonnes"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (table(";", "mac-roman"), ENCODING),
        ("id;title\n1;Œuvre".encode("iso-8859-15"), ENCODING),
        (table("\t", "utf-16-le"), ENCODING),  # without its mark
        (table(",", "utf-8")[:-10] + b"\xff\r\n", ENCODING),  # one broken byte
        (codecs.BOM_UTF16_LE + b"impair"[:5], ENCODING),
        ("référence;libellé\n1;Titre\n".encode(), COLUMNS),
        (b"", COLUMNS),
        (b"id;title,body\n1;Titre,Texte\n", COLUMNS),
        (b"id;title;x,body,url\n1;Titre;x,Texte,\n", "mêle plusieurs séparateurs"),
        (b"id;title;title\n1;Un;Deux\n", "Deux colonnes portent le nom « title »."),
    ],
)
def test_doubtful_manifest_is_refused_with_words(bring, content, words):
    with pytest.raises(CommandError, match=words):
        bring(content)
    assert MaterialPage.objects.count() == 0


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1;Titre;Un texte;de trop", "plus de cellules que de colonnes"),
        ('1;"Titre;Un texte', "Des guillemets ne sont pas fermés"),
    ],
)
def test_doubtful_line_is_refused_and_those_before_it_go_in(bring, line, reason):
    report = bring(f"id;title;body\n0;Bon;Texte\n{line}\n".encode())
    assert "refusées : 1" in report
    assert reason in report
    assert MaterialPage.objects.filter(title="Bon").exists()


def test_tag_that_is_too_long_is_refused(bring):
    report = bring(f"id;title;body;tags\n1;Titre;Texte;{'t' * 101}\n".encode())
    assert "dépasse 100 caractères" in report


def test_long_cell_goes_in(bring):
    bring(f"id;title;body\n1;Titre;{'mot ' * 50_000}\n".encode())
    assert MaterialPage.objects.get().title == "Titre"


# Copies

LINE = {"id": "guide", "title": "Guide", "body": "Texte."}


@pytest.fixture
def imported(site, tmp_path) -> MaterialPage:
    run(manifest(tmp_path / "m.jsonl", LINE), "--under", "ressources", "--publish")
    return MaterialPage.objects.get()


@pytest.fixture
def imports_again(tmp_path):
    """The next import, which must find the page that the first one made."""

    def again() -> str:
        return run(manifest(tmp_path / "m.jsonl", LINE | {"title": "Guide relu"}), "--under", "ressources", "--publish")

    return again


def titles() -> list[tuple[str, str]]:
    return list(MaterialPage.objects.order_by("pk").values_list("title", "source_id"))


def test_import_leaves_a_copy_made_in_the_admin_alone(imported, imports_again, redaction):
    imported.save_revision()
    values = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": imported.get_parent().pk}
    Editor(redaction).client.post(address("copy", imported), values | {"publish_copies": "on"})
    assert "mises à jour : 1" in imports_again()
    assert titles() == [("Guide relu", "guide"), ("Copie", "")]


def test_copy_brought_back_to_an_old_revision_stays_a_copy(imported, imports_again):
    imported.save_revision()
    copy = imported.copy(update_attrs={"slug": "copie", "title": "Copie"})
    assert {revision.as_object().source_id for revision in copy.revisions.all()} == {""}
    copy.get_latest_revision().publish()
    imports_again()
    assert [source_id for _title, source_id in titles()] == ["guide", ""]


def test_alias_and_the_page_it_becomes_are_copies(imported, imports_again):
    alias = imported.create_alias(update_slug="double")
    imported.save_revision().publish()
    alias = MaterialPage.objects.get(pk=alias.pk)
    alias.alias_of = None
    alias.save()
    imports_again()
    assert titles() == [("Guide relu", "guide"), ("Guide", "")]


def test_copy_for_translation_is_no_import(imported, english):
    imported.get_parent().copy_for_translation(english, copy_parents=True)
    copy = imported.copy_for_translation(english)
    assert MaterialPage.objects.get(pk=copy.pk).source_id == ""


def test_copy_of_a_whole_library_is_no_import(imported, site):
    region = RegionPage.objects.get(slug="occitanie")
    region.get_children().filter(slug="ressources").get().delete()
    imported.get_parent().specific.copy(to=RegionPage.objects.get(pk=region.pk), recursive=True)
    assert sorted(source_id for _title, source_id in titles()) == ["", "guide"]

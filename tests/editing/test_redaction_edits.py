"""National communication staff (`redaction`) make every page type by hand: create, preview, edit, publish."""

from collections.abc import Callable
from dataclasses import dataclass

import lxml.html
import pytest
from wagtail.models import Collection, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from catalogue.models import (
    AgendaPage,
    CyclePage,
    EventPage,
    FormatIndexPage,
    FormatPage,
    MaterialIndexPage,
    MaterialPage,
    PromotionPage,
    SessionPage,
    ThemeIndexPage,
    ThemePage,
    TrainingIndexPage,
    WorkshopIndexPage,
    WorkshopPage,
)
from home.models import (
    ArticleIndexPage,
    ArticlePage,
    AuthorPage,
    ContactPage,
    ContentPage,
    FaqPage,
    HomePage,
    OrganisationIndexPage,
    OrganisationPage,
    RegionIndexPage,
    RegionPage,
)
from tests.editing.forms import Editor, add_address, address, body, items_of, rich_text, stream
from tests.factories import (
    make_article,
    make_audience,
    make_author,
    make_cycle,
    make_document,
    make_theme,
    make_workshop,
)
from tests.home.test_page_tree import our_page_types

pytestmark = pytest.mark.django_db

_SHOWN = "Voici ce que la rédaction a écrit."
_DATES = {"starts_at": "2034-03-06 14:00", "ends_at": "2034-03-06 16:30"}
_PLACE = {"venue": "Salle des fêtes", "city": "Quimper"}


@dataclass(frozen=True)
class Case:
    """How a page type is filled: below which branch of the home, with what, and which text its address then shows.

    `streams` are sent each time the form is, as a browser does; `values` with a new page only.
    """

    branch: str = ""  # the home itself when empty
    values: Callable[[HomePage], dict] = lambda home: {}
    streams: dict | None = None
    replaces: str = ""  # the slug of the only page of its kind, removed first
    shown: str = _SHOWN

    def parent(self, home: HomePage) -> Page:
        branches = Page.objects.child_of(home)
        if self.replaces:
            branches.get(slug=self.replaces).delete()
            home.refresh_from_db()
        return branches.get(slug=self.branch).specific if self.branch else home


def _index(slug: str) -> Case:
    return Case(replaces=slug, streams=body(_SHOWN))


def _material(home) -> dict:
    document = make_document(b"Du texte.", "support.txt", collection=Collection.objects.get(name="National"))
    files = inline_formset([{"document": document.pk, "label": _SHOWN}])
    links = inline_formset([{"title": "Pour aller plus loin", "url": "https://example.org/", "comment": ""}])
    themes = {"themes": [make_theme(home).pk], "tags": '"fiche pratique"'}
    return nested_form_data({"files": files, "links": links}) | themes | {"licence": "cc-by", "language": "fr"}


def _format(home) -> dict:
    row = {"audience": make_audience(home, name="Hébergeurs").pk, "suitability": "adapte", "note": _SHOWN}
    return nested_form_data({"suitabilities": inline_formset([row])}) | {"group_min": "4", "group_max": "10"}


def _organisation(home) -> dict:
    row = {"name": _SHOWN, "topics": "Photo", "email": "ant@example.org"}
    return nested_form_data({"animators": inline_formset([row])}) | {"postcode": "29000", "city": "Quimper"}


_QUESTION = {"question": "Faut-il un ordinateur ?", "answer": rich_text(f"<p>{_SHOWN}</p>")}
_SLOT = {"date": "", "start": "09:30", "end": "10:15", "title": _SHOWN, "speakers": "", "text": rich_text("")}
_STEP = {"title": _SHOWN, "minutes": "15", "text": rich_text("<p>Chacun se présente.</p>")}
_MODULE = {"title": _SHOWN, "days": "2", "text": rich_text("")}

CREATED_BY_REDACTION = {
    ContentPage: Case(streams=body(_SHOWN)),
    FaqPage: Case(streams=stream("groups", ("group", {"title": "Participer", "questions": items_of([_QUESTION])}))),
    ContactPage: Case(replaces="contact", streams=body(_SHOWN)),
    RegionIndexPage: _index("regions"),
    ArticleIndexPage: _index("articles"),
    ArticlePage: Case("articles", lambda home: {"author": make_author(home).pk}, body(_SHOWN)),
    AuthorPage: Case("articles", lambda home: {"role": "Animatrice", "biography": _SHOWN}),
    OrganisationIndexPage: _index("annuaire"),
    OrganisationPage: Case("annuaire", _organisation, body("Une équipe de trois personnes.")),
    ThemeIndexPage: _index("themes"),
    ThemePage: Case("themes", lambda home: {"vocabulary": "fiche google\ngoogle maps"}, body(_SHOWN)),
    WorkshopIndexPage: _index("ateliers"),
    WorkshopPage: Case(
        "ateliers",
        lambda home: {"themes": [make_theme(home).pk], "audiences": [make_audience(home).pk]},
        stream("programme", ("step", _STEP)) | stream("objectives", ("objective", "Savoir publier.")),
    ),
    AgendaPage: _index("agenda"),
    SessionPage: Case(
        "agenda",
        lambda home: (
            _DATES | _PLACE | {"workshop": make_workshop(home).pk, "host": _SHOWN, "signup_phone": "0200000000"}
        ),
    ),
    EventPage: Case("agenda", lambda home: _DATES | _PLACE, stream("programme", ("slot", _SLOT))),
    TrainingIndexPage: _index("formations"),
    CyclePage: Case("formations", lambda home: {"code": "ant"}, stream("modules", ("module", _MODULE))),
    PromotionPage: Case(
        "formations",
        lambda home: (
            _DATES | _PLACE | {"cycle": make_cycle(home).pk, "signup_email": "a@example.org", "summary": _SHOWN}
        ),
    ),
    MaterialIndexPage: _index("ressources"),
    MaterialPage: Case("ressources", _material, body("Un diaporama prêt à projeter.")),
    FormatIndexPage: _index("formats"),
    FormatPage: Case("formats", _format, stream("pros", ("argument", "Chacun pratique."))),
}

# create_site and create_region make them; their editors change them.
MADE_BY_COMMANDS = {HomePage, RegionPage}


def heading(html: str) -> str:
    """The text of a page's only first-level heading."""
    [found] = lxml.html.fromstring(html).findall(".//h1")
    return " ".join(found.text_content().split())


def latest_title(page: Page) -> str:
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object().title


def test_every_page_type_is_in_one_list_and_one_only():
    assert sorted(m.__name__ for m in our_page_types()) == sorted(
        m.__name__ for m in [*CREATED_BY_REDACTION, *MADE_BY_COMMANDS]
    )


@pytest.mark.parametrize("model", CREATED_BY_REDACTION, ids=lambda model: model.__name__)
def test_redaction_creates_previews_edits_and_publishes(model, site, redaction, visit):
    case, editor = CREATED_BY_REDACTION[model], Editor(redaction)
    parent = case.parent(site)
    values = case.values(site) | (case.streams or {})

    unsaved = editor.open(add_address(model, parent), model) | values | {"title": "Premier jet", "slug": "premier-jet"}
    assert heading(editor.preview(add_address(model, parent, "preview_on_add"), unsaved)) == "Premier jet"
    assert not Page.objects.filter(slug="premier-jet").exists()

    editor.add(model, parent, values | {"title": "Premier jet", "slug": "premier-jet"})
    page = model.objects.child_of(parent).get(slug="premier-jet")
    assert (page.live, page.title, page.owner) == (False, "Premier jet", redaction)
    assert visit(page.url).status_code == 404

    changes = (case.streams or {}) | {"title": "Deuxième jet"}
    unsaved = editor.open(address("edit", page), model) | changes
    assert heading(editor.preview(address("preview_on_edit", page), unsaved)) == "Deuxième jet"
    assert latest_title(page) == "Premier jet"
    editor.edit(page, changes)
    assert latest_title(page) == "Deuxième jet"

    editor.edit(page, changes | {"title": "Texte relu"}, publish=True)
    public = visit(page.url).content.decode()
    assert heading(public) == "Texte relu"
    assert public.count(case.shown) >= 1


@pytest.mark.parametrize("model", [AuthorPage, FormatPage, MaterialPage, ThemePage], ids=lambda model: model.__name__)
def test_preview_of_a_new_page_claims_no_page_that_names_nothing(model, site, redaction):
    make_workshop(site, title="Sans lien, un atelier")
    make_article(site, title="Sans lien, un article")
    case, editor = CREATED_BY_REDACTION[model], Editor(redaction)
    parent = case.parent(site)
    values = editor.open(add_address(model, parent), model) | case.values(site) | {"title": "Neuf", "slug": "neuf"}
    assert "Sans lien" not in editor.preview(add_address(model, parent, "preview_on_add"), values)


def test_redaction_edits_the_national_home(site, redaction, visit):
    editor, changes = Editor(redaction), body(_SHOWN) | {"title": "Le numérique près de chez vous"}
    values = editor.open(address("edit", site), HomePage) | changes
    assert heading(editor.preview(address("preview_on_edit", site), values)) == "Le numérique près de chez vous"
    editor.edit(site, changes, publish=True)
    public = visit("/").content.decode()
    assert heading(public) == "Le numérique près de chez vous"
    assert _SHOWN in public


def test_administrator_edits_a_regional_home(bretagne, admin, visit):
    editor = Editor(admin)
    changes = body(_SHOWN) | {"title": "Le numérique en Bretagne", "sections": ["seances"], "time_zone": "Europe/Paris"}
    values = editor.open(address("edit", bretagne), RegionPage) | changes
    assert heading(editor.preview(address("preview_on_edit", bretagne), values)) == "Le numérique en Bretagne"
    editor.edit(bretagne, changes, publish=True)
    bretagne.refresh_from_db()
    assert bretagne.sections == ["seances"]
    public = visit("/", host="bretagne.localhost").content.decode()
    assert heading(public) == "Le numérique en Bretagne"
    assert _SHOWN in public

"""Choosers hide what is beyond the wall; a request made by hand does not use them, and is refused with a message."""

import pytest
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, get_page_models

from catalogue.models import MaterialIndexPage, MaterialPage
from home.models import ArticleIndexPage, ArticlePage, User
from home.walls.forms import WalledPageForm
from tests.editing.forms import Editor, add_address, rich_text, stream
from tests.home.walls.crawl import undone
from tests.home.walls.world import word

PAGE = "Cette page n’est pas publiée, ou n’est pas de votre région : choisissez-en une autre."
IMAGE = "Cette image n’est pas dans vos collections : choisissez-en une autre."
DOCUMENT = "Ce document n’est pas dans vos collections : choisissez-en un autre."


@pytest.fixture
def breton(world):
    with undone():
        yield Editor(world["bretagne"].people["Coordination"])


def below(home, model):
    return model.objects.child_of(home).get()


def article(side, **values):
    return ArticlePage, below(side.home, ArticleIndexPage), {"title": "Essai", "slug": "essai"} | values


def material(side, **values):
    values = {"title": "Essai", "slug": "essai", "licence": "cc-by", "kind": "diaporama", "language": "fr"} | values
    return MaterialPage, below(side.home, MaterialIndexPage), values


def file_panel(document) -> dict:
    return {
        "files-TOTAL_FORMS": "1",
        "files-0-document": str(document.pk),
        "files-0-label": "",
        "files-0-ORDER": "1",
        "files-0-id": "",
    }


def text_linking(kind: str, pk: int) -> dict:
    return stream("body", ("text", rich_text(f'<p><a linktype="{kind}" id="{pk}">ici</a></p>')))


# What a request names, as (form of what kind of page, values, where the message stands, the message).
CASES = {
    "image of a field": lambda mine, other: (article(mine, illustration=other.image.pk), "illustration", IMAGE),
    "image of a block": lambda mine, other: (
        article(mine, **stream("body", ("picture", {"image": str(other.image.pk), "alt": "Une image", "caption": ""}))),
        "body",
        IMAGE,
    ),
    "document of a rich text": lambda mine, other: (
        article(mine, **text_linking("document", other.document.pk)),
        "body",
        DOCUMENT,
    ),
    "draft of a rich text": lambda mine, other: (article(mine, **text_linking("page", draft(other))), "body", PAGE),
    "draft of a field": lambda mine, other: (article(mine, author=other.pages["author"].pk), "author", PAGE),
    "document of a panel": lambda mine, other: (material(mine, **file_panel(other.document)), "files", DOCUMENT),
}


def draft(side) -> int:
    return side.pages["draft"].pk


def send(editor, case, mine, other):
    """The answer to the form of a new page, and what it says where the thing is named."""
    (model, parent, values), place, _message = CASES[case](mine, other)
    response = editor.add(model, parent, values)
    if response.status_code != 200:
        return response, []
    form = response.context["form"]
    errors = form.formsets["files"].errors[0].get("document", []) if place == "files" else form.errors.get(place, [])
    return response, [str(error) for error in errors]


def number_of_pages() -> int:
    return Page.objects.count()


# The images and documents of the nation are chosen everywhere; its drafts nowhere else.
NATIONAL = [("national", case) for case in CASES if case.startswith("draft")]


@pytest.mark.parametrize(("side", "case"), [*(("occitanie", case) for case in CASES), *NATIONAL])
def test_request_made_by_hand_embeds_nothing_of_others(world, breton, case, side):
    before = number_of_pages()
    mine, other = world["bretagne"], world[side]
    response, errors = send(breton, case, mine, other)
    assert (response.status_code, errors) == (200, [CASES[case](mine, other)[2]])
    assert word(side, "") not in response.content.decode(), "Le formulaire montré de nouveau nomme la chose."
    assert number_of_pages() == before


@pytest.mark.parametrize("case", CASES)
def test_own_things_are_embedded(world, breton, case):
    before = number_of_pages()
    response, errors = send(breton, case, world["bretagne"], world["bretagne"])
    assert (response.status_code, errors, number_of_pages()) == (302, [], before + 1)


@pytest.mark.parametrize("case", CASES)
def test_without_the_check_others_things_are_embedded(world, breton, case, monkeypatch):
    """The control of the first test."""
    monkeypatch.setattr(WalledPageForm, "is_valid", WagtailAdminPageForm.is_valid)
    response, _errors = send(breton, case, world["bretagne"], world["occitanie"])
    assert response.status_code == 302


def test_preview_shows_nothing_of_others(world, breton):
    mine, other = world["bretagne"], world["occitanie"]
    model, parent, values = article(mine, illustration=other.image.pk)
    url = add_address(model, parent)
    values = breton.open(url, model) | values
    assert breton.client.post(add_address(model, parent, "preview_on_add"), values).json()["is_valid"] is False


def test_draft_that_a_page_named_before_stays(world, breton):
    """A page unpublished since is no reason to lose an editor's work."""
    page = world["bretagne"].pages["draft"]
    ArticlePage.objects.filter(pk=page.pk).update(author=world["occitanie"].pages["author"].pk)
    page.refresh_from_db()
    page.save_revision()
    response = breton.edit(page, {"summary": "Autre résumé."})
    assert response.status_code == 302


def test_administrators_embed_what_they_want(world, admin_of):
    response, errors = send(Editor(admin_of), "image of a field", world["bretagne"], world["occitanie"])
    assert (response.status_code, errors) == (302, [])


@pytest.fixture
def admin_of(world):
    with undone():
        yield User.objects.create_superuser("admin", "admin@example.org", "fourmi-de-test-12")


def test_every_page_type_has_the_check():
    unchecked = [model for model in get_page_models() if model is not Page]
    assert [model for model in unchecked if not issubclass(model.base_form_class, WalledPageForm)] == []

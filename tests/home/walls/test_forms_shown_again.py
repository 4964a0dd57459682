"""A form that is shown again, whatever it was refused for, names nothing that lies beyond the wall."""

import pytest
from django.contrib.auth import get_user_model
from wagtail import blocks
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.admin.widgets import AdminPageChooser
from wagtail.blocks import PageChooserBlock
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import ArticleIndexPage, ArticlePage
from home.walls import shown
from home.walls.reader import nobody_reads, read_by
from tests.editing.forms import Editor, add_address, address, errors_of, form_of, items_of, rich_text, stream
from tests.home.walls.crawl import undone
from tests.home.walls.world import word

DOCUMENT = "Ce document n’est pas dans vos collections : choisissez-en un autre."
PAGE = "Cette page n’est pas publiée, ou n’est pas de votre région : choisissez-en une autre."


@pytest.fixture
def breton(world):
    with undone():
        yield Editor(world["bretagne"].people["Coordination"])


def linking(kind: str, pk) -> str:
    return rich_text(f'<p>Voyez <a linktype="{kind}" id="{pk}">la fiche</a> jointe.</p>')


def articles(side) -> ArticleIndexPage:
    return ArticleIndexPage.objects.child_of(side.home).get()


# --- A refused paste keeps the text ---------------------------------------------------------------------------------


@pytest.fixture
def pasted(world, breton):
    """The answer to a long page, of which one paragraph links a document of another region. Nothing else is wrong.

    It has as many blocks as needed for the order of one of them to be the document's id.
    """
    document = world["occitanie"].document
    others = [("text", rich_text(f"<p>Paragraphe {number}.</p>")) for number in range(document.pk + 1)]
    values = {"title": "Essai", "slug": "essai"}
    body = stream("body", ("text", linking("document", document.pk)), *others)
    return breton.add(ArticlePage, articles(world["bretagne"]), values | body)


def test_refused_paste_keeps_the_text(world, pasted):
    assert (pasted.status_code, errors_of(pasted)) == (200, {"body": [DOCUMENT]})
    last = world["occitanie"].document.pk
    body = pasted.context["form"]["body"].value()
    words = [block.value.source for block in body]
    assert len(words) == last + 2
    assert "Voyez" in words[0]
    assert "la fiche" in words[0]
    assert [f"Paragraphe {number}." in text for number, text in enumerate(words[1:])] == [True] * (last + 1)


def test_refused_link_is_gone_from_the_form_and_its_words_stay(world, pasted):
    first = pasted.context["form"].fields["body"].block.get_form_state(pasted.context["form"]["body"].value())[0]
    with_link = get_rich_text_editor_widget().format_value('<p><a linktype="document" id="1">la fiche</a></p>')
    assert '"DOCUMENT"' in with_link  # as a link looks
    assert '"entityRanges": []' in pasted.content.decode().replace("&quot;", '"').replace('\\"', '"')
    assert "la fiche" in str(first)
    assert word("occitanie", "") not in pasted.content.decode()


# --- A form that is wrong for another reason ------------------------------------------------------------------------


def secret_things(side) -> dict:
    """Ids of what is secret, by kind."""
    return {"page": side.pages["draft"].pk, "document": side.document.pk, "image": side.image.pk}


def value_naming(block, things: dict):
    """What a form sends for a block, where all that can name a thing does; None for a block that names none."""
    if isinstance(block, blocks.ChooserBlock):
        kinds = {PageChooserBlock: "page", ImageChooserBlock: "image", DocumentChooserBlock: "document"}
        return str(things[kinds[type(block)]])
    if isinstance(block, blocks.RichTextBlock):
        return linking("document", things["document"])
    if isinstance(block, blocks.ListBlock):
        return items_of([value_naming(block.child_block, things)])
    if isinstance(block, TypedTableBlock):
        return None
    if isinstance(block, blocks.StreamBlock):
        values = [(name, value_naming(child, things)) for name, child in block.child_blocks.items()]
        text = [("text", linking("page", things["page"]))] if "text" in block.child_blocks else []
        return streamfield([(name, value) for name, value in values if value is not None] + text)
    if isinstance(block, blocks.StructBlock):
        return {name: value_naming(child, things) for name, child in block.child_blocks.items()}
    # A call to action may not have both links: it makes the stream wrong.
    return "https://example.org/" if isinstance(block, blocks.URLBlock) else ""


def values_naming(form, prefix: str, things: dict) -> dict:
    """Values for all fields of a form that lead to things."""
    found = {}
    for name, field in form.fields.items():
        model = getattr(getattr(field, "queryset", None), "model", None)
        if model is None:
            continue
        key = {"SiteImage": "image", "SiteDocument": "document"}.get(model.__name__)
        if key is None and issubclass(model, Page):
            key = "page"
        if key:
            found[f"{prefix}{name}"] = str(things[key])
    return found


def everything_named(form, things: dict) -> dict:
    """Of a page's form: its own fields, one line in each inline panel, its stream."""
    values = values_naming(form, "", things)
    for name, formset in form.formsets.items():
        if name == "comments":
            continue
        line = values_naming(formset.empty_form, f"{name}-0-", things)
        values |= {f"{name}-TOTAL_FORMS": "1", f"{name}-0-ORDER": "1", f"{name}-0-id": ""} | line
    streams = {name: field.block for name, field in form.fields.items() if isinstance(field, blocks.BlockField)}
    return values | nested_form_data({name: value_naming(block, things) for name, block in streams.items()})


PAGE_TYPES = [model for model in get_page_models() if model is not Page]


def form_address(model, home) -> str | None:
    """Where a region edits a page of a type that it has, or adds one; None when it has no such pages."""
    page = model.objects.descendant_of(home, inclusive=True).filter(locale=home.locale).first()
    if page is not None:
        return address("edit", page)
    parents = Page.objects.descendant_of(home, inclusive=True).specific()
    parent = next((parent for parent in parents if model.is_creatable and model.can_create_at(parent)), None)
    return parent and add_address(model, parent)


def shown_again(world, breton, model, things: dict):
    """A page's form that names everything, without a title and with a day that is none.

    The nation's when a region has no such pages.
    """
    url = form_address(model, world["bretagne"].home)
    if url is None:
        breton = Editor(world["national"].people["redaction"])
        url = form_address(model, world["national"].home)
    first = breton.client.get(url)
    values = form_of(first) | everything_named(first.context["form"], things) | {"title": "", "starts_at": "jamais"}
    return breton.client.post(url, values)


SIDES = ["national", "occitanie"]


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_invalid_form_names_nothing_of_others(world, breton, model):
    response = shown_again(world, breton, model, secret_things(world["occitanie"]))
    assert response.status_code == 200
    assert {"title", "starts_at"} & set(response.context["form"].errors)
    text = response.content.decode()
    assert word("occitanie", "") not in text
    assert preview_of(world["occitanie"].image) not in text


def preview_of(image) -> str:
    """What the addresses of all thumbnails of an image begin with."""
    return image.get_rendition("max-165x165").url.rsplit(".max", 1)[0].rsplit("/", 1)[1]


@pytest.mark.parametrize("kind", ["private", "expired", "draft"])
@pytest.mark.parametrize("side", SIDES)
def test_invalid_form_tells_no_title_of_a_hidden_page(world, breton, kind, side):
    things = secret_things(world["bretagne"]) | {"page": world[side].pages[kind].pk}
    response = shown_again(world, breton, ArticlePage, things)
    assert (response.status_code, word(side, "") in response.content.decode()) == (200, False)


def test_invalid_form_says_what_is_refused_in_a_stream_that_is_wrong_too(world, breton):
    response = shown_again(world, breton, ArticlePage, secret_things(world["occitanie"]))
    assert PAGE in [str(error) for error in response.context["form"].non_field_errors()]
    assert DOCUMENT in [str(error) for error in response.context["form"].non_field_errors()]


def test_invalid_form_keeps_ones_own_things(world, breton):
    response = shown_again(world, breton, ArticlePage, secret_things(world["bretagne"]))
    text = response.content.decode()
    assert [kind for kind in ("file", "image", "draft") if word("bretagne", kind) not in text] == []


def test_without_the_gate_an_invalid_form_names_others_things(world, breton, monkeypatch):
    """The control of the tests above."""
    monkeypatch.setattr(shown, "may_be_shown", lambda *args: True)
    response = shown_again(world, breton, ArticlePage, secret_things(world["occitanie"]))
    assert word("occitanie", "") in response.content.decode()


# --- What a page named before ----------------------------------------------------------------------------------------


def test_draft_that_a_page_named_before_stays_in_its_form(world, breton):
    """Its title is hidden, its id is sent back: saving loses nothing."""
    page, author = world["bretagne"].pages["draft"], world["occitanie"].pages["author"]
    ArticlePage.objects.filter(pk=page.pk).update(author=author.pk)
    page.refresh_from_db()
    page.save_revision()
    response = breton.client.get(address("edit", page))
    assert form_of(response)["author"] == [str(author.pk)]
    assert word("occitanie", "") not in response.content.decode()


# --- Other forms -----------------------------------------------------------------------------------------------------


def test_invalid_redirect_names_no_page_of_others(world, breton):
    values = {"old_path": "", "site": world["bretagne"].ids["site_pk"][0], "redirect_page": draft_of(world)}
    response = breton.client.post("/gestion/redirects/add/", values)
    assert (response.status_code, word("occitanie", "") in response.content.decode()) == (200, False)


def draft_of(world) -> int:
    return world["occitanie"].pages["draft"].pk


def test_redirect_keeps_the_page_it_led_to(world, breton):
    """Also when that page is not for the reader any more."""
    redirect = Redirect.objects.get(pk=world["bretagne"].ids["redirect_id"][0])
    Redirect.objects.filter(pk=redirect.pk).update(redirect_page=draft_of(world))
    text = breton.client.get(f"/gestion/redirects/{redirect.pk}/").content.decode()
    assert f'name="redirect_page" value="{draft_of(world)}"' in text
    assert word("occitanie", "") not in text


CHOOSERS = [
    (AdminPageChooser, lambda side: side.pages["draft"]),
    (AdminImageChooser, lambda side: side.image),
    (AdminDocumentChooser, lambda side: side.document),
]


@pytest.mark.parametrize(("chooser", "thing"), CHOOSERS, ids=lambda part: getattr(part, "__name__", ""))
def test_no_chooser_draws_what_is_beyond_the_wall(world, chooser, thing):
    """Whatever form it stands in: the gate is the chooser's own."""
    with nobody_reads():
        assert chooser().get_value_data(thing(world["occitanie"]).pk)["id"] == thing(world["occitanie"]).pk
        read_by(get_user_model().objects.get(pk=world["bretagne"].people["Coordination"].pk))
        assert chooser().get_value_data(thing(world["occitanie"]).pk) is None
        assert chooser().get_value_data(thing(world["bretagne"]).pk)["id"] == thing(world["bretagne"]).pk

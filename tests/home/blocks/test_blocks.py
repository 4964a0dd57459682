"""Every block that an editor can put in a page: it says what it is, and its preview shows it."""

import importlib
import pkgutil
from collections.abc import Iterator

import lxml.html
import pytest
from django.urls import reverse
from wagtail.blocks import Block, StructBlockValidationError
from wagtail.fields import StreamField

import catalogue.blocks
import home.blocks
from home.blocks.media import PictureBlock
from home.blocks.text import CallToActionBlock
from tests.editing.forms import Editor
from tests.factories import make_image
from tests.home.test_page_tree import our_page_types

_ADDRESS = "https://example.org/"


def top_level_blocks() -> dict[str, Block]:
    """The blocks offered by the streams of our pages, by class name."""
    streams = (f.stream_block for m in our_page_types() for f in m._meta.get_fields() if isinstance(f, StreamField))
    return {type(block).__name__: block for stream in streams for block in stream.child_blocks.values()}


def with_parts(block: Block) -> Iterator[Block]:
    """A block and everything inside it."""
    yield block
    parts = [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]
    for part in filter(None, parts):
        yield from with_parts(part)


def written_blocks() -> set[str]:
    """Names of the block classes that home.blocks and catalogue.blocks define."""
    inside = (
        importlib.import_module(f"home.blocks.{info.name}") for info in pkgutil.iter_modules(home.blocks.__path__)
    )
    return {
        name
        for module in [catalogue.blocks, *inside]
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, Block) and value.__module__ == module.__name__
    }


TOP_LEVEL = top_level_blocks()
PARTS = {type(part).__name__: part for block in TOP_LEVEL.values() for part in with_parts(block)}

# What stands in a preview besides the words of its value.
CHOSEN = {
    "CardsBlock": ["Thèmes", "Ateliers", "Agenda"],
    "DocumentListBlock": ["Fiche pratique : photographier ses chambres", "PDF · 246 Ko"],
}


def test_every_block_that_is_written_can_be_used():
    streams_themselves = {"BodyStreamBlock"}
    assert written_blocks() - streams_themselves == {name for name in PARTS if name in written_blocks()}


@pytest.mark.parametrize("name", TOP_LEVEL)
def test_block_says_what_it_is(name):
    block = TOP_LEVEL[name]
    assert block.meta.icon != Block._meta_class.icon
    assert block.meta.description.endswith(".")
    assert block.is_previewable
    assert [part.name or type(part).__name__ for part in with_parts(block) if not part.meta.label] == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", TOP_LEVEL)
def test_preview_shows_the_words_of_its_value(name, site, redaction):
    block = TOP_LEVEL[name]
    words = [*block.get_searchable_content(block.get_preview_value()), *CHOSEN.get(name, [])]
    response = Editor(redaction).client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    text = flat(lxml.html.fromstring(response.content.decode()).body.text_content())
    assert words != []
    assert [word for word in map(flat, words) if word and word not in text] == []


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.django_db
@pytest.mark.parametrize(("alt", "decorative"), [("", False), ("Une fourmi", True)], ids=["neither", "both"])
def test_picture_is_described_or_decorative(alt, decorative):
    block = PictureBlock()
    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(block.to_python({"image": make_image().pk, "alt": alt, "decorative": decorative}))
    assert refusal.value.block_errors["alt"].messages == [
        "Décrivez l’image en quelques mots, ou cochez « Image décorative »."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("alt", "decorative"), [("Une fourmi", False), ("", True)], ids=["described", "decorative"])
def test_picture_with_one_of_the_two_is_accepted(alt, decorative):
    block = PictureBlock()
    cleaned = block.clean(block.to_python({"image": make_image().pk, "alt": alt, "decorative": decorative}))
    assert (cleaned["alt"], cleaned["decorative"]) == (alt, decorative)


def call_to_action(page, url: str):
    block = CallToActionBlock()
    values = {"title": "Et maintenant ?", "label": "Choisir", "page": page and page.pk, "url": url}
    return block.clean(block.to_python(values))


@pytest.mark.django_db
@pytest.mark.parametrize(("has_page", "url"), [(False, ""), (True, _ADDRESS)], ids=["neither", "both"])
def test_call_to_action_leads_to_one_place(site, has_page, url):
    with pytest.raises(StructBlockValidationError) as refusal:
        call_to_action(site if has_page else None, url)
    assert refusal.value.block_errors["page"].messages == [
        "Choisissez une page du site ou une adresse extérieure, l’une des deux."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("has_page", "url"), [(True, ""), (False, _ADDRESS)], ids=["page", "address"])
def test_call_to_action_with_one_of_the_two_is_accepted(site, has_page, url):
    cleaned = call_to_action(site if has_page else None, url)
    assert (bool(cleaned["page"]), cleaned["url"]) == (has_page, url)

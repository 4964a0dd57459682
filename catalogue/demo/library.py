"""Materials of the demonstration: real files made from our texts, read and linked to their workshops."""

from collections import defaultdict
from datetime import date

from django.core.files.base import ContentFile
from wagtail.models import Page

from catalogue.demo.documents import AUTHOR, make_document
from catalogue.demo.stage import NATIONAL, Stage
from catalogue.demo.texts import TextPage, in_days, read_pages
from catalogue.library import add_document, collection_of, read_documents
from catalogue.models import MaterialFile, MaterialPage, ThemePage


def build_materials(stage: Stage, progress) -> None:
    """One page and one file for each text whose slug is not taken."""
    taken = set(Page.objects.descendant_of(stage.home).type(MaterialPage).values_list("slug", flat=True))
    texts = [text for text in read_pages("materials") if text.slug not in taken]
    progress.start("Ressources", len(texts))
    documents = {text.slug: _document(stage, text) for text in texts}
    read_documents(list(documents.values()), on_read=lambda _document, _state: progress.step())
    pages = [(text.head["owner"], _page(stage, text, documents[text.slug])) for text in texts]
    stage.add_owned("ressources", pages)


def _document(stage: Stage, text: TextPage):
    head = text.head
    author = AUTHOR if head["owner"] == NATIONAL else f"{AUTHOR} {stage.owner(head['owner']).title}"
    reviewed = in_days(head["reviewed"]) or date.today()
    content = make_document(
        head["file"], head["title"], head["summary"], text.body, head["licence"], reviewed, author=author
    )
    file = ContentFile(content, name=f"{text.slug}.{head['file']}")
    return add_document(file, head["title"], collection_of(stage.owner(head["owner"])))


def _page(stage: Stage, text: TextPage, document) -> MaterialPage:
    head = text.head
    page = MaterialPage(
        slug=text.slug,
        title=head["title"],
        summary=head["summary"],
        kind=head["kind"],
        licence=head["licence"],
        level=head["level"],
        reviewed_on=in_days(head["reviewed"]),
    )
    themes = stage.by_slug(ThemePage)
    page.themes = [themes[slug] for slug in head["themes"]]
    page.audiences = [stage.audiences[slug] for slug in head["audiences"]]
    page.tags.add(*head["tags"])
    page.files = [MaterialFile(document=document)]
    return page


def materials_by_workshop(stage: Stage) -> dict[str, list[MaterialPage]]:
    """Materials that each workshop's text names."""
    materials = stage.by_slug(MaterialPage)
    found = defaultdict(list)
    for text in read_pages("materials"):
        for workshop in text.head.get("workshops") or []:
            found[workshop].append(materials[text.slug])
    return found

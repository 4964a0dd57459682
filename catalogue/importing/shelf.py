"""The shelf that an import fills: the materials below one page, found by their origin or by their file."""

import hashlib
from html import escape
from pathlib import Path

from django.core.files.base import File
from django.db import transaction

from catalogue.enums import MaterialKind
from catalogue.extraction import kind_of_name
from catalogue.importing.items import Item, Known
from catalogue.importing.sources import readable
from catalogue.library import add_document, collection_of
from catalogue.models import MaterialFile, MaterialIndexPage, MaterialLink, MaterialPage
from catalogue.tasks import keep_reading
from home.bulk import add_pages, indexes_told_later, tell_indexes
from home.models import SiteDocument
from home.slugs import numbered, slug_of, taken_below
from home.tags import folded

_KINDS = dict.fromkeys(("pptx", "odp"), MaterialKind.SLIDES) | dict.fromkeys(
    ("csv", "xlsx", "ods"), MaterialKind.TEMPLATE
)
_SUMMARY_LENGTH = 300


class Shelf:
    """What is below `index` already, and adding to it; new pages are live when `publish` is set."""

    def __init__(self, index: MaterialIndexPage, known: Known, *, publish: bool):
        self._index, self._known, self._publish = index, known, publish
        self._collection = collection_of(index)
        self._slugs = taken_below(index)
        below = MaterialPage.objects.child_of(index)
        self._by_id = {page.source_id: page for page in below.exclude(source_id="")}
        files = MaterialFile.objects.filter(material__in=below).select_related("document", "material")
        self._by_hash = {file.document.file_hash: file.material for file in files}
        self._reserved: set[str] = set()

    def known_page(self, item: Item) -> MaterialPage | None:
        """The page of an item: the one with its id, or, when it has none, the one with its file."""
        if item.source_id:
            return self._by_id.get(item.source_id)
        return self._by_hash.get(file_hash(item.path)) if item.path else None

    def reserve(self, item: Item) -> bool:
        """Whether this is the first time that the import meets this file, or it has an id that says what it is."""
        if item.source_id or item.path is None:
            return True
        key = file_hash(item.path)
        if key in self._reserved:
            return False
        self._reserved.add(key)
        return True

    def differs(self, page: MaterialPage, item: Item) -> bool:
        """Whether an item says something else than its page; a file without a manifest says only its content."""
        if not item.source_id:
            return False
        return self._said(self._basis(page)) != self._wanted(item)

    def _basis(self, page: MaterialPage) -> MaterialPage:
        """What the next version is made from: what visitors read when it will be published, else the latest draft."""
        return page if self._publish else page.get_latest_revision_as_object()

    def _said(self, page: MaterialPage) -> tuple:
        return (
            page.title,
            "".join(str(block.value) for block in page.body),
            [file.document.get_file_hash() for file in page.files.all()],
            [link.url for link in page.links.all()],
            (page.licence, page.level, page.language),
            sorted(page.themes.values_list("slug", flat=True)),
            sorted(page.audiences.values_list("slug", flat=True)),
            {folded(name) for name in page.tags.names()},
        )

    def _wanted(self, item: Item) -> tuple:
        return (
            item.title,
            paragraphs(item.body),
            [file_hash(item.path)] if item.path else [],
            [item.url] if item.url else [],
            (item.licence, item.level, item.language),
            sorted(item.themes),
            sorted(item.audiences),
            {folded(name) for name in item.tags},
        )

    def add(self, items: list[Item], readings: dict) -> None:
        """New pages with their documents, read and indexed; all of them or, on an error, none."""
        documents: list[SiteDocument] = []
        try:
            with transaction.atomic():
                self._add(items, readings, documents)
        except BaseException:
            for document in documents:
                document.file.delete(save=False)
            raise

    def _add(self, items: list[Item], readings: dict, documents: list[SiteDocument]) -> None:
        pages = []
        for item in items:
            document = self._document(item, readings[item.label])
            documents += [document] if document else []
            page = MaterialPage(slug=numbered(slug_of(item.title, "ressource"), self._slugs), source_id=item.source_id)
            self._fill(page, item, document, readings[item.label])
            pages.append(page)
        if documents:
            tell_indexes(documents)
        add_pages(self._index, pages, live=self._publish)

    def update(self, page: MaterialPage, item: Item, reading) -> None:
        """The page with what its item says now, as a new revision."""
        page = self._basis(page)
        known = {file.document.get_file_hash(): file.document for file in page.files.all()}
        document = known.get(file_hash(item.path)) if item.path else None
        if document is None and (document := self._document(item, reading)):
            tell_indexes([document])
        with indexes_told_later(MaterialPage):
            self._fill(page, item, document, reading)
            if not page.live:
                page.save()  # as the admin's form: the row of a draft is its latest version
            revision = page.save_revision(log_action=True)
            if self._publish:
                revision.publish()
        tell_indexes([MaterialPage.objects.get(pk=page.pk)])

    def _document(self, item: Item, reading) -> SiteDocument | None:
        if item.path is None:
            return None
        with item.path.open("rb") as content:
            document = add_document(File(content, name=readable(item.path.name)), item.title, self._collection)
        keep_reading(document, reading)
        return document

    def _fill(self, page: MaterialPage, item: Item, document, reading) -> None:
        page.title, page.licence, page.level, page.language = item.title, item.licence, item.level, item.language
        page.summary = summary_of(item, reading)
        page.kind = _kind(item)
        page.body = [("text", paragraphs(item.body))] if item.body else []
        page.files = [MaterialFile(document=document)] if document else []
        page.links = [MaterialLink(title=item.title[:160], url=item.url)] if item.url else []
        page.themes = [self._known.themes[slug] for slug in item.themes]
        page.audiences = [self._known.audiences[slug] for slug in item.audiences]
        if page.pk:
            page.tags.set(item.tags)
        else:
            page.tags.add(*item.tags)


def _kind(item: Item) -> str:
    if item.path is None:
        return MaterialKind.LINK if item.url and not item.body else MaterialKind.SHEET
    return _KINDS.get(kind_of_name(item.path.name), MaterialKind.SHEET)


def file_hash(path: Path) -> str:
    """SHA-1 of a file in hexadecimal, as Wagtail keeps it for documents."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest()


def paragraphs(text: str) -> str:
    """HTML of a plain text: a paragraph for each block of lines."""
    blocks = (" ".join(block.split()) for block in text.split("\n\n"))
    return "".join(f"<p>{escape(block, quote=False)}</p>" for block in blocks if block)


def summary_of(item: Item, reading) -> str:
    """The first words of the text, or of the first passage of the file that has any."""
    text = item.body or next((p.text for p in (reading.passages if reading else ()) if p.text.strip()), "")
    words = " ".join(text.split())
    return words if len(words) <= _SUMMARY_LENGTH else words[: _SUMMARY_LENGTH - 1].rsplit(" ", 1)[0] + "…"

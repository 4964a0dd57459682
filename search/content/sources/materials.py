"""Entries of materials: what is said of them, and the text inside their files."""

from collections import defaultdict

from catalogue.models import DocumentPassage, MaterialFile, MaterialLink, MaterialPage, MaterialTag, NationalProposal
from home.models import OrganisationPage
from home.walls.documents import closed_documents
from search.content.entries import EntryData, PassageData, Source, mention
from search.content.sources.classified import Classification
from search.content.sources.related import public_by_id, tag_names


class MaterialSource(Source):
    def load(self) -> None:
        self.classification = Classification(MaterialPage, self.ids)
        self.tags = tag_names(MaterialTag, self.ids)
        self.organisations = public_by_id(OrganisationPage, {page.organisation_id for page in self.pages})
        self.links: defaultdict[int, list[str]] = defaultdict(list)
        for link in MaterialLink.objects.filter(material__in=self.ids).order_by("sort_order", "pk"):
            self.links[link.material_id] += filter(None, (link.title, link.comment))
        self.files = _files(self.ids)
        self.accepted = NationalProposal.objects.accepted_among(self.ids)
        self.texts_read = _texts({file.document_id for files in self.files.values() for file in files})

    def fill(self, page: MaterialPage, entry: EntryData) -> None:
        entry.licence, entry.level, entry.language = page.licence, page.level, page.language
        entry.source_id = page.source_id
        entry.is_shared = page.pk in self.accepted
        entry.keywords = "\n".join(self.tags[page.pk])
        self.classification.add_to(entry, page.pk)
        organisation = self.organisations.get(page.organisation_id)
        entry.body = "\n".join(filter(None, (entry.body, *self.links[page.pk])))
        mention(entry, organisation.title if organisation else "")
        entry.passages = self._passages(self.files[page.pk], page.publish_notes)

    def _passages(self, files: list[MaterialFile], speaker_notes: bool) -> list[PassageData]:
        """Of every file, numbered as the material's page numbers them."""
        return [
            PassageData(
                document_id=file.document_id,
                file_number=number,
                file_name=str(file)[:255] if len(files) > 1 else "",
                kind=passage.kind,
                number=passage.number,
                anchor=passage.anchor(number),
                title=passage.title,
                text="\n".join(filter(None, (passage.content, passage.public_notes(speaker_notes=speaker_notes)))),
            )
            for number, file in enumerate(files, 1)
            for passage in self.texts_read[file.document_id]
        ]


def _files(ids: list[int]) -> dict[int, list[MaterialFile]]:
    found = defaultdict(list)
    files = MaterialFile.objects.filter(material__in=ids).select_related("document")
    for file in files.order_by("sort_order", "pk"):
        found[file.material_id].append(file)
    return found


def _texts(document_ids: set[int]) -> dict[int, list[DocumentPassage]]:
    """What is read in documents, but for those of private collections."""
    found = defaultdict(list)
    open_ids = document_ids - closed_documents(document_ids)
    passages = DocumentPassage.objects.filter(text__document__in=open_ids).select_related("text")
    for passage in passages.order_by("number", "pk"):
        found[passage.text.document_id].append(passage)
    return found

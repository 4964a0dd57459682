"""The text read inside documents, slide by slide or page by page."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import ngettext_lazy
from wagtail.documents import get_document_model_string

from catalogue.enums import ExtractionState, PassageKind
from home.file_sizes import shown_size
from home.models import SiteDocument
from home.walls.documents import lies_in_private_collection

_COUNTS = {
    PassageKind.SLIDE: ngettext_lazy("%(number)s diapo", "%(number)s diapos", "number"),
    PassageKind.PAGE: ngettext_lazy("%(number)s page", "%(number)s pages", "number"),
    PassageKind.SECTION: ngettext_lazy("%(number)s section", "%(number)s sections", "number"),
}


class DocumentText(models.Model):
    """State of the reading of a document, and why it failed."""

    document = models.OneToOneField(
        get_document_model_string(), verbose_name="document", on_delete=models.CASCADE, related_name="text"
    )
    state = models.CharField("état", max_length=10, choices=ExtractionState.choices, default=ExtractionState.WAITING)
    reason = models.TextField("raison", blank=True)
    truncated = models.BooleanField("texte coupé", default=False)
    file_hash = models.CharField("empreinte du fichier lu", max_length=40, blank=True)
    edition = models.PositiveSmallIntegerField("édition de la lecture", default=0, editable=False)
    updated_at = models.DateTimeField("mis à jour", auto_now=True)

    class Meta:
        verbose_name = "texte de document"
        verbose_name_plural = "textes de documents"

    def __str__(self):
        return f"{self.document} : {self.get_state_display()}"


class DocumentPassage(models.Model):
    """The text of one slide, page or section."""

    text = models.ForeignKey(DocumentText, on_delete=models.CASCADE, related_name="passages")
    kind = models.CharField("nature", max_length=8, choices=PassageKind.choices)
    number = models.PositiveIntegerField("numéro")
    title = models.CharField("titre", max_length=300, blank=True)
    content = models.TextField("texte", blank=True)
    notes = models.TextField("notes", blank=True)

    class Meta:
        verbose_name = "passage"
        verbose_name_plural = "passages"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=("text", "kind", "number"), name="unique_passage")]

    def __str__(self):
        return self.where

    @property
    def where(self) -> str:
        """« diapo 12 », « page 3 » or « section 2 »."""
        return f"{self.get_kind_display()} {self.number}"

    def public_notes(self, *, speaker_notes: bool) -> str:
        """Notes of a text, such as footnotes, and, where the material says so, those of a speaker."""
        return self.notes if speaker_notes or self.kind != PassageKind.SLIDE else ""

    def anchor(self, file_number: int) -> str:
        """Stable id on the material's page: `f1-diapo-12`."""
        return f"f{file_number}-{self.kind}-{self.number}"


@dataclass(frozen=True)
class AnchoredPassage:
    """A passage as a material's page shows it, under the stable id that search links to."""

    anchor: str
    kind: str
    where: str
    title: str
    text: str
    notes: str


@dataclass(frozen=True)
class FileText:
    """A file of a material with its number, state and anchored passages."""

    number: int
    label: str
    document: SiteDocument
    state: str
    truncated: bool
    passages: list[AnchoredPassage]

    @property
    def name(self) -> str:
        return self.label

    @property
    def url(self) -> str:
        """Address that sends the file as an attachment."""
        return self.document.url

    @property
    def kind(self) -> str:
        """Its format, such as « pptx »."""
        return self.document.file_extension.lower()

    @property
    def size(self) -> str:
        """Its weight in words, empty when unknown."""
        return shown_size(self.document.file_size) if self.document.file_size else ""

    @property
    def detail(self) -> str:
        """« 12 diapos », empty while its text is not read."""
        if not self.passages:
            return ""
        return _COUNTS[PassageKind(self.passages[0].kind)] % {"number": len(self.passages)}


def files_with_text(files, *, speaker_notes: bool) -> list[FileText]:
    """The files of a material with their passages, in order; two queries whatever their number.

    The text of a document of a private collection is left out, as its file is not for everybody. `files` may be those
    of a page that is not saved yet, which are no queryset and know few of its methods; a draft's may have lost theirs.
    """
    open_passages = DocumentPassage.objects.exclude(lies_in_private_collection("text__document__collection__path"))
    files = files.select_related("document__text").prefetch_related(
        models.Prefetch("document__text__passages", queryset=open_passages)
    )
    kept = [file for file in files.order_by("sort_order", "id") if file.document_id]
    return [_with_text(number, file, speaker_notes) for number, file in enumerate(kept, 1)]


def _with_text(number: int, file, speaker_notes: bool) -> FileText:
    text = getattr(file.document, "text", None)
    passages = [
        AnchoredPassage(
            passage.anchor(number),
            passage.kind,
            passage.where,
            passage.title,
            passage.content,
            passage.public_notes(speaker_notes=speaker_notes),
        )
        for passage in (text.passages.all() if text else ())
    ]
    return FileText(
        number=number,
        label=str(file),
        document=file.document,
        state=text.state if text else ExtractionState.WAITING,
        truncated=bool(text and text.truncated),
        passages=passages,
    )

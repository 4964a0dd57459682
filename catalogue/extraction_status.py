"""What an editor is told of the reading of a material's files."""

from dataclasses import dataclass

from catalogue.enums import ExtractionState
from catalogue.models.texts import DocumentText

_TONES = {ExtractionState.DONE: "ok", ExtractionState.FAILED: "danger", ExtractionState.WAITING: "info"}


@dataclass(frozen=True)
class FileState:
    document_id: int
    label: str
    state: str
    tone: str
    reason: str
    passages: int
    warning: str = ""


_CUT = (
    "Lu en partie seulement : le fichier est très long, ou certaines de ses pages sont abîmées. La recherche ne "
    "connaît que ce qui a été lu."
)
_SILENT = (
    "Aucun texte dans ce fichier : sans doute des pages numérisées ou des images. La recherche ne le trouvera que par "
    "le titre et la description de la ressource ; un fichier dont le texte peut être sélectionné serait lu."
)


def file_states(material) -> list[FileState]:
    """State of each file of a saved material, in order; empty for one that is not saved yet."""
    files = [file for file in material.files.all() if file.document_id]
    texts = DocumentText.objects.filter(document__in=[file.document_id for file in files])
    by_document = {text.document_id: text for text in texts.prefetch_related("passages")}
    return [_state(file, by_document.get(file.document_id)) for file in files]


def _state(file, text) -> FileState:
    state = ExtractionState(text.state) if text else ExtractionState.WAITING
    passages = len(text.passages.all()) if text else 0
    reason = text.reason if text else ""
    return FileState(
        file.document_id, str(file), state.label, _TONES[state], reason, passages, _warning(text, passages)
    )


def _warning(text: DocumentText | None, passages: int) -> str:
    if text is None or text.state != ExtractionState.DONE:
        return ""
    if text.truncated:
        return _CUT
    return "" if passages else _SILENT

"""Why a file is refused, in the editor's words.

The child process sends the name of a reason and never a sentence of its own, so that no file can make it
speak.
"""

from enum import StrEnum

from .limits import MAX_ENTRIES, MAX_FILE_BYTES, MAX_UNPACKED_BYTES, MEGABYTE

_SAVE_AGAIN = "Ouvrez-le dans son logiciel, enregistrez-le de nouveau, puis renvoyez-le."
_SPLIT = "découpez-le en plusieurs fichiers, puis renvoyez-les."
_UNLOCK = "enregistrez-en une copie sans mot de passe"
_MB = "\u00a0Mo"


class Reason(StrEnum):
    """A code (the member's name) and the French sentence it stands for (its value)."""

    EMPTY = "Ce fichier est vide."
    MISSING = "Ce fichier est introuvable ou illisible sur le serveur\u00a0: renvoyez-le."
    TOO_BIG = f"Ce fichier pèse plus de {MAX_FILE_BYTES // MEGABYTE}{_MB}\u00a0: allégez ses images ou {_SPLIT}"
    EXTENSION = (
        "Ce type de fichier n’est pas accepté\u00a0: envoyez un diaporama (pptx, ppsx, odp), un document (docx, odt, "
        "pdf), un texte (txt, md), une page (html) ou un tableau (xlsx, ods, csv)."
    )
    MISMATCH = f"Le contenu de ce fichier ne correspond pas à son extension. {_SAVE_AGAIN}"
    DAMAGED = f"Ce fichier est abîmé\u00a0: son contenu n’a pas pu être lu. {_SAVE_AGAIN}"
    LOCKED = f"Ce fichier est protégé par un mot de passe\u00a0: {_UNLOCK}, puis envoyez-la."
    LOCKED_PDF = f"Ce PDF est protégé par un mot de passe\u00a0: {_UNLOCK}, puis envoyez-la."
    OLD_OFFICE = (
        "Ce fichier est protégé par un mot de passe ou vient d’un ancien logiciel\u00a0: "
        f"{_UNLOCK}, au format docx ou pptx, puis envoyez-la."
    )
    UNPACKED = (
        f"Ce fichier contient plus de {MAX_UNPACKED_BYTES // MEGABYTE}{_MB} une fois décompressé\u00a0: "
        f"allégez ses images ou {_SPLIT}"
    )
    ENTRIES = f"Ce fichier contient plus de {MAX_ENTRIES // 1000}\u00a0000 éléments\u00a0: {_SPLIT}"
    RATIO = f"Ce fichier est anormalement compressé\u00a0: il n’a pas été ouvert. {_SAVE_AGAIN}"
    ENTITIES = f"Ce fichier contient des instructions XML interdites\u00a0: il n’a pas été ouvert. {_SAVE_AGAIN}"
    TOO_LONG = f"La lecture de ce fichier demande trop de temps\u00a0: simplifiez-le ou {_SPLIT}"
    TOO_HEAVY = f"La lecture de ce fichier demande trop de mémoire\u00a0: simplifiez-le ou {_SPLIT}"
    UNAVAILABLE = "Le texte de ce fichier n’a pas pu être lu pour l’instant\u00a0: réessayez dans quelques minutes."


class ExtractionRefused(Exception):
    """A file whose text cannot be read; `reason` is a French sentence fit for the editor."""

    def __init__(self, reason: str) -> None:
        super().__init__(str(reason))
        self.reason = str(reason)

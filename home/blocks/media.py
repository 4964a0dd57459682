"""Blocks of images, videos and files."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from home.blocks.in_migrations import PlainInMigrations
from home.file_sizes import shown_size
from home.videos import video_at


class PictureBlock(blocks.StructBlock):
    """A picture that says what it shows, or that it only decorates."""

    image = ImageChooserBlock(label="Image")
    alt = blocks.CharBlock(
        label="Texte de remplacement",
        required=False,
        max_length=200,
        help_text="Ce que l’image apporte à qui ne la voit pas. Obligatoire, sauf si l’image est décorative.",
    )
    decorative = blocks.BooleanBlock(
        label="Image décorative", required=False, help_text="Cochez si l’image n’apporte aucune information."
    )
    caption = blocks.CharBlock(label="Légende", required=False, max_length=250)

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned.get("alt")) == bool(cleaned.get("decorative")):
            error = ValidationError("Décrivez l’image en quelques mots, ou cochez « Image décorative ».")
            raise blocks.StructBlockValidationError(block_errors={"alt": error})
        return cleaned

    class Meta:
        icon = "image"
        label = "Image"
        description = "Une image, son texte de remplacement et sa légende."
        template = "components/blocks/picture.html"
        preview_value = {"alt": "", "decorative": True, "caption": "La légende dit le lieu, la date et l’auteur."}


class VideoBlock(blocks.StructBlock):
    """A video that loads nothing from elsewhere before a click."""

    title = blocks.CharBlock(label="Titre", max_length=160)
    url = blocks.URLBlock(label="Adresse de la vidéo", help_text="YouTube, Vimeo ou Dailymotion ; sinon, un lien.")
    transcript = blocks.RichTextBlock(
        label="Transcription",
        required=False,
        features=["bold", "italic", "ul"],
        help_text="Le texte de la vidéo, pour qui ne peut pas l’écouter.",
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["video"] = video_at(value.get("url", ""))
        return context

    class Meta:
        icon = "media"
        label = "Vidéo"
        description = "Une vidéo qui ne se charge qu’après un clic."
        template = "components/blocks/video.html"
        preview_value = {"title": "Filmer avec son téléphone", "url": "https://vimeo.com/114200000", "transcript": ""}


def download(document) -> dict:
    """A document as `components/download_list.html` shows it; its size is the one the library keeps."""
    return {
        "name": document.title,
        "url": document.url,
        "kind": document.file_extension.lower(),
        "size": shown_size(document.file_size or 0),
    }


class DocumentListBlock(PlainInMigrations, blocks.ListBlock):
    """Files to download."""

    arguments = {"child_block": DocumentChooserBlock(label="Document")}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["files"] = [download(document) for document in value if document]
        return context

    def get_preview_value(self):
        """A file that is in no library."""
        title = "Fiche pratique : photographier ses chambres"
        return self.normalize([get_document_model()(pk=0, title=title, file="fiche.pdf", file_size=245_760)])

    class Meta:
        icon = "doc-full"
        label = "Documents à télécharger"
        description = "Une liste de fichiers avec leur format et leur poids."
        template = "components/blocks/documents.html"

"""Blocks of words: text, heading, quote, accordion, call to action."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from wagtail import blocks

from home.anchors import anchor_of
from home.blocks.in_migrations import PlainInMigrations
from home.querysets import is_served

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "h3", "h4"]


class TextBlock(PlainInMigrations, blocks.RichTextBlock):
    """Running text."""

    arguments = {"features": RICH_TEXT_FEATURES}

    class Meta:
        icon = "pilcrow"
        label = "Texte"
        description = "Paragraphes, listes et liens."
        template = "components/blocks/text.html"
        preview_value = "<p>Un texte court, une idée par paragraphe, et <b>les mots que vos lecteurs emploient</b>.</p>"


class HeadingBlock(PlainInMigrations, blocks.CharBlock):
    """A heading that other pages can link to."""

    arguments = {"max_length": 120}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["anchor"] = anchor_of(value)
        return context

    class Meta:
        icon = "title"
        label = "Intertitre"
        description = "Un titre de niveau 2, avec son ancre."
        template = "components/blocks/heading.html"
        preview_value = "Par où commencer ?"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with who said them."""

    text = blocks.TextBlock(label="Citation")
    author = blocks.CharBlock(label="Auteur", required=False, max_length=120)
    source = blocks.CharBlock(label="Fonction ou source", required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = "Citation"
        description = "Des mots rapportés, avec leur auteur."
        template = "components/blocks/quote.html"
        preview_value = {
            "text": "On vient à l’atelier avec une question, on repart avec sa fiche à jour.",
            "author": "Une hébergeuse",
            "source": "Atelier « Fiche Google »",
        }


class AccordionItemValue(blocks.StructValue):
    @cached_property
    def anchor(self) -> str:
        return anchor_of(self.get("title", ""), "volet-")


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Titre", max_length=160)
    text = blocks.RichTextBlock(label="Texte", features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "list-ul"
        label = "Volet"
        adds = "un volet"
        value_class = AccordionItemValue


class AccordionBlock(PlainInMigrations, blocks.ListBlock):
    """Texts that open on demand."""

    arguments = {"child_block": AccordionItemBlock()}

    class Meta:
        icon = "list-ul"
        label = "Volets dépliants"
        description = "Des textes repliés, que l’on ouvre un à un."
        template = "components/blocks/accordion.html"
        preview_value = [
            {
                "title": "Faut-il un ordinateur ?",
                "text": "<p>Non, un téléphone suffit pour la plupart des ateliers.</p>",
            }
        ]


class CallToActionValue(blocks.StructValue):
    @property
    def served_page(self):
        """The page that the button leads to; None when visitors would not find it, whose address tells its title."""
        page = self.get("page")
        return page if page and is_served(page) else None


class CallToActionBlock(blocks.StructBlock):
    """One thing to do next."""

    title = blocks.CharBlock(label="Titre", max_length=120)
    text = blocks.TextBlock(label="Texte", required=False)
    page = blocks.PageChooserBlock(label="Page du site", required=False)
    url = blocks.URLBlock(label="ou adresse extérieure", required=False)
    label = blocks.CharBlock(label="Texte du bouton", max_length=60)

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            error = ValidationError("Choisissez une page du site ou une adresse extérieure, l’une des deux.")
            raise blocks.StructBlockValidationError(block_errors={"page": error})
        return cleaned

    class Meta:
        icon = "pick"
        label = "Appel à l’action"
        description = "Un encadré et son bouton."
        value_class = CallToActionValue
        template = "components/blocks/call_to_action.html"
        preview_value = {
            "title": "Où en êtes-vous ?",
            "text": "Dix questions pour choisir votre premier atelier.",
            "url": "https://example.org/",
            "label": "Faire le point",
        }

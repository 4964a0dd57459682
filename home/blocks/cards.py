"""Cards chosen among the site's pages, and typed tables."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from home.blocks.chosen import cards_of_chosen
from home.querysets import public_pages


class CardsBlock(blocks.StructBlock):
    """Pages that an editor puts forward. One that is no longer public is left out."""

    title = blocks.CharBlock(label="Titre", required=False, max_length=120)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label="Page"), label="Pages", max_num=12)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        pages = [page for page in value.get("pages", []) if page]
        context["cards"] = cards_of_chosen(pages, (parent_context or {}).get("request"))
        return context

    def get_preview_value(self):
        """The first pages below the home that a visitor may see."""
        pages = public_pages().filter(depth=3).order_by("path")
        return self.normalize({"title": "À lire aussi", "pages": list(pages[:3])})

    class Meta:
        icon = "grip"
        label = "Cartes"
        description = "Des pages du site, présentées en cartes."
        template = "components/blocks/cards.html"


class TableBlock(TypedTableBlock):
    """A table with a header row and a caption."""

    def __init__(self, **kwargs):
        columns = [
            ("text", blocks.CharBlock(label="Texte", required=False)),
            ("number", blocks.CharBlock(label="Nombre", required=False)),
        ]
        super().__init__(columns, **kwargs)

    class Meta:
        icon = "table"
        label = "Tableau"
        description = "Un tableau simple, qui défile sur un petit écran."
        template = "components/blocks/table.html"
        preview_value = {
            "caption": "Durée d’un atelier selon le format",
            "columns": [{"type": "text", "heading": "Format"}, {"type": "number", "heading": "Durée"}],
            "rows": [{"values": ["Atelier", "2 h"]}, {"values": ["Conférence", "1 h"]}],
        }

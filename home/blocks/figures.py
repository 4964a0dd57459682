"""Key figures: a number never stands without its date, its perimeter and its source."""

from wagtail import blocks

from home.blocks.in_migrations import PlainInMigrations

_SAMPLE = {
    "value": "21",
    "label": "agents dans la première promotion",
    "date": "début 2010",
    "perimeter": "Aquitaine",
    "source": "réseau des animateurs numériques de territoire",
}


class KeyFigureBlock(blocks.StructBlock):
    value = blocks.CharBlock(label="Chiffre", max_length=30, help_text="Exemple : « 500 » ou « plus de 1 000 ».")
    label = blocks.CharBlock(label="Ce qu’il compte", max_length=120)
    date = blocks.CharBlock(label="Date", max_length=40, help_text="Exemple : « mai 2011 ».")
    perimeter = blocks.CharBlock(label="Périmètre", max_length=160, help_text="Qui est compté, et où.")
    source = blocks.CharBlock(label="Source", max_length=200)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["figures"] = [value]
        return context

    class Meta:
        icon = "order"
        label = "Chiffre clé"
        adds = "un chiffre"
        description = "Un chiffre daté, avec son périmètre et sa source."
        template = "components/blocks/key_figure.html"
        preview_value = _SAMPLE


class KeyFiguresBlock(PlainInMigrations, blocks.ListBlock):
    """Some figures side by side."""

    arguments = {"child_block": KeyFigureBlock()}

    class Meta:
        icon = "order"
        label = "Chiffres clés"
        description = "Des chiffres datés, avec leur périmètre et leur source."
        template = "components/blocks/key_figures.html"
        preview_value = [_SAMPLE]

"""Blocks of the catalogue: objectives, steps of a programme, modules of a cycle, slots and replays of an event."""

from datetime import time

from django.core.exceptions import ValidationError
from wagtail import blocks

from home.as_typed.blocks import DateBlock, DecimalBlock, IntegerBlock, TimeBlock
from home.blocks.in_migrations import PlainInMigrations
from home.blocks.text import RICH_TEXT_FEATURES
from home.videos import video_at


class ObjectiveBlock(PlainInMigrations, blocks.CharBlock):
    """One thing that a participant can do afterwards."""

    arguments = {"max_length": 200}

    class Meta:
        icon = "check"
        label = "Objectif"
        adds = "un objectif"
        description = "Ce que l’on saura faire, en commençant par un verbe."
        template = "components/blocks/objective.html"
        preview_value = "Revendiquer sa fiche d’établissement et la compléter."


class ProgrammeStepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Étape", max_length=140)
    minutes = IntegerBlock(label="Durée (minutes)", required=False, min_value=1, max_value=1440)
    text = blocks.RichTextBlock(label="Contenu", required=False, features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "list-ol"
        label = "Étape du programme"
        adds = "une étape"
        description = "Une étape, avec sa durée."
        template = "components/blocks/programme_step.html"
        preview_value = {
            "title": "Tour de table",
            "minutes": 15,
            "text": "<p>Chacun dit ce qu’il est venu chercher.</p>",
        }


class ModuleBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Module", max_length=140)
    days = DecimalBlock(label="Durée (jours)", required=False, min_value=0, max_digits=4, decimal_places=1)
    text = blocks.RichTextBlock(label="Contenu", required=False, features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "list-ol"
        label = "Module"
        adds = "un module"
        description = "Un module d’une formation, avec sa durée."
        template = "components/blocks/module.html"
        preview_value = {"title": "Diagnostiquer un territoire", "days": 2, "text": "<p>Méthode et cas réels.</p>"}


class SlotBlock(blocks.StructBlock):
    date = DateBlock(label="Jour", required=False, help_text="Si l’événement dure plusieurs jours.")
    start = TimeBlock(label="Début")
    end = TimeBlock(label="Fin", required=False)
    title = blocks.CharBlock(label="Intitulé", max_length=160)
    speakers = blocks.CharBlock(label="Intervenants", required=False, max_length=200)
    text = blocks.RichTextBlock(label="Description", required=False, features=RICH_TEXT_FEATURES)

    def clean(self, value):
        """A slot that ends at midnight is written so."""
        cleaned = super().clean(value)
        if cleaned["end"] and time.min < cleaned["end"] <= cleaned["start"]:
            raise blocks.StructBlockValidationError({"end": ValidationError("La fin doit venir après le début.")})
        return cleaned

    class Meta:
        icon = "time"
        label = "Créneau"
        adds = "un créneau"
        description = "Un moment du programme."
        template = "components/blocks/slot.html"
        preview_value = {
            "start": time(9, 30),
            "end": time(10, 15),
            "title": "Accueil et tour de table",
            "speakers": "",
            "text": "",
        }


class ReplayBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Titre", max_length=160)
    url = blocks.URLBlock(label="Adresse de la vidéo")

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["video"] = video_at(value.get("url", ""))
        return context

    class Meta:
        icon = "media"
        label = "Rediffusion"
        adds = "une rediffusion"
        description = "L’enregistrement d’un moment de l’événement."
        template = "components/blocks/video.html"
        preview_value = {"title": "Table ronde d’ouverture", "url": "https://vimeo.com/114200000"}


class ArgumentBlock(PlainInMigrations, blocks.CharBlock):
    """One reason for or against a format."""

    arguments = {"max_length": 200}

    class Meta:
        icon = "info-circle"
        label = "Argument"
        adds = "un argument"
        description = "Une raison, en une phrase."
        template = "components/blocks/argument.html"
        preview_value = "Chacun repart avec quelque chose de fait."

"""Questions and answers, grouped; each question has an address of its own."""

from django.utils.functional import cached_property
from wagtail import blocks

from home.anchors import anchor_of
from home.blocks.text import RICH_TEXT_FEATURES


class QuestionValue(blocks.StructValue):
    @cached_property
    def anchor(self) -> str:
        """Stable as long as the question's words are."""
        return anchor_of(self.get("question", ""))


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label="Question", max_length=200)
    answer = blocks.RichTextBlock(label="Réponse", features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = "Question"
        adds = "une question"
        value_class = QuestionValue


class FaqGroupValue(blocks.StructValue):
    @cached_property
    def anchor(self) -> str:
        return anchor_of(self.get("title", ""), "groupe-")


class FaqGroupBlock(blocks.StructBlock):
    """A group of questions on one subject."""

    title = blocks.CharBlock(label="Titre du groupe", max_length=120)
    questions = blocks.ListBlock(QuestionBlock(), label="Questions")

    class Meta:
        icon = "help"
        label = "Groupe de questions"
        adds = "un groupe de questions"
        description = "Des questions sur un même sujet ; chacune a son adresse."
        template = "components/blocks/faq_group.html"
        value_class = FaqGroupValue
        preview_value = {
            "title": "Participer",
            "questions": [
                {"question": "Les ateliers sont-ils payants ?", "answer": "<p>Chaque séance annonce son prix.</p>"}
            ],
        }

"""What the area of a rich text sends holds no half of a character: the page could be shown to nobody."""

import json

import pytest
from wagtail.admin.rich_text import get_rich_text_editor_widget

from home.blocks.text import TextBlock

BLOCK = {"key": "a", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}


def sent(text: str) -> str:
    return json.dumps({"blocks": [BLOCK | {"text": text}], "entityMap": {}})


@pytest.mark.parametrize("half", ["\ud83d", "\x00", "\x1b"])
@pytest.mark.parametrize("area", [get_rich_text_editor_widget, lambda: TextBlock().field.widget])
def test_half_a_character_is_left_out(area, half):
    html = area().value_from_datadict({"texte": sent(f"Bon{half}jour 🐜")}, {}, "texte")
    assert html == '<p data-block-key="a">Bonjour 🐜</p>'


def test_nothing_sent_is_nothing():
    assert get_rich_text_editor_widget().value_from_datadict({}, {}, "texte") is None

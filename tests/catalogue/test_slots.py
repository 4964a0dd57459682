"""Slots of an event's programme, and videos that it links to."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError

from catalogue.blocks import SlotBlock
from home.videos import video_at


def slot(start: str, end: str) -> dict:
    values = {
        "date": None,
        "start": time.fromisoformat(start),
        "end": end and time.fromisoformat(end),
        "title": "Table ronde",
    }
    return SlotBlock().clean(SlotBlock().to_python(values))


@pytest.mark.parametrize("end", ["09:00", "09:30"])
def test_a_slot_that_ends_before_it_starts_is_refused(end):
    with pytest.raises(ValidationError) as refusal:
        slot("09:30", end)
    assert refusal.value.block_errors["end"].messages == ["La fin doit venir après le début."]


@pytest.mark.parametrize("end", ["10:00", "00:00", ""])
def test_a_slot_ends_later_at_midnight_or_nobody_knows_when(end):
    assert slot("09:30", end)["start"] == time(9, 30)


def test_a_video_that_is_only_linked_says_where_it_opens():
    video = video_at("https://www.tiktok.com/@ant/video/7")
    assert (video.provider, video.embed_url) == ("tiktok.com", None)

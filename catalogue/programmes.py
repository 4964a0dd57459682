"""Programmes as lines of `components/timeline.html`: steps of a workshop, modules of a cycle, slots of an event."""

from itertools import groupby

from catalogue.durations import days_label, duration_label


def texts_of(stream) -> list[str]:
    """The values of a stream of one kind of short text: objectives, arguments."""
    return [block.value for block in stream]


def steps_of(stream) -> list[dict]:
    """Steps of a workshop, each with its duration."""
    return [_line(block.value, block.value["minutes"] and duration_label(block.value["minutes"])) for block in stream]


def modules_of(stream) -> list[dict]:
    """Modules of a cycle, each with its days."""
    return [_line(block.value, block.value["days"] and days_label(block.value["days"])) for block in stream]


def days_of(stream) -> list[dict]:
    """Slots of an event day by day, in the editor's order; `date` is None when the editor gave none."""
    slots = [block.value for block in stream]
    days = groupby(slots, key=lambda slot: slot["date"])
    return [{"date": date, "slots": [_line(slot, _hours(slot)) for slot in day]} for date, day in days]


def _hours(slot) -> str:
    return " – ".join(f"{hour:%H h %M}" for hour in (slot["start"], slot["end"]) if hour)


def _line(value, time: str | None) -> dict:
    return {"time": time, "title": value["title"], "note": value.get("speakers"), "text": value["text"]}

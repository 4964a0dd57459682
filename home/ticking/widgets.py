"""Boxes to tick. A long list is folded below what is chosen; `static/js/tick-boxes.js` adds a search to it."""

from typing import Any

from django.forms import CheckboxSelectMultiple, Media
from wagtail.admin.staticfiles import versioned_static

SHORT = 12  # boxes that the eye reads at once


class TickBoxes(CheckboxSelectMultiple):
    template_name = "home/admin/tick_boxes.html"

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        boxes = [option for _group, options, _index in context["widget"]["optgroups"] for option in options]
        chosen = [box["label"] for box in boxes if box["selected"]]
        attrs = context["widget"]["attrs"]
        return context | {
            "group_label": attrs.get("aria-label", ""),
            "described_by": attrs.get("aria-describedby", ""),
            "boxes": boxes,
            "chosen": chosen,
            "is_long": len(boxes) > SHORT,
            "is_open": self.is_required and not chosen,
        }

    @property
    def media(self) -> Media:
        return Media(js=[versioned_static("js/tick-boxes.js")], css={"all": [versioned_static("css/tick-boxes.css")]})

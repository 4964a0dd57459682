"""Blocks that hold dates, hours and numbers. To migrations they are Wagtail's own: they keep the same values."""

from django.utils.functional import cached_property
from wagtail import blocks

from home.as_typed import fields


class DateBlock(blocks.DateBlock):
    @cached_property
    def field(self):
        return fields.DateField(**self.field_options)


class TimeBlock(blocks.TimeBlock):
    @cached_property
    def field(self):
        return fields.TimeField(**self.field_options)


class IntegerBlock(blocks.IntegerBlock):
    def __init__(self, *, required=True, help_text=None, min_value=None, max_value=None, **kwargs):
        options = {"required": required, "help_text": help_text, "min_value": min_value, "max_value": max_value}
        super().__init__(**options, **kwargs)
        self.field = fields.IntegerField(**options)


class DecimalBlock(blocks.DecimalBlock):
    def __init__(self, *, required=True, min_value=None, max_digits=None, decimal_places=None, **kwargs):
        options = {
            "required": required,
            "min_value": min_value,
            "max_digits": max_digits,
            "decimal_places": decimal_places,
        }
        super().__init__(**options, **kwargs)
        self.field = fields.DecimalField(**options)


DECONSTRUCT_ALIASES = {
    block: f"wagtail.blocks.{block.__name__}" for block in (DateBlock, TimeBlock, IntegerBlock, DecimalBlock)
}

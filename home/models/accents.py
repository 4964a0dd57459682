"""The colour of a site."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models

from home.colours import ColourInput
from home.validators import validate_accent


class AccentField(models.CharField):
    """`#rrggbb`, dark enough for white text on it. Migrations know the column alone, not our check."""

    default_validators = [validate_accent]

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"widget": ColourInput, **kwargs})

    def deconstruct(self) -> tuple[str, str, Sequence, dict]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

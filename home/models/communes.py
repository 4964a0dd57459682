"""The commune of an address."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models

from home.typed_communes.inputs import CommuneInput


class CommuneField(models.CharField):
    """A text, which forms help to type. Migrations know the column alone."""

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"widget": CommuneInput, **kwargs})

    def deconstruct(self) -> tuple[str, str, Sequence, dict]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

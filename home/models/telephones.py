"""A telephone number."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models

from home.as_typed.fields import TelephoneField as TelephoneFormField


class TelephoneField(models.CharField):
    """A form reads and checks it; the column keeps what it has. Migrations know the column alone."""

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": TelephoneFormField, **kwargs})

    def deconstruct(self) -> tuple[str, str, Sequence, dict]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

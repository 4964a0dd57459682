"""Pictures of people in the admin: cleaned on their way in, and those that were there before."""

import logging
import os
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from wagtail.users.models import UserProfile

from home.pictures import Unreadable, clean_picture

logger = logging.getLogger(__name__)

_REFUSED = "Cette image n’a pas pu être lue : envoyez une image JPEG, PNG, GIF ou WebP."


class AvatarField(forms.ImageField):
    """In place of the field of Wagtail's own form, the only way in."""

    def to_python(self, data):
        file: Any = super().to_python(data)  # with the type that Django has found
        if file is None:
            return None
        file.seek(0)
        try:
            content = clean_picture(file.read())
        except Unreadable as error:
            raise ValidationError(_REFUSED, code="invalid_image") from error
        return SimpleUploadedFile(file.name, content, file.content_type)


def clean_avatars() -> int:
    """Clean those that are stored; returns how many had something to say. Soon done: they are small and few."""
    cleaned = 0
    for profile in UserProfile.objects.exclude(avatar="").exclude(avatar=None):
        try:
            with profile.avatar.open("rb") as file:
                content = file.read()
            clean = clean_picture(content)
        except (Unreadable, OSError) as error:
            logger.warning("The picture of user %s cannot be cleaned: %s", profile.user_id, error)
            continue
        if clean != content:
            _replace(profile, clean)
            cleaned += 1
    return cleaned


def _replace(profile: UserProfile, clean: bytes) -> None:
    storage, old = profile.avatar.storage, profile.avatar.name
    with transaction.atomic():
        profile.avatar = ContentFile(clean, name=os.path.basename(old)[-60:])
        profile.save(update_fields=["avatar"])
        transaction.on_commit(partial(storage.delete, old))

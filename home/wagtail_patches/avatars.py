"""The picture of an account is cleaned on its way in, as every image: home/pictures/avatars.py.

Wagtail has a setting for the model of images, none for the form of this one. Read on Wagtail 8.0.1.
Upstream: none known.
"""

from wagtail.admin.forms.account import AvatarPreferencesForm

from home.pictures.avatars import AvatarField
from home.wagtail_patches.patch import Patch


def with_clean_avatar(fields):
    return fields | {"avatar": AvatarField(label=fields["avatar"].label, required=False)}


PATCHES = (Patch(AvatarPreferencesForm, "base_fields", with_clean_avatar),)

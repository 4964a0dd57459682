"""The screen of groups names rights in French."""

import pytest
from django.contrib.auth.models import Permission

from home.permission_names import name_permissions

pytestmark = pytest.mark.django_db


def test_no_right_is_named_in_english():
    assert list(Permission.objects.filter(name__startswith="Can ").values_list("name", flat=True)) == []


def test_a_right_says_the_action_and_what_it_is_done_to():
    names = {
        (right.content_type.model, right.codename): right.name
        for right in Permission.objects.filter(
            codename__in=("add_theme", "choose_image", "publish_page", "access_admin")
        )
    }
    assert names["admin", "access_admin"] == "Peut entrer dans l’administration"
    assert names["image", "choose_image"] == "Choisir\u00a0: image"


def test_an_english_name_is_mended():
    right = Permission.objects.get(codename="choose_image")
    Permission.objects.filter(pk=right.pk).update(name="Can choose image")
    name_permissions()
    right.refresh_from_db()
    assert right.name == "Choisir\u00a0: image"

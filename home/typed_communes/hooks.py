"""The address where communes are suggested, within the admin: for who works there only."""

from django.urls import path
from wagtail import hooks

from home.typed_communes.views import suggest


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [path("communes/", suggest, name="home_communes")]

"""Every answer carries the headers that keep it whole, also those that a middleware gives by itself."""

import re

import pytest
from django.test import override_settings

pytestmark = pytest.mark.django_db

FRAMES = {
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
}


def policy(response) -> dict[str, str]:
    directives = response["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "localhost", 200),
        ("/agenda", "localhost", 301),
        ("/nulle-part/", "localhost", 404),
        ("/", "sans-site.localhost", 404),
        ("/gestion/", "localhost", 302),
    ],
    ids=["page", "slash added", "no page", "no site", "admin"],
)
def test_answer_has_its_headers(site, visit, path, host, status):
    response = visit(path, host=host)
    assert (response.status_code, {name: response.get(name) for name in FRAMES}) == (status, FRAMES)
    assert {key: policy(response)[key] for key in ("default-src", "base-uri", "form-action", "frame-ancestors")} == {
        "default-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }


@override_settings(APPEND_SLASH=False)
def test_slash_is_what_the_301_above_adds(site, visit):
    assert visit("/agenda").status_code == 404


def test_scripts_of_the_admin_are_its_own_and_nothing_of_the_site_stands_in_its_pages(visit, site):
    admin, public = policy(visit("/gestion/login/")), policy(visit("/"))
    assert (admin["script-src"], admin["object-src"], admin["connect-src"]) == (
        "'self' 'unsafe-inline'",
        "'none'",
        "'self'",
    )
    assert (public["script-src"], public["style-src"]) == ("'self'", "'self'")


def test_colour_of_a_region_is_a_stylesheet_of_its_own(visit, site, bretagne):
    bretagne.accent_colour = "#004080"
    bretagne.save_revision().publish()
    national, regional = (visit(path).content.decode() for path in ("/", "/regions/bretagne/"))
    assert ['href="/couleurs/004080.css"' in text for text in (national, regional)] == [False, True]
    sheet = visit("/couleurs/004080.css")
    assert (sheet.content, sheet["Content-Type"]) == (b":root{--accent:#004080}\n", "text/css; charset=utf-8")
    assert visit("/couleurs/rouge;.css").status_code == 404
    assert not re.search(r"<style|nonce|<script(?! src=| type=.application/ld)", national + regional)

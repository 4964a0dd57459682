"""Pages of refused requests, in the language of the visitor."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.translation import activate, override
from django.views import defaults
from django.views.csrf import csrf_failure

from catalogue.models import DocumentText
from tests.factories import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_():
    return RequestFactory().get("/", headers={"host": "localhost"})


def test_forbidden(request_, django_assert_num_queries):
    with override("fr"), django_assert_num_queries(0):
        response = defaults.permission_denied(request_, PermissionDenied("You shall not pass"))
    content = response.content.decode()
    assert response.status_code == 403
    assert "Cette galerie est fermée" in content
    assert "You shall not pass" not in content


def test_bad_request(request_):
    with override("fr"):
        response = defaults.bad_request(request_, SuspiciousOperation("Too odd"))
    content = response.content.decode()
    assert response.status_code == 400
    assert "Cette demande est illisible" in content
    assert "Too odd" not in content


def test_unknown_host_is_a_bad_request_in_french(client, site):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "Cette demande est illisible" in response.content.decode()


def test_form_without_its_token(site):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/gestion/login/", {"username": "a", "password": "b"}, headers={"host": "localhost"})
    content = response.content.decode()
    assert response.status_code == 403
    assert "Votre page était ouverte depuis trop longtemps : rechargez-la" in content
    assert "CSRF" not in content


def test_form_without_its_token_in_english(request_):
    with override("en"):
        content = csrf_failure(request_).content.decode()
    assert '<html lang="en">' in content
    assert "Your page was open for too long" in content


@pytest.mark.parametrize("name", ["400", "403", "403_csrf"])
def test_page_needs_no_context(name):
    with override("fr"):
        assert 'href="/"' in render_to_string(f"{name}.html")


def test_page_of_a_document_tells_why_its_text_was_not_read(client, admin):
    document = make_document(b"Bonjour", "bonjour.txt")
    DocumentText.objects.filter(document=document).delete()
    client.force_login(admin)
    url, host = f"/gestion/documents/edit/{document.pk}/", {"host": "localhost"}
    assert "Lecture du texte" not in client.get(url, headers=host).content.decode()
    DocumentText.objects.create(document=document, state="echec", reason="Ce fichier est abîmé.")
    content = client.get(url, headers=host).content.decode()
    assert "Lecture du texte" in content
    assert "Échec" in content
    assert "Ce fichier est abîmé." in content


def test_refusal_is_in_french_after_an_english_page_on_the_same_thread(visit):
    activate("en")
    response = visit("/", host="evil.example")
    assert (response.status_code, "Cette demande est illisible" in response.content.decode()) == (400, True)

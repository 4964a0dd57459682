"""Machine translation: off by default, for chosen languages only, and an outage tells it without losing anything."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.settings.environment import Environment, Refused
from cms.settings.machine_translation import machine_translator
from tests.editing.forms import said

pytestmark = pytest.mark.django_db

SERVICE_DOWN = "Le service de traduction n’a pas répondu. Rien n’a changé ; réessayez plus tard ou traduisez à la main."


class Answers(BaseHTTPRequestHandler):
    """As LibreTranslate answers: each text again, marked; `broken` answers something else."""

    broken = False

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        texts = [f"{asked['source']}>{asked['target']} {text}" for text in asked["q"]]
        body = json.dumps({"error": "?"} if self.broken else {"translatedText": texts}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Quiet."""


@pytest.fixture
def service():
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    Answers.broken = False


@pytest.fixture
def use(settings, monkeypatch):
    """Set the environment as `.env` would, and the setting that follows from it."""

    def with_environment(**values):
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(Environment())

    return with_environment


def ask(coordinator, article):
    coordinator.submit(article)
    url = reverse("wagtail_localize:machine_translate", args=[coordinator.translation_of(article).pk])
    return coordinator.editor.client.post(url)


def test_it_is_off_by_default(article, coordinator):
    assert settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR is None
    assert ask(coordinator, article).status_code == 404


def test_it_fills_what_is_missing_and_publishes_nothing(article, coordinator, service, use):
    use(MACHINE_TRANSLATION="libretranslate", MACHINE_TRANSLATION_URL=service, MACHINE_TRANSLATION_LANGUAGES="br")
    assert ask(coordinator, article).status_code == 302
    texts = StringTranslation.objects.filter(context__object_id=article.translation_key)
    assert texts.get(context__path="title").data == "fr>br Une journée à Quimper"
    assert not coordinator.version_of(article).live


def test_language_that_the_service_does_not_speak_is_not_asked(article, coordinator, service, use):
    use(MACHINE_TRANSLATION="libretranslate", MACHINE_TRANSLATION_URL=service)
    assert ask(coordinator, article).status_code == 404


@pytest.mark.parametrize("outage", ["nobody", "nonsense"])
def test_outage_is_told_and_changes_nothing(outage, article, coordinator, service, use):
    url = "http://127.0.0.1:1" if outage == "nobody" else service
    Answers.broken = outage == "nonsense"
    use(MACHINE_TRANSLATION="libretranslate", MACHINE_TRANSLATION_URL=url, MACHINE_TRANSLATION_LANGUAGES="br")
    response = ask(coordinator, article)
    assert (response.status_code, said(response)[-1]) == (302, SERVICE_DOWN)
    texts = StringTranslation.objects.filter(context__object_id=article.translation_key)
    assert not texts.exclude(context__path="slug").exists()  # the slug needs nobody


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"MACHINE_TRANSLATION": "google"}, "MACHINE_TRANSLATION"),
        ({"MACHINE_TRANSLATION": "deepl"}, "MACHINE_TRANSLATION_KEY"),
        ({"MACHINE_TRANSLATION": "libretranslate"}, "MACHINE_TRANSLATION_URL"),
        ({"MACHINE_TRANSLATION": "libretranslate", "MACHINE_TRANSLATION_URL": "ftp://x"}, "MACHINE_TRANSLATION_URL"),
    ],
)
def test_wrong_environment_is_refused_with_its_name(values, named, use):
    with pytest.raises(Refused, match=f"^{named} : "):
        use(**values)


def test_deepl_needs_its_key_only(use, settings):
    use(MACHINE_TRANSLATION="deepl", MACHINE_TRANSLATION_KEY="x:fx")
    assert settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR == {
        "CLASS": "home.languages.machine.DeepL",
        "OPTIONS": {"LANGUAGES": ["en", "de", "es", "it", "nl"], "TIMEOUT": 20, "AUTH_KEY": "x:fx"},
    }

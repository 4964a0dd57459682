"""One bad value of any variable of .env.example stops the start, and its name is said, in French."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.settings.conftest import PRODUCTION, documented

# Values that the site does not start with, by variable; what stands beside one is what it needs to be read at all.
BAD = {
    "PORT": ["99999", "0", "-1", "8_000", "80 80", "http"],
    "DEBUG": ["peut-être", "2"],
    "DEMO_PASSWORD": ["une\nligne", "long" * 100],
    "DATA_DIR": ["/dev/null", "manage.py", "manage.py/data"],
    "DATABASE_URL": [
        "sqlite",
        "mysql://localhost/base",
        "postgres://localhost",
        "postgres://localhost:port/base",
        "sqlite:///",
    ],
    "SEARCH_ENGINE": ["solr", "postgresql"],
    "SEARCH_URL": ["search.example.org:9200", "ftp://search.example.org", "https://", "http://hote:99999"],
    "MEANING_MODEL": ["oui", "e5", "nowhere.to.be.found", "search.meaning.", "os; rm"],
    "SEARCH_INDEX_PREFIX": ["Fourmi", "fourmi", "_"],
    "CACHE_URL": [
        "localhost",
        "memcached://localhost:11211",
        "locmem://",
        "redis://",
        "redis://localhost:port/0",
        "redis://localhost/base",
        "redis://localhost:6379/0?socket_timeout=30",
    ],
    "PAGE_CACHE": ["un peu", "2"],
    "REQUIRE_SECOND_FACTOR": ["quand même", "2"],
    "SIGNUP_TRIES_PER_HOUR": ["beaucoup", "-1"],
    "CHECK_LINKS": ["oui ou non"],
    "MACHINE_TRANSLATION": ["google"],
    "MACHINE_TRANSLATION_URL": ["traduction.example.org", "ftp://traduction.example.org"],
    "MACHINE_TRANSLATION_KEY": ["une clé coupée"],
    "MACHINE_TRANSLATION_LANGUAGES": ["anglais", "en;de", "fr", ","],
    "SECRET_KEY": ["", "court", "a" * 60, "django-insecure-" + "zC4!tq8vW1p0Yb7k-Nn3sXe6uGr9dJm2hFa5LoQiTy"],
    "ALLOWED_HOSTS": [
        "",
        "*",
        "www.example.org,*",
        "*.example.org",
        "https://www.example.org",
        "www.example.org:443",
        "www.example.org/",
        ".org",
        "www example.org",
        "été.example.org",
        ",",
    ],
    "ADMIN_BASE_URL": [
        "",
        "www.example.org",
        "ftp://www.example.org",
        "https://",
        "https://www.example.org/gestion/",
        "http://www.example.org",
        "https://www.example.org:99999",
    ],
    "CONTACT_EMAIL": ["equipe", "a@b@c", "a@example.org, b@example.org"],
    "DEFAULT_FROM_EMAIL": ["", "ne-pas-repondre", "a@b@c", "Fourmilière", "a@example.org, b@example.org"],
    "EMAIL_URL": ["localhost:25", "imap://localhost", "smtp://localhost:port", "submission://", "smtps://localhost"],
    "SECURE_SSL_REDIRECT": ["parfois"],
    "SECURE_HSTS_SECONDS": ["-1", "un an", "31_536_000", "1e6", "99999999999"],
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": ["www"],
    "BEHIND_PROXY": ["nginx"],
}
DEVELOPMENT = {"PORT", "DEBUG"}  # read by « make run » only


def test_every_variable_has_a_bad_value_here():
    assert set(BAD) == set(documented())


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in BAD.items() for value in values], ids=repr
)
def test_bad_value_stops_the_start_and_is_named(name, value, start):
    module = "dev" if name in DEVELOPMENT else "production"
    with pytest.raises(ImproperlyConfigured) as refused:
        start(module, PRODUCTION | {name: value})
    assert str(refused.value).startswith(f"{name} : ")

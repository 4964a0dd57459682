"""One bad value of any variable of .env.example stops the start, and its name is said, in French."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.settings.conftest import PRODUCTION, documented

# Values that the site does not start with, by variable; what stands beside one is what it needs to be read at all.
BAD = {
    "PORT": ["99999", "0", "-1", "8_000", "80 80", "http"],
    "DEBUG": ["peut-être", "2"],
    "DEMO_PASSWORD": ["une\nligne", "long" * 100],
    "DATA_DIR": ["/dev/null", "manage.py", "manage.py/data", "/proc", "/proc/1/data", "/" + "a" * 300],
    "DATABASE_URL": [
        "sqlite",
        "mysql://localhost/base",
        "postgres://localhost",
        "postgres://localhost:port/base",
        "postgres://u:p@h:0/base",
        "postgres://u:p@h..example.org/base",
        "postgres://u:p@ho st/base",
        "postgres://u:p@h/ba#se",
        "sqlite:///",
        "sqlite:///.",
        "sqlite:////tmp",
        "sqlite:////nulle/part/x",
        "sqlite:////proc/db.sqlite3",
        "sqlite:////dev/null",
        "sqlite:///manage.py",
        "sqlite://var/db.sqlite3",
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
    "SECRET_KEY": [
        "",
        "court",
        "a" * 60,
        "abcdefghij" * 5,
        "0123456789-" * 5,
        "une-phrase-que-l-on-recopie," * 2,
        "django-insecure-" + "zC4!tq8vW1p0Yb7k-Nn3sXe6uGr9dJm2hFa5LoQiTy",
    ],
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
        "www..example.org",
        "a" * 64 + ".example.org",
        "." + "a" * 64 + ".example.org",
        ".".join(["a" * 50] * 6),
        "[::::]",
        "[192.0.2.7]",
        "::1",
        "192.0.2.777",
        ".192.0.2.7",
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
        "https://www..example.org",
        "https://" + "a" * 64 + ".localhost",
        "https://[::::]",
        "https://example.org",
        "https://autre.example.org",
    ],
    "CONTACT_EMAIL": ["equipe", "a@b@c", "a@example.org, b@example.org"],
    "DEFAULT_FROM_EMAIL": ["", "ne-pas-repondre", "a@b@c", "Fourmilière", "a@example.org, b@example.org"],
    "EMAIL_URL": [
        "localhost:25",
        "imap://localhost",
        "smtp://localhost:port",
        "submission://",
        "smtps://localhost",
        "smtp://",
        "smtp://:25",
        "smtp://host:0",
        "smtp://ho st:25",
        "smtp://h:25/chemin",
        "smtp://h:25/?ssl=peut-etre",
        "smtp://h:25/?ssl=true&tls=true",
        "smtp://h/?ssl=true",
        "smtp://h:25/?timeout=5",
        "smtp://compte@h:25",
        "submission://h:587/?ssl=true",
        "console://h",
    ],
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

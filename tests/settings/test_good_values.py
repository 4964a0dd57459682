"""What .env.example shows starts the site; what is read is what was written."""

import re
import subprocess
import sys

import pytest

from tests.settings.conftest import PRODUCTION, ROOT, documented

SHOWN = {name: value for name, value in documented().items() if value}


@pytest.mark.parametrize("module", ["dev", "production"])
def test_example_starts(module, start):
    start(module, SHOWN | {"SECRET_KEY": PRODUCTION["SECRET_KEY"]})


def test_example_names_every_variable_that_is_read_and_no_other(start):
    read = start("dev", {}).env.names | start("production", PRODUCTION).env.names
    assert read == set(documented())


def test_example_has_no_comment_behind_a_value():
    """systemd would take it for a part of the value."""
    assert [
        line for line in (ROOT / ".env.example").read_text().splitlines() if re.match(r"#?[A-Z_]+=.*\s#", line)
    ] == []


def test_empty_values_are_the_defaults(start):
    empty = start("production", PRODUCTION | dict.fromkeys(set(documented()) - set(PRODUCTION), ""))
    said = (empty.SECURE_SSL_REDIRECT, empty.SECURE_HSTS_SECONDS, empty.BEHIND_PROXY, empty.EMAIL_PORT)
    assert said == (True, 31_536_000, False, 25)
    assert empty.DATABASES["default"]["NAME"] == str(ROOT / "var" / "db.sqlite3")


@pytest.mark.parametrize(
    ("name", "value", "setting", "read"),
    [
        ("ALLOWED_HOSTS", "www.example.org, .example.org", "ALLOWED_HOSTS", ["www.example.org", ".example.org"]),
        (
            "ALLOWED_HOSTS",
            "192.0.2.7,[::1],localhost,.example.org",
            "ALLOWED_HOSTS",
            ["192.0.2.7", "[::1]", "localhost", ".example.org"],
        ),
        ("ADMIN_BASE_URL", "https://www.example.org:8443/", "WAGTAILADMIN_BASE_URL", "https://www.example.org:8443"),
        ("CONTACT_EMAIL", "equipe@example.org", "CONTACT_EMAIL", "equipe@example.org"),
        ("DEFAULT_FROM_EMAIL", "Réseau <a@example.org>", "DEFAULT_FROM_EMAIL", "Réseau <a@example.org>"),
        ("SECURE_SSL_REDIRECT", "FALSE", "SECURE_SSL_REDIRECT", False),
        ("SECURE_HSTS_SECONDS", "0", "SECURE_HSTS_SECONDS", 0),
        ("EMAIL_URL", "submission://u:p%40@mail.example.org", "EMAIL_HOST_PASSWORD", "p@"),
        ("EMAIL_URL", "submission://u:p@mail.example.org", "EMAIL_PORT", 587),
        ("EMAIL_URL", "smtp://u:p@[2001:db8::1]:465/?ssl=true", "EMAIL_USE_SSL", True),
        ("EMAIL_URL", "smtp://relais_mail/?tls=true", "EMAIL_USE_TLS", True),
        ("EMAIL_URL", "dummy://", "MAIL_TRANSPORT", "django.core.mail.backends.dummy.EmailBackend"),
        (
            "CACHE_URL",
            "rediss://compte:secret@redis.example.org/3",
            "CACHE_URL",
            "rediss://compte:secret@redis.example.org/3",
        ),
        ("DATA_DIR", "var/ailleurs", "VAR_DIR", ROOT / "var" / "ailleurs"),
        ("MACHINE_TRANSLATION_LANGUAGES", "en, br", "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", None),
    ],
)
def test_value_is_read_as_it_was_meant(name, value, setting, read, start):
    assert getattr(start("production", PRODUCTION | {name: value}), setting) == read


@pytest.mark.parametrize(("module", "transport"), [("dev", "filebased"), ("production", "smtp")])
def test_every_mail_goes_through_the_outbox(module, transport, start):
    read = start(module, PRODUCTION if module == "production" else {})
    assert read.EMAIL_BACKEND == "home.outbox.backend.OutboxBackend"
    assert read.MAIL_TRANSPORT.split(".")[-2] == transport


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("postgres://u:p@db_1:5432/base", "db_1"),
        ("postgresql://u:p@[::1]/base", "::1"),
        ("postgres://u:p@un.example.org,deux.example.org/base", "un.example.org,deux.example.org"),
        ("postgres://%2Fvar%2Frun%2Fpostgresql/base", "/var/run/postgresql"),
        ("postgres:///base", ""),
    ],
)
def test_server_of_the_database_is_where_it_says(address, host, start):
    database = start("production", PRODUCTION | {"DATABASE_URL": address}).DATABASES["default"]
    assert (database["HOST"], database["NAME"]) == (host, "base")


@pytest.mark.parametrize("stored", [None, b"", b"SQLite format 3\0" + bytes(84)])
def test_file_of_the_database_may_be_new(stored, start, tmp_path):
    path = tmp_path / "db.sqlite3"
    if stored is not None:
        path.write_bytes(stored)
    read = start("production", PRODUCTION | {"DATABASE_URL": f"sqlite:///{path}"})
    assert read.DATABASES["default"]["NAME"] == str(path)
    assert (path.read_bytes() if path.exists() else None, len(list(tmp_path.iterdir()))) == (stored, stored is not None)


def test_folder_of_data_may_be_made_after_the_start(start, tmp_path):
    folder = tmp_path / "data"
    values = {"DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
    assert folder == start("production", PRODUCTION | values).VAR_DIR
    assert not folder.exists()


def test_relative_paths_start_at_the_code_wherever_the_command_does(start, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    read = start("production", PRODUCTION | {"DATABASE_URL": "sqlite:///var/autre.sqlite3"})
    assert read.DATABASES["default"]["NAME"] == str(ROOT / "var" / "autre.sqlite3")


def test_address_of_the_admin_may_be_http_when_nothing_is_redirected(start):
    values = {"ADMIN_BASE_URL": "http://www.example.org", "SECURE_SSL_REDIRECT": "false"}
    assert start("production", PRODUCTION | values).WAGTAILADMIN_BASE_URL == "http://www.example.org"


def test_nearly_right_name_is_told(start, capsys, monkeypatch):
    monkeypatch.setenv("BEHIND_PROXI", "true")
    start("production", PRODUCTION)
    assert capsys.readouterr().err == "BEHIND_PROXI n’est pas un réglage du site : vouliez-vous dire BEHIND_PROXY ?\n"


def test_command_that_does_not_start_says_why_in_one_line():
    run = [sys.executable, "manage.py", "check"]
    environment = {**PRODUCTION, "ALLOWED_HOSTS": "*", "DJANGO_SETTINGS_MODULE": "cms.settings.production"}
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.fullmatch(r"Le site ne démarre pas\. ALLOWED_HOSTS : « \* » n’est pas un nom d’hôte.*\n", done.stderr)

"""A database made before the migrations were put together is refused, whole, with the way to start anew."""

import socket

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

START = (
    "Cette base date d’avant la première version de Fourmilière : aucune mise à jour ne mène à celle-ci. "
    "Rien n’y a été changé. Pour recommencer : "
)
ELSEWHERE = "une base vide dans DATABASE_URL et un dossier vide dans DATA_DIR, puis la même commande."


@pytest.fixture
def former(db, settings):
    """The test's database, said to be of before; with a port that `run` may take."""
    MigrationRecorder(connection).record_applied("home", "0001_user")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.PORT = probe.getsockname()[1]


@pytest.mark.parametrize("command", ["migrate", "run"])
def test_former_database_is_refused(former, command):
    before = set(MigrationRecorder(connection).applied_migrations())
    with pytest.raises(CommandError) as refused:
        call_command(command)
    assert str(refused.value) == START + ELSEWHERE
    assert set(MigrationRecorder(connection).applied_migrations()) == before


def test_database_of_the_demonstration_is_made_anew_by_make_clean(former, monkeypatch):
    folder = settings.BASE_DIR / "var"
    monkeypatch.setitem(connection.settings_dict, "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setitem(connection.settings_dict, "NAME", str(folder / "db.sqlite3"))
    with pytest.raises(CommandError) as refused:
        call_command("migrate")
    how = f"`make clean`, qui efface l’environnement, la base et les fichiers de {folder}, puis `make run`."
    assert str(refused.value) == START + how


def test_database_of_now_is_migrated(db, capsys):
    call_command("migrate", verbosity=1)
    assert "No migrations to apply." in capsys.readouterr().out

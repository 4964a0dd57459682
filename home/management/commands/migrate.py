"""Django's `migrate`, which first refuses a database that no migration leads to the present one."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

# The first migration of every database made before version 1, whose migrations were then made anew as one set an app.
_FORMER = ("home", "0001_user")
_REFUSAL = (
    "Cette base date d’avant la première version de Fourmilière : aucune mise à jour ne mène à celle-ci. "
    "Rien n’y a été changé. "
    "Pour recommencer : {how}"
)
_OWN_FOLDER = "`make clean`, qui efface l’environnement, la base et les fichiers de {folder}, puis `make run`."
_ELSEWHERE = "une base vide dans DATABASE_URL et un dossier vide dans DATA_DIR, puis la même commande."


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if _FORMER in MigrationRecorder(connection).applied_migrations():
            raise CommandError(_REFUSAL.format(how=_how(connection.settings_dict)))
        super().handle(*args, **options)


def _how(database: dict) -> str:
    cleaned = settings.BASE_DIR / "var"  # by `make clean`
    if database["ENGINE"].endswith("sqlite3") and Path(database["NAME"]).is_relative_to(cleaned):
        return _OWN_FOLDER.format(folder=cleaned)
    return _ELSEWHERE

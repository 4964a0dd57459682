"""The names of rights in French, as the screen of groups shows or reads them aloud.

Django writes them in English, once, when it makes the rights.
"""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils.translation import gettext, override

_ACTIONS = {"add": "Ajouter", "change": "Modifier", "delete": "Supprimer", "view": "Voir", "choose": "Choisir"}
_OTHERS = {"Can submit translations": "Demander une traduction"}


def french_name(permission: Permission) -> str:
    """A library's own word for it, else the action and what it is done to; the name as it is when it has neither."""
    said = _OTHERS.get(permission.name) or gettext(permission.name)
    if said != permission.name:
        return said
    model, action = permission.content_type.model_class(), permission.codename.partition("_")[0]
    if model is None or not permission.name.startswith("Can ") or action not in _ACTIONS:
        return permission.name
    return f"{_ACTIONS[action]} : {model._meta.verbose_name}"


def name_permissions() -> None:
    with override("fr"):
        rows = Permission.objects.select_related("content_type")
        renamed = [(row, name) for row in rows if (name := french_name(row)[:255]) != row.name]
    for row, name in renamed:
        row.name = name
    Permission.objects.bulk_update([row for row, _name in renamed], ["name"])


def name_after_migrate(using: str, plan: list | None = None, **kwargs: object) -> None:
    """Of `post_migrate`: nothing after `flush`, nor before their tables are.

    Rights of the apps that come later are made here, then named.
    """
    tables = {ContentType._meta.db_table, Permission._meta.db_table}
    if plan is None or using != "default" or not tables <= set(connection.introspection.table_names()):
        return
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0, using=using)
    name_permissions()

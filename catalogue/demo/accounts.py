"""Accounts of the demonstration: one password for all."""

from django.contrib.auth.models import Group
from django.utils.crypto import get_random_string

from catalogue.demo.stage import Stage
from catalogue.provisioning.national import NATIONAL_GROUP
from home.models import User


def build_accounts(stage: Stage, password: str) -> tuple[list[tuple[str, str]], str]:
    """Make the accounts that are missing; returns (account, role) rows, and the password if one was set now.

    `password` empty: one is generated, and known to nobody afterwards.
    """
    rows = account_rows(stage)
    missing = [row for row in rows if not User.objects.filter(username=row[0]).exists()]
    password = password or get_random_string(14)
    for username, group, _role in missing:
        user = User.objects.create_user(username, f"{username}@example.org", password)
        user.is_superuser = user.is_staff = not group
        user.save()
        user.groups.set(Group.objects.filter(name=group))
    return [(username, role) for username, _group, role in rows], password if missing else ""


def account_rows(stage: Stage) -> list[tuple[str, str, str]]:
    """Account, group, role in words."""
    rows = [
        ("admin", "", "administration : tout"),
        ("redaction", NATIONAL_GROUP, "rédaction nationale : écrit et publie"),
    ]
    for slug, region in stage.regions.items():
        rows.append((slug, f"Rédaction {region.title}", f"rédaction {region.title} : écrit et soumet"))
        rows.append((f"coordination-{slug}", f"Coordination {region.title}", f"coordination {region.title} : publie"))
    return rows

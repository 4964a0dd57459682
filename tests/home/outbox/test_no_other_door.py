"""Every mail goes through the outbox, and every mail of Wagtail's about a page through the gate."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.settings.conftest import ROOT

_MAILS = re.compile(r"\b(?:send_mail|send_mass_mail|EmailMessage|EmailMultiAlternatives|send_notification|smtplib)\b")
_OURS = ("home", "catalogue", "search", "cms")


def users_of_mail(folder: Path) -> set[str]:
    """Modules of a package that name what sends mails."""
    found = (path for path in folder.rglob("*.py") if _MAILS.search(path.read_text()))
    return {str(path.relative_to(folder)) for path in found if not {"tests", "test", "migrations"} & set(path.parts)}


@pytest.mark.parametrize(
    ("package", "modules"),
    [
        ("wagtail", {"admin/mail.py", "admin/views/pages/edit.py", "contrib/forms/models.py"}),  # no forms here
        ("wagtail_localize", set()),
        ("django/contrib", {"auth/forms.py", "auth/models.py"}),  # a new password; what we never call
    ],
)
def test_libraries_write_where_we_know_of(package, modules):
    """Another module after an upgrade: see what it tells, of which page, and whether the gate knows."""
    top, *rest = package.split("/")
    folder = Path(find_spec(top).origin).parent.joinpath(*rest)
    assert users_of_mail(folder) == modules


def test_nothing_of_ours_opens_a_connection_of_its_own():
    opens = re.compile(r"\b(?:mail\.get_connection|get_connection\(settings|smtplib\.SMTP)\b|\bimport get_connection")
    files = (path for name in _OURS for path in (ROOT / name).rglob("*.py"))
    assert {str(path.relative_to(ROOT)) for path in files if opens.search(path.read_text())} == {
        "home/outbox/sending.py"
    }
